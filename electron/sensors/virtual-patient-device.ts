/** The virtual patient as devices: a body that reacts to what it is told it sees, its board, and the sensors it wears. */
import type { SensorAssignment, Stimulus, VirtualPatientOptions } from '#core/contract/sensors.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { VirtualSensors } from '#core/virtual/virtual-sensors.ts';
import type { HostTime } from './host-time.ts';
import { type ReadingSink, SimulatedBody } from './simulated-body.ts';

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
  const { trunk } = patient;
  const identity = {
    source: 'virtual-patient',
    serial: VIRTUAL_PATIENT_SERIAL,
    model: 'Virtual patient',
    slot: slotOf(VIRTUAL_PATIENT_SERIAL),
  } as const;
  const sensors = trunk && new VirtualSensors({ patient: options, trunk, slotOf, assignments });
  return new SimulatedBody({ identity, step: () => patient.step(stimulus()), sensors, time, sink });
}
