/**
 * What a device says, decoded, and everything else the hub folds over. A recording keeps exactly these, in order, so
 * that frames can be derived again.
 *
 * `hostMs` is the sensors process's clock when the input arrived: milliseconds on one monotonic scale for all devices.
 */

import type { DeviceSource } from './source.ts';
import type { Quaternion, Vector3 } from '../vectors.ts';

/** The four load cells of a board: front and back as the person stands, left and right as the person stands. */
export interface CellLoadsKg {
  readonly frontRightKg: number;
  readonly backRightKg: number;
  readonly frontLeftKg: number;
  readonly backLeftKg: number;
}

/** One decoded report of a balance board. Loads are the device's own calibration, never clamped: an empty cell may
 *  read slightly negative, a full one more than its last calibration point. */
export interface BoardReading extends CellLoadsKg {
  readonly type: 'board';
  readonly slot: number;
  readonly hostMs: number;
  /** The board's own button is held. */
  readonly button: boolean;
}

/** A board joins the hub. Distances are between the load cells' centres, in mm. */
export interface DeviceAttached {
  readonly type: 'attached';
  readonly slot: number;
  readonly hostMs: number;
  readonly source: DeviceSource;
  readonly model: string;
  readonly serial: string;
  readonly sensorSpacingMlMm: number;
  readonly sensorSpacingApMm: number;
  /** Correction from a check with a known weight; 1 when never checked. */
  readonly loadScale: number;
}

export interface DeviceDetached {
  readonly type: 'detached';
  readonly slot: number;
  readonly hostMs: number;
}

/** Time passing without a reading: what lets the hub notice silence. */
export interface ClockTick {
  readonly type: 'tick';
  readonly hostMs: number;
}

/** Take the mean of the next `durationMs` of readings as the empty board. */
export interface TareRequest {
  readonly type: 'tare';
  readonly hostMs: number;
  readonly durationMs: number;
}

/** The mass that load in percent refers to; measured on the board, or entered. */
export interface BodyMassSet {
  readonly type: 'body-mass';
  readonly hostMs: number;
  readonly bodyMassKg: number;
}

/** Where a motion sensor is worn. `board`: fixed to a board that tilts. `none`: nowhere yet. */
export type SensorRole = 'thorax' | 'pelvis' | 'board' | 'none';

/**
 * What a sensor tells: `motion` angular velocity and acceleration, `orientation` what it fused by itself, `tilt` the
 * lean of a board.
 */
export type SensorKind = 'motion' | 'orientation' | 'tilt';

/** A motion sensor joins the hub. Attached again under the same slot, it has another role. */
export interface SensorAttached {
  readonly type: 'sensor-attached';
  readonly slot: number;
  readonly hostMs: number;
  readonly source: DeviceSource;
  readonly kind: SensorKind;
  readonly role: SensorRole;
  /** 9: the magnetometer corrects the heading. 6: it is left out, as it must be near steel. */
  readonly axes: 6 | 9;
  /** Samples a second as the device states them; what it really sends is measured. */
  readonly nominalRateHz: number;
  readonly model: string;
  readonly serial: string;
}

/** One sample of an inertial sensor, in the sensor's own right-handed axes. */
export interface MotionReading {
  readonly type: 'motion';
  readonly slot: number;
  readonly hostMs: number;
  /** When the sample was taken on the sensor's own clock, unwrapped; on a scale and from a zero of its own. */
  readonly deviceMs: number;
  readonly gyroRadS: Vector3;
  /** At rest it points up, 9.81 m/s2. */
  readonly accMS2: Vector3;
  readonly magUt?: Vector3 | undefined;
  /** Any button of the sensor is held. The samples of one report share it. */
  readonly button: boolean;
}

/** Orientation as a sensor fused it: sensor to earth, z up, heading arbitrary. */
export interface OrientationReading {
  readonly type: 'orientation';
  readonly slot: number;
  readonly hostMs: number;
  readonly deviceMs: number;
  readonly quaternion: Quaternion;
  /** Any button of the sensor is held. */
  readonly button: boolean;
}

/** Lean of a board: positive to the person's right and to the front. */
export interface TiltReading {
  readonly type: 'tilt';
  readonly slot: number;
  readonly hostMs: number;
  readonly tiltMlDeg: number;
  readonly tiltApDeg: number;
}

/** The person stands still from now on: where up is for each sensor, and which way is straight ahead. */
export interface StandStillRequest {
  readonly type: 'stand-still';
  readonly hostMs: number;
  readonly durationMs: number;
}

/** The person bends forward once and comes back: this shows the axis about which each sensor turns. */
export interface CalibrationBendRequest {
  readonly type: 'calibration-bend';
  readonly hostMs: number;
  readonly durationMs: number;
}

/** The person stands straight now: heading zero. Keeps how the sensors are strapped. */
export interface ZeroHeading {
  readonly type: 'zero-heading';
  readonly hostMs: number;
}

/** All sensors were taken off the body, those that are away included: how they were strapped is void. */
export interface AlignmentCleared {
  readonly type: 'clear-alignment';
  readonly hostMs: number;
}

/** How a sensor is strapped, known from before: turns the axes of the segment into those of the sensor. */
export interface SegmentAlignment {
  readonly type: 'alignment';
  readonly slot: number;
  readonly hostMs: number;
  readonly segmentToSensor: Quaternion;
}

/** What a gyroscope reads at rest, known from before: its heading then drifts less until it has rested again. */
export interface GyroBiasKnown {
  readonly type: 'gyro-bias';
  readonly slot: number;
  readonly hostMs: number;
  readonly gyroBiasRadS: Vector3;
}

/**
 * The motor of a sensor runs for so long from now; 0: it was switched off. Stands in the order of the readings, so that
 * a replay knows which of them were taken while it shook the sensor.
 */
export interface SensorVibration {
  readonly type: 'vibration';
  readonly slot: number;
  readonly hostMs: number;
  readonly durationMs: number;
}

export type HubInput =
  | BoardReading
  | DeviceAttached
  | DeviceDetached
  | ClockTick
  | TareRequest
  | BodyMassSet
  | SensorAttached
  | MotionReading
  | OrientationReading
  | TiltReading
  | StandStillRequest
  | CalibrationBendRequest
  | ZeroHeading
  | AlignmentCleared
  | SegmentAlignment
  | GyroBiasKnown
  | SensorVibration;
