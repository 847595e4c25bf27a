/**
 * What a device says, decoded, and everything else the hub folds over. A recording keeps exactly these, in order, so
 * that frames can be derived again.
 *
 * `hostMs` is the sensors process's clock when the input arrived: milliseconds on one monotonic scale for all devices.
 */

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

export type DeviceSource = 'hid' | 'virtual-patient' | 'pointer' | 'replay';

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

export type HubInput = BoardReading | DeviceAttached | DeviceDetached | ClockTick | TareRequest | BodyMassSet;
