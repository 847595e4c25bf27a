/** The mouse as a board: somebody of a given mass whose weight is where the pointer is. */
import { message } from '#core/language/message.ts';
import { createPointerPerson, type Pointer } from '#core/virtual/pointer-person.ts';
import type { HostTime } from './host-time.ts';
import { type ReadingSink, SimulatedBody } from './simulated-body.ts';

export const POINTER_SERIAL = 'pointer';

export function createPointerDevice(
  bodyMassKg: number,
  pointer: () => Pointer,
  slot: number,
  time: HostTime,
  sink: ReadingSink,
): SimulatedBody {
  const person = createPointerPerson(bodyMassKg);
  const board = { serial: POINTER_SERIAL, model: message('device.mouse'), slot };
  return new SimulatedBody({ source: 'pointer', board, step: () => person.step(pointer()), time, sink });
}
