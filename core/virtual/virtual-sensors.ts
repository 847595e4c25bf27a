/**
 * The motion sensors of a virtual patient as devices: what they say to the hub, where a therapist has put them, and how
 * they fare. Without an assignment the one on the thorax counts as on the thorax.
 */
import type { HubInput } from '../contract/reading.ts';
import type { DeviceStatus, SensorAssignment, VirtualPatientOptions } from '../contract/sensors.ts';
import { createRandom, deriveSeed, uniform } from '../signal/random.ts';
import type { Segment } from './posture.ts';
import type { Trunk } from './trunk.ts';
import { WornSensor } from './worn-sensor.ts';

const SEGMENTS = ['thorax', 'pelvis'] as const satisfies readonly Segment[];
const MODEL = 'Virtual sensor';

/** A full battery lasts a day; one that is put on has more than half, in percent. */
const BATTERY_PERCENT_PER_MS = 100 / 86_400_000;
const LEAST_BATTERY_PERCENT = 60;

type VirtualSensorSerial = `virtual-${Segment}`;

export function isVirtualSensor(serial: string): boolean {
  return SEGMENTS.some((segment) => serial === serialOf(segment));
}

function serialOf(segment: Segment): VirtualSensorSerial {
  return `virtual-${segment}`;
}

function ownSlotOf(serial: VirtualSensorSerial): number {
  return serial === 'virtual-thorax' ? 1 : 2;
}

interface Worn {
  readonly serial: VirtualSensorSerial;
  readonly slot: number;
  readonly sensor: WornSensor;
  readonly firstBatteryPercent: number;
  assignment: SensorAssignment;
}

export interface VirtualSensorsOptions {
  readonly patient: VirtualPatientOptions;
  readonly trunk: Trunk;
  /** Without, 1 and 2: the only board beside them has 0. */
  readonly slotOf?: (serial: VirtualSensorSerial) => number;
  readonly assignments?: Readonly<Record<string, SensorAssignment>>;
}

export class VirtualSensors {
  readonly #trunk: Trunk;
  readonly #worn: readonly Worn[];

  constructor({ patient, trunk, slotOf = ownSlotOf, assignments = {} }: VirtualSensorsOptions) {
    this.#trunk = trunk;
    const wear = patient.sensors === 'soft-tissue' ? 'soft-tissue' : 'rigid';
    this.#worn = SEGMENTS.map((segment) => {
      const serial = serialOf(segment);
      const battery = createRandom(deriveSeed(patient.seed, `${serial} battery`));
      const sensor = new WornSensor(trunk, { seed: patient.seed, segment, wear });
      const assignment = assignments[serial] ?? { role: segment, axes: 6 };
      sensor.usesMagnetometer = assignment.axes === 9;
      const firstBatteryPercent = uniform(battery, LEAST_BATTERY_PERCENT, 100);
      return { serial, slot: slotOf(serial), sensor, firstBatteryPercent, assignment };
    });
  }

  /** Takes what was decided about them. What the hub is to be told: those whose place or axes changed, attached anew. */
  assign(assignments: Readonly<Record<string, SensorAssignment>>, hostMs: number): HubInput[] {
    const changed = this.#worn.filter((worn) => {
      const assignment = assignments[worn.serial] ?? { role: worn.sensor.segment, axes: 6 };
      const { role, axes } = worn.assignment;
      worn.assignment = assignment;
      worn.sensor.usesMagnetometer = assignment.axes === 9;
      return assignment.role !== role || assignment.axes !== axes;
    });
    return changed.map((worn) => attachedInput(worn, hostMs));
  }

  attach(hostMs: number): HubInput[] {
    return this.#worn.map((worn) => attachedInput(worn, hostMs));
  }

  detach(hostMs: number): HubInput[] {
    return this.#worn.map(({ slot }) => ({ type: 'detached', slot, hostMs }));
  }

  /** How they are strapped, as if it had been found in an earlier session. */
  alignments(hostMs: number): HubInput[] {
    return this.#worn.map(({ slot, sensor }) => ({
      type: 'alignment',
      slot,
      hostMs,
      segmentToSensor: sensor.segmentToSensor,
    }));
  }

  /** What arrived since the body's step before, in order; `hostMs` is the time of the step that the body has just done. */
  readings(hostMs: number): HubInput[] {
    const inputs = this.#worn.flatMap(({ slot, sensor }) =>
      sensor.step().map(({ arrivedMs, ...sample }) => ({
        type: 'motion' as const,
        slot,
        hostMs: hostMs - (this.#trunk.nowMs - arrivedMs),
        ...sample,
        // A virtual sensor has no button.
        button: false,
      })),
    );
    return inputs.sort((a, b) => a.hostMs - b.hostMs);
  }

  /** So much time went by unsimulated, as when the computer slept: their clocks went on. */
  leaveOut(durationMs: number): void {
    for (const { sensor } of this.#worn) sensor.leaveOut(durationMs);
  }

  statuses(): DeviceStatus[] {
    return this.#worn.map((worn) => this.#statusOf(worn));
  }

  #statusOf({ serial, sensor, assignment, firstBatteryPercent }: Worn): DeviceStatus {
    const { received, lost, rateHz, samplesPerReport } = sensor;
    const arrivedShare = received + lost === 0 ? 1 : received / (received + lost);
    const usedPercent = this.#trunk.nowMs * BATTERY_PERCENT_PER_MS;
    return {
      kind: 'motion',
      source: 'virtual-patient',
      serial,
      model: MODEL,
      state: 'ready',
      inUse: assignment.role !== 'none',
      rateHz: (rateHz / samplesPerReport) * arrivedShare,
      gaps: 0,
      longestGapMs: (1000 * samplesPerReport) / rateHz,
      warnings: [],
      motion: {
        kind: 'motion',
        role: assignment.role,
        axes: assignment.axes,
        hasMagnetometer: true,
        batteryPercent: Math.max(0, Math.round(firstBatteryPercent - usedPercent)),
        charging: false,
        lossPercent: 100 * (1 - arrivedShare),
      },
    };
  }
}

function attachedInput({ slot, serial, sensor, assignment }: Worn, hostMs: number): HubInput {
  return {
    type: 'sensor-attached',
    slot,
    hostMs,
    source: 'virtual-patient',
    kind: 'motion',
    role: assignment.role,
    axes: assignment.axes,
    nominalRateHz: sensor.rateHz,
    model: MODEL,
    serial,
  };
}
