/**
 * Calibration of gyroscope and accelerometer, measured when the controller was made: what each axis read while it was
 * turned at a known speed to either side, and with gravity along it either way. Layout: Linux hid-playstation.c.
 *
 * 35 bytes, little-endian: [0] report ID; [1] gyroscope bias; [7] gyroscope turned forwards and backwards; [19] the two
 * speeds, deg/s; [23] accelerometer x+ x- y+ y- z+ z-.
 *
 * The turns come in two orders: x+ x- y+ y- z+ z-, or x+ y+ z+ x- y- z- (DualShock 4 over Bluetooth, and by the
 * account of SDL behind its adapter). Only in the right one is every plus above the bias and every minus below, so the
 * numbers themselves tell.
 */
import type { Vector3 } from '#core/imu/quaternion.ts';
import { STANDARD_GRAVITY_M_S2 } from '#core/units.ts';
import type { SensorReport } from './model.ts';

interface AxisScale {
  /** Counts at zero. */
  readonly bias: number;
  /** rad/s or m/s2 a count. */
  readonly perCount: number;
}

type Axes<T> = readonly [x: T, y: T, z: T];

export interface Calibration {
  /** The stored bias belongs to the scale alone and is no offset (hid-playstation since Linux 6.3): bias is 0. */
  readonly gyro: Axes<AxisScale>;
  readonly acc: Axes<AxisScale>;
  /** False when numbers were missing or made no sense: then nominal ones stand in for them. */
  readonly isWhole: boolean;
}

const CALIBRATION_BYTES = 35;
const RADIANS_PER_DEGREE = Math.PI / 180;
/** Full scale of +-2000 deg/s and +-4 g in 16 bits. */
const NOMINAL_DEG_S_PER_COUNT = 2000 / 32_768;
const NOMINAL_G_PER_COUNT = 1 / 8192;
/** No sensor is off by half; what says so comes from a copy that fills the report with anything. */
const LARGEST_DEVIATION = 0.5;
const LARGEST_BIAS_COUNTS = 1024;

const NOMINAL_GYRO: AxisScale = { bias: 0, perCount: NOMINAL_DEG_S_PER_COUNT * RADIANS_PER_DEGREE };
const NOMINAL_ACC: AxisScale = { bias: 0, perCount: NOMINAL_G_PER_COUNT * STANDARD_GRAVITY_M_S2 };

export const NOMINAL_CALIBRATION: Calibration = {
  gyro: [NOMINAL_GYRO, NOMINAL_GYRO, NOMINAL_GYRO],
  acc: [NOMINAL_ACC, NOMINAL_ACC, NOMINAL_ACC],
  isWhole: false,
};

/** @param bytes The feature report, ID first. */
export function parseCalibration(bytes: Uint8Array): Calibration {
  if (bytes.length < CALIBRATION_BYTES) return NOMINAL_CALIBRATION;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const word = (at: number): number => view.getInt16(at, true);
  const bias: Vector3 = [word(1), word(3), word(5)];
  const turns = [7, 9, 11, 13, 15, 17].map(word);
  const speedsDegS = word(19) + word(21);
  const gyro = pairsOf(turns, bias).map(([plus, minus], axis) =>
    gyroScale(plus - (bias[axis] ?? 0), minus - (bias[axis] ?? 0), speedsDegS),
  );
  const acc = [23, 27, 31].map((at) => accScale(word(at), word(at + 2)));
  return {
    gyro: filledIn(gyro, NOMINAL_GYRO),
    acc: filledIn(acc, NOMINAL_ACC),
    isWhole: [...gyro, ...acc].every((axis) => axis !== undefined),
  };
}

/** rad/s, and m/s2 with gravity upwards. */
export function calibrated(
  report: Pick<SensorReport, 'gyro' | 'acc'>,
  { gyro, acc }: Calibration,
): { readonly gyroRadS: Vector3; readonly accMS2: Vector3 } {
  return { gyroRadS: scaled(report.gyro, gyro), accMS2: scaled(report.acc, acc) };
}

function scaled(counts: Vector3, [x, y, z]: Axes<AxisScale>): Vector3 {
  return [
    (counts[0] - x.bias) * x.perCount,
    (counts[1] - y.bias) * y.perCount,
    (counts[2] - z.bias) * z.perCount,
  ];
}

type Pair = readonly [plus: number, minus: number];

/** Plus and minus of each axis, whichever order they come in. */
function pairsOf(turns: readonly number[], bias: Vector3): Pair[] {
  const pair = (plus: number, minus: number): Pair => [turns[plus] ?? 0, turns[minus] ?? 0];
  const alternating = [pair(0, 1), pair(2, 3), pair(4, 5)];
  const grouped = [pair(0, 3), pair(1, 4), pair(2, 5)];
  const fits = grouped.every(([plus, minus], axis) => plus > (bias[axis] ?? 0) && minus < (bias[axis] ?? 0));
  return fits ? grouped : alternating;
}

/** The speeds of both turns over the counts of both turns. */
function gyroScale(plus: number, minus: number, speedsDegS: number): AxisScale | undefined {
  const degSPerCount = speedsDegS / (Math.abs(plus) + Math.abs(minus));
  if (!isNear(degSPerCount, NOMINAL_DEG_S_PER_COUNT)) return undefined;
  return { bias: 0, perCount: degSPerCount * RADIANS_PER_DEGREE };
}

/** From -1 g to 1 g. */
function accScale(plus: number, minus: number): AxisScale | undefined {
  const gPerCount = 2 / (plus - minus);
  const bias = (plus + minus) / 2;
  if (!isNear(gPerCount, NOMINAL_G_PER_COUNT) || Math.abs(bias) > LARGEST_BIAS_COUNTS) return undefined;
  return { bias, perCount: gPerCount * STANDARD_GRAVITY_M_S2 };
}

/** False for a division by zero too. */
function isNear(value: number, nominal: number): boolean {
  return Math.abs(value / nominal - 1) <= LARGEST_DEVIATION;
}

function filledIn([x, y, z]: readonly (AxisScale | undefined)[], nominal: AxisScale): Axes<AxisScale> {
  return [x ?? nominal, y ?? nominal, z ?? nominal];
}
