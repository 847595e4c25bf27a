/**
 * The motion sensors of a virtual patient as devices, worn or on a tilting board: what they say to the hub, where a
 * therapist has put them, and how they fare. Without an assignment the one on the thorax counts as on the thorax.
 */
import { recordedDeviceName } from '../contract/device-name.ts';
import type { HubInput } from '../contract/reading.ts';
import type { DeviceStatus, SensorAssignment, VirtualPatientOptions } from '../contract/sensors.ts';
import { message } from '../language/message.ts';
import { createRandom, deriveSeed, uniform } from '../signal/random.ts';
import { MS_PER_DAY } from '../units.ts';
import type { Segment } from './posture.ts';
import type { Trunk } from './trunk.ts';
import type { VirtualPatient } from './virtual-patient.ts';
import { TILT_SENSOR_SERIAL, VirtualTiltSensor } from './virtual-tilt-sensor.ts';
import { WornSensor, type WornSensorOptions } from './worn-sensor.ts';

const SEGMENTS = ['thorax', 'pelvis'] as const satisfies readonly Segment[];
const MODEL = message('device.virtual-sensor');

/** A full battery lasts a day; one that is put on has more than half, in percent. */
const BATTERY_PERCENT_PER_MS = 100 / MS_PER_DAY;
const LEAST_BATTERY_PERCENT = 60;

type WornSerial = `virtual-${Segment}`;
type VirtualSensorSerial = WornSerial | typeof TILT_SENSOR_SERIAL;

export function isVirtualSensor(serial: string): boolean {
  return serial === TILT_SENSOR_SERIAL || SEGMENTS.some((segment) => serial === serialOf(segment));
}

function serialOf(segment: Segment): WornSerial {
  return `virtual-${segment}`;
}

function ownSlotOf(serial: VirtualSensorSerial): number {
  if (serial === TILT_SENSOR_SERIAL) return 3;
  return serial === 'virtual-thorax' ? 1 : 2;
}

/** Undefined for who has none: no sensors on, and no board that tells its tilt. */
export function createVirtualSensors(options: VirtualSensorsOptions): VirtualSensors | undefined {
  const { trunk, tiltingBoard } = options.patient;
  return trunk === undefined && tiltingBoard === undefined ? undefined : new VirtualSensors(options);
}

interface Worn {
  readonly serial: WornSerial;
  readonly slot: number;
  readonly sensor: WornSensor;
  readonly firstBatteryPercent: number;
  assignment: SensorAssignment;
}

export interface VirtualSensorsOptions {
  readonly options: VirtualPatientOptions;
  readonly patient: VirtualPatient;
  /** Without, 1 to 3: the only board beside them has 0. */
  readonly slotOf?: (serial: VirtualSensorSerial) => number;
  readonly assignments?: Readonly<Record<string, SensorAssignment>>;
}

export class VirtualSensors {
  readonly #trunk: Trunk | undefined;
  readonly #worn: readonly Worn[];
  readonly #tilt: VirtualTiltSensor | undefined;

  constructor({ options, patient, slotOf = ownSlotOf, assignments = {} }: VirtualSensorsOptions) {
    const { trunk, tiltingBoard } = patient;
    this.#trunk = trunk;
    const wear = (segment: Segment): readonly Worn[] => {
      if (trunk === undefined) return [];
      const serial = serialOf(segment);
      const battery = createRandom(deriveSeed(options.seed, `${serial} battery`));
      const sensor = new WornSensor(trunk, sensorOptions(options, segment));
      const assignment = assignments[serial] ?? { role: segment, axes: 6 };
      sensor.usesMagnetometer = assignment.axes === 9;
      const firstBatteryPercent = uniform(battery, LEAST_BATTERY_PERCENT, 100);
      return [{ serial, slot: slotOf(serial), sensor, firstBatteryPercent, assignment }];
    };
    this.#worn = SEGMENTS.flatMap(wear);
    this.#tilt =
      tiltingBoard &&
      new VirtualTiltSensor(tiltingBoard, slotOf(TILT_SENSOR_SERIAL), assignments[TILT_SENSOR_SERIAL]);
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
    const attached = changed.map((worn) => attachedInput(worn, hostMs));
    return [...attached, ...(this.#tilt?.assign(assignments[TILT_SENSOR_SERIAL], hostMs) ?? [])];
  }

  attach(hostMs: number): HubInput[] {
    const worn = this.#worn.map((one) => attachedInput(one, hostMs));
    return this.#tilt === undefined ? worn : [...worn, this.#tilt.attach(hostMs)];
  }

  detach(hostMs: number): HubInput[] {
    const slots = this.#worn.map(({ slot }) => slot);
    if (this.#tilt !== undefined) slots.push(this.#tilt.slot);
    return slots.map((slot) => ({ type: 'detached', slot, hostMs }));
  }

  /** The motor of one of them runs for so long. */
  vibrate(serial: string, durationMs: number, hostMs: number): HubInput[] {
    const shaken = this.#worn.filter((worn) => worn.serial === serial);
    for (const { sensor } of shaken) sensor.vibrate(durationMs);
    return shaken.map(({ slot }) => ({ type: 'vibration', slot, hostMs, durationMs }));
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
    const bodyMs = this.#trunk?.nowMs ?? 0;
    const inputs = this.#worn.flatMap(({ slot, sensor }) =>
      sensor.step().map(({ arrivedMs, ...sample }) => ({
        type: 'motion' as const,
        slot,
        hostMs: hostMs - (bodyMs - arrivedMs),
        ...sample,
        // A virtual sensor has no button.
        button: false,
      })),
    );
    const worn = inputs.sort((a, b) => a.hostMs - b.hostMs);
    return this.#tilt === undefined ? worn : [...worn, this.#tilt.read(hostMs)];
  }

  /** So much time went by unsimulated, as when the computer slept: their clocks went on. */
  leaveOut(durationMs: number): void {
    for (const { sensor } of this.#worn) sensor.leaveOut(durationMs);
  }

  statuses(): DeviceStatus[] {
    const worn = this.#worn.map((one) => this.#statusOf(one));
    return this.#tilt === undefined ? worn : [...worn, this.#tilt.status()];
  }

  #statusOf({ serial, sensor, assignment, firstBatteryPercent }: Worn): DeviceStatus {
    const { received, lost, rateHz, samplesPerReport } = sensor;
    const arrivedShare = received + lost === 0 ? 1 : received / (received + lost);
    const usedPercent = (this.#trunk?.nowMs ?? 0) * BATTERY_PERCENT_PER_MS;
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
        canVibrate: true,
        batteryPercent: Math.max(0, Math.round(firstBatteryPercent - usedPercent)),
        charging: false,
        lossPercent: 100 * (1 - arrivedShare),
      },
    };
  }
}

function sensorOptions({ seed, sensors }: VirtualPatientOptions, segment: Segment): WornSensorOptions {
  return { seed, segment, wear: sensors === 'soft-tissue' ? 'soft-tissue' : 'rigid' };
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
    model: recordedDeviceName(MODEL),
    serial,
  };
}
