/**
 * What a controller's flash memory says of its motion sensor: 24 bytes from the factory, and as many if the person has
 * calibrated it. Layout and equations: dekuNukem imu_sensor_notes and spi_flash_notes, JoyShockLibrary.
 *
 * The scale of the gyroscope differs between sensor parts (13371 and 15335 are known), so it is never assumed.
 */
import type { Vector3 } from '#core/imu/quaternion.ts';
import { STANDARD_GRAVITY_M_S2 } from '#core/units.ts';
import type { FlashBlock, RawSample } from './reports.ts';
import { signedWord } from './reports.ts';

export interface MotionCalibration {
  /** Raw values with no acceleration, and with 4 g. */
  readonly accOffset: Vector3;
  readonly accScale: Vector3;
  /** Raw values at rest, and at 936 deg/s. */
  readonly gyroOffset: Vector3;
  readonly gyroScale: Vector3;
}

const CALIBRATION_BYTES = 24;
export const FACTORY_BLOCK: FlashBlock = { address: 0x6020, size: CALIBRATION_BYTES };
/** Two bytes say whether a calibration by the person follows. */
export const USER_BLOCK: FlashBlock = { address: 0x8026, size: 2 + CALIBRATION_BYTES };
const USER_MAGIC = [0xb2, 0xa1] as const;

const ACC_SCALE_G = 4;
const GYRO_SCALE_DEG_S = 936;
const RADIANS_PER_DEGREE = Math.PI / 180;

/** For a controller that does not give out its own: that of the sensor part in most of them. */
export const TYPICAL_CALIBRATION: MotionCalibration = {
  accOffset: [0, 0, 0],
  accScale: [16384, 16384, 16384],
  gyroOffset: [0, 0, 0],
  gyroScale: [13371, 13371, 13371],
};

/** What blank or misread memory never meets: raw values of 4 g, of 936 deg/s and at rest. */
const ACC_SPAN = { least: 12_000, most: 21_000 } as const;
const GYRO_SPAN = { least: 10_000, most: 20_000 } as const;
const LARGEST_GYRO_OFFSET = 2000;

/** Twelve signed words; undefined unless they can be a calibration. */
export function parseCalibration(block: Uint8Array): MotionCalibration | undefined {
  const vector = (index: number): Vector3 => [
    signedWord(block, index * 6),
    signedWord(block, index * 6 + 2),
    signedWord(block, index * 6 + 4),
  ];
  const calibration = {
    accOffset: vector(0),
    accScale: vector(1),
    gyroOffset: vector(2),
    gyroScale: vector(3),
  };
  return block.length >= CALIBRATION_BYTES && isPlausible(calibration) ? calibration : undefined;
}

/** The person's own calibration, if there is one. */
export function parseUserCalibration(block: Uint8Array): MotionCalibration | undefined {
  if (block[0] !== USER_MAGIC[0] || block[1] !== USER_MAGIC[1]) return undefined;
  return parseCalibration(block.subarray(USER_MAGIC.length));
}

function isPlausible({ accOffset, accScale, gyroOffset, gyroScale }: MotionCalibration): boolean {
  const within = (scale: Vector3, offset: Vector3, { least, most }: { least: number; most: number }) =>
    scale.every((value, axis) => {
      const span = value - (offset[axis] ?? 0);
      return span >= least && span <= most;
    });
  return (
    within(accScale, accOffset, ACC_SPAN) &&
    within(gyroScale, gyroOffset, GYRO_SPAN) &&
    gyroOffset.every((value) => Math.abs(value) <= LARGEST_GYRO_OFFSET)
  );
}

/**
 * Which side a controller is of. Its sensor axes, the same for all: x towards the shoulder buttons (L, R, ZL, ZR),
 * y to the left, z up, out of the buttons and the stick, as it lies before the person; right-handed. The sensor of a
 * right Joy-Con is mounted upside down: y and z of both its sensors are negated (comment in Linux hid-nintendo.c).
 */
export type ControllerSide = 'left' | 'right' | 'both';

export interface Motion {
  readonly gyroRadS: Vector3;
  readonly accMS2: Vector3;
}

/** The offset of the accelerometer only scales: subtracting it makes things worse (comment in Linux hid-nintendo.c). */
export function motionOf(sample: RawSample, calibration: MotionCalibration, side: ControllerSide): Motion {
  const { accOffset, accScale, gyroOffset, gyroScale } = calibration;
  const sign = side === 'right' ? -1 : 1;
  const acc = (axis: 0 | 1 | 2): number =>
    (sample.acc[axis] * ACC_SCALE_G * STANDARD_GRAVITY_M_S2) / (accScale[axis] - accOffset[axis]);
  const gyro = (axis: 0 | 1 | 2): number =>
    ((sample.gyro[axis] - gyroOffset[axis]) * GYRO_SCALE_DEG_S * RADIANS_PER_DEGREE) /
    (gyroScale[axis] - gyroOffset[axis]);
  return {
    gyroRadS: [gyro(0), sign * gyro(1), sign * gyro(2)],
    accMS2: [acc(0), sign * acc(1), sign * acc(2)],
  };
}
