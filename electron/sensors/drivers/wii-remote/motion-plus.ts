/**
 * The gyroscope of a MotionPlus: frames of 14 bits an axis, each axis slow and fine or fast and coarse, and the
 * calibration of both in its registers. Layouts: WiiBrew "Wii Motion Plus", Linux hid-wiimote-modules.c, Dolphin
 * MotionPlus.cpp.
 */
import { crc32 } from 'node:zlib';
import type { Vector3 } from '#core/imu/quaternion.ts';

const GYRO_FRAME = 0x02;

/** x pitch, y roll, z yaw. */
export interface GyroFrame {
  /** Expanded to the 16 bits of the calibration. */
  readonly raw: Vector3;
  readonly slow: readonly [boolean, boolean, boolean];
}

/** Raw values at rest and at `degS`. */
interface RangeCalibration {
  readonly zero: Vector3;
  readonly scale: Vector3;
  readonly degS: number;
}

export interface GyroCalibration {
  readonly slow: RangeCalibration;
  readonly fast: RangeCalibration;
}

const CALIBRATION_BYTES = 32;
/** Registers while it is inactive, and while it is active. */
export const INACTIVE_CALIBRATION_BLOCK = { address: 0xa60020, size: CALIBRATION_BYTES } as const;
export const ACTIVE_CALIBRATION_BLOCK = { address: 0xa40020, size: CALIBRATION_BYTES } as const;
/** Two ranges of 16 bytes: zeros, scales, degrees per second by six, a number of the unit, half of the checksum. */
const RANGE_BYTES = 16;
const CHECKED_BYTES = 14;
const DEGREES_UNIT = 6;

/** In the calibration, pitch and yaw count the other way than by the right-hand rule (Dolphin MotionPlus.cpp). */
const SIGNS: Vector3 = [-1, 1, -1];

/**
 * For a MotionPlus that does not give out its own: 8192 counts of 14 bits are 440 or 2000 deg/s (Linux). Calibrations
 * of real ones differ from this, and between axes, by up to a third.
 */
export const TYPICAL_GYRO: GyroCalibration = { slow: typicalRange(440), fast: typicalRange(2000) };

function typicalRange(degS: number): RangeCalibration {
  return { zero: [32_768, 32_768, 32_768], scale: [0, 65_536, 0], degS };
}

/**
 * `yy rr pp yy rr pp` low and high bits with flags: yaw, roll, pitch. Undefined for frames of an extension that is
 * passed through, and for what an extension sends before it is initialised.
 */
export function parseFrame(extension: Uint8Array): GyroFrame | undefined {
  const [yawLow, rollLow, pitchLow, yawHigh, rollHigh, pitchHigh] = extension;
  if (yawLow === undefined || rollLow === undefined || pitchLow === undefined) return undefined;
  if (yawHigh === undefined || rollHigh === undefined || pitchHigh === undefined) return undefined;
  // Bit 1 says gyroscope, bit 0 is always zero: all ones is no frame.
  if ((pitchHigh & 0x03) !== GYRO_FRAME) return undefined;
  const raw = (high: number, low: number): number => (((high & 0xfc) << 6) | low) << 2;
  return {
    raw: [raw(pitchHigh, pitchLow), raw(rollHigh, rollLow), raw(yawHigh, yawLow)],
    slow: [(yawHigh & 0x01) !== 0, (rollHigh & 0x02) !== 0, (yawHigh & 0x02) !== 0],
  };
}

/** Fast range first; undefined when the checksum is wrong or it cannot be a calibration. */
export function parseGyroCalibration(block: Uint8Array): GyroCalibration | undefined {
  if (block.length < CALIBRATION_BYTES) return undefined;
  const word = (at: number): number => ((block[at] ?? 0) << 8) | (block[at + 1] ?? 0);
  const [fastBytes, slowBytes] = [0, RANGE_BYTES].map((at) => block.subarray(at, at + CHECKED_BYTES));
  const computed = crc32(slowBytes ?? block, crc32(fastBytes ?? block));
  if (computed !== word(CHECKED_BYTES) * 0x10000 + word(RANGE_BYTES + CHECKED_BYTES)) return undefined;
  const vector = (at: number): Vector3 => [word(at + 4), word(at + 2), word(at)];
  const range = (at: number): RangeCalibration => ({
    zero: vector(at),
    scale: vector(at + 6),
    degS: (block[at + 12] ?? 0) * DEGREES_UNIT,
  });
  const calibration = { fast: range(0), slow: range(RANGE_BYTES) };
  return isUsable(calibration.fast) && isUsable(calibration.slow) ? calibration : undefined;
}

function isUsable({ zero, scale, degS }: RangeCalibration): boolean {
  return degS > 0 && scale.every((value, axis) => value !== zero[axis]);
}

/**
 * Angular velocity in deg/s by the right-hand rule, in the axes of the remote (accelerometer.ts): about x the nose goes
 * down, about y it rolls to the left, about z it turns to the left.
 */
export function turnRateDegS({ raw, slow }: GyroFrame, calibration: GyroCalibration): Vector3 {
  const axis = (index: 0 | 1 | 2): number => {
    const { zero, scale, degS } = slow[index] ? calibration.slow : calibration.fast;
    return (SIGNS[index] * degS * (raw[index] - zero[index])) / (scale[index] - zero[index]);
  };
  return [axis(0), axis(1), axis(2)];
}
