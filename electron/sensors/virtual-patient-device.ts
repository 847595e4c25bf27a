/** The virtual patient as a board: a body that reacts to what it is told it sees. */
import type { Stimulus, VirtualPatientOptions } from '#core/contract/sensors.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import type { HostTime } from './host-time.ts';
import { type ReadingSink, SimulatedBoard } from './simulated-board.ts';

export const VIRTUAL_PATIENT_SERIAL = 'virtual-patient';

/** @param stimulus what the person sees now; undefined until something is shown. */
export function createVirtualPatientDevice(
  options: VirtualPatientOptions,
  stimulus: () => Stimulus | undefined,
  slot: number,
  time: HostTime,
  sink: ReadingSink,
): SimulatedBoard {
  const patient = createVirtualPatient(options);
  const identity = {
    source: 'virtual-patient',
    serial: VIRTUAL_PATIENT_SERIAL,
    model: 'Virtual patient',
    slot,
  } as const;
  return new SimulatedBoard({ identity, step: () => patient.step(stimulus()), time, sink });
}
