/** The virtual patient as devices: a body that reacts to what it is told it sees, its board, and its motion sensors. */
import type { SensorAssignment, VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Stimulus } from '#core/contract/stimulus.ts';
import { message } from '#core/language/message.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { createVirtualSensors } from '#core/virtual/virtual-sensors.ts';
import type { HostTime } from './host-time.ts';
import { type ReadingSink, type SimulatedBoard, SimulatedBody } from './simulated-body.ts';

const VIRTUAL_PATIENT_SERIAL = 'virtual-patient';

export interface VirtualPatientSurroundings {
  /** What the person sees now; undefined until something is shown. */
  readonly stimulus: () => Stimulus | undefined;
  readonly slotOf: (serial: string) => number;
  /** Where a therapist has put which motion sensor. */
  readonly assignments: Readonly<Record<string, SensorAssignment>>;
  readonly time: HostTime;
  readonly sink: ReadingSink;
}

export function createVirtualPatientDevice(
  options: VirtualPatientOptions,
  { stimulus, slotOf, assignments, time, sink }: VirtualPatientSurroundings,
): SimulatedBody {
  const patient = createVirtualPatient(options);
  const sensors = createVirtualSensors({ options, patient, slotOf, assignments });
  const step = () => patient.step(stimulus());
  const board = options.board === 'none' ? undefined : boardInSlot(slotOf(VIRTUAL_PATIENT_SERIAL));
  return new SimulatedBody({ source: 'virtual-patient', board, step, sensors, time, sink });
}

function boardInSlot(slot: number): SimulatedBoard {
  return { serial: VIRTUAL_PATIENT_SERIAL, model: message('device.virtual-patient'), slot };
}
