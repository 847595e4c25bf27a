/** The tilt of a virtual patient's rocking board as a device: what it says to the hub, and how it fares. */
import { recordedDeviceName } from '../contract/device-name.ts';
import type { HubInput } from '../contract/reading.ts';
import type { DeviceStatus, SensorAssignment } from '../contract/sensors.ts';
import { message } from '../language/message.ts';
import { HUB_STEP_MS } from '../units.ts';
import type { TiltingBoard } from './tilting-board.ts';

export const TILT_SENSOR_SERIAL = 'virtual-tilting-board';

const MODEL = message('device.virtual-tilting-board');
const RATE_HZ = 1000 / HUB_STEP_MS;
const ON_THE_BOARD: SensorAssignment = { role: 'board', axes: 6 };

export class VirtualTiltSensor {
  readonly slot: number;
  readonly #board: TiltingBoard;
  #assignment: SensorAssignment;

  constructor(board: TiltingBoard, slot: number, assignment = ON_THE_BOARD) {
    this.slot = slot;
    this.#board = board;
    this.#assignment = assignment;
  }

  /** What the hub is to be told when a therapist has decided about it: attached anew if that changed. */
  assign(assignment: SensorAssignment | undefined, hostMs: number): HubInput[] {
    const wished = assignment ?? ON_THE_BOARD;
    const changed = wished.role !== this.#assignment.role;
    this.#assignment = wished;
    return changed ? [this.attach(hostMs)] : [];
  }

  attach(hostMs: number): HubInput {
    return {
      type: 'sensor-attached',
      slot: this.slot,
      hostMs,
      source: 'virtual-patient',
      kind: 'tilt',
      role: this.#assignment.role,
      axes: 6,
      nominalRateHz: RATE_HZ,
      model: recordedDeviceName(MODEL),
      serial: TILT_SENSOR_SERIAL,
    };
  }

  /** The tilt after the body's step. */
  read(hostMs: number): HubInput {
    const { mlDeg, apDeg } = this.#board.read();
    return { type: 'tilt', slot: this.slot, hostMs, tiltMlDeg: mlDeg, tiltApDeg: apDeg };
  }

  status(): DeviceStatus {
    const { role } = this.#assignment;
    return {
      kind: 'motion',
      source: 'virtual-patient',
      serial: TILT_SENSOR_SERIAL,
      model: MODEL,
      state: 'ready',
      inUse: role !== 'none',
      rateHz: RATE_HZ,
      gaps: 0,
      longestGapMs: HUB_STEP_MS,
      warnings: [],
      motion: { kind: 'tilt', role, axes: 6, hasMagnetometer: false, canVibrate: false, lossPercent: 0 },
    };
  }
}
