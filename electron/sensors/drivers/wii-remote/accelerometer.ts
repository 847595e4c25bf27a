/**
 * The accelerometer of a Wii Remote and its calibration in the EEPROM: raw values of 0 and 1 g, kept twice, each with a
 * checksum. Layout: WiiBrew "Wiimote" (EEPROM), Linux hid-wiimote-modules.c.
 */
import type { Vector3 } from '#core/imu/quaternion.ts';
import { STANDARD_GRAVITY_M_S2 } from '#core/units.ts';
import type { Block } from '../wii-transport/reports.ts';

export interface AccelerometerCalibration {
  /** Raw values, 10 bits, with no acceleration and with 1 g. */
  readonly zero: Vector3;
  readonly oneG: Vector3;
}

const CALIBRATION_BYTES = 10;
/** Both copies, in the order in which to try them. */
export const ACCELEROMETER_BLOCKS: readonly Block[] = [
  { space: 'eeprom', address: 0x0016, size: CALIBRATION_BYTES },
  { space: 'eeprom', address: 0x0020, size: CALIBRATION_BYTES },
];
const CHECKSUM_START = 0x55;

/** For remotes that do not give out their own. */
export const TYPICAL_ACCELEROMETER: AccelerometerCalibration = {
  zero: [512, 512, 512],
  oneG: [616, 616, 616],
};
/** Raw values of 1 g from zero: real ones are near 104. */
const SPAN = { least: 70, most: 140 } as const;

/** `XX YY ZZ ll XX YY ZZ ll vv ss`; undefined when the checksum is wrong or it cannot be a calibration. */
export function parseAccelerometer(block: Uint8Array): AccelerometerCalibration | undefined {
  const checksum = block.subarray(0, CALIBRATION_BYTES - 1).reduce((sum, byte) => sum + byte, CHECKSUM_START);
  if (block.length < CALIBRATION_BYTES || (checksum & 0xff) !== block[CALIBRATION_BYTES - 1])
    return undefined;
  const calibration = { zero: packedVector(block, 0), oneG: packedVector(block, 4) };
  const isPlausible = calibration.oneG.every((value, axis) => {
    const span = value - (calibration.zero[axis] ?? 0);
    return span >= SPAN.least && span <= SPAN.most;
  });
  return isPlausible ? calibration : undefined;
}

/** High eight bits of x, y, z; then their low two, `--xxyyzz`. */
function packedVector(block: Uint8Array, at: number): Vector3 {
  const low = block[at + 3] ?? 0;
  const value = (axis: number): number => ((block[at + axis] ?? 0) << 2) | ((low >> (4 - 2 * axis)) & 3);
  return [value(0), value(1), value(2)];
}

/** High eight bits in three bytes, low ones among the buttons: two for x, one for y and z each. */
export function rawAcceleration(bytes: Uint8Array, buttons: number): Vector3 {
  const [x = 0, y = 0, z = 0] = bytes;
  const [first, second] = [buttons >> 8, buttons & 0xff];
  return [(x << 2) | ((first >> 5) & 3), (y << 2) | ((second >> 4) & 2), (z << 2) | ((second >> 5) & 2)];
}

/**
 * In the axes of the remote, as the person holds it: x to the left, y back towards the connector, z up, out of the
 * buttons; right-handed (as Dolphin reads it).
 */
export function accelerationMS2(raw: Vector3, { zero, oneG }: AccelerometerCalibration): Vector3 {
  const axis = (index: 0 | 1 | 2): number =>
    (STANDARD_GRAVITY_M_S2 * (raw[index] - zero[index])) / (oneG[index] - zero[index]);
  return [axis(0), axis(1), axis(2)];
}
