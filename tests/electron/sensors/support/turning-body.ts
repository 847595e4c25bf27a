/** A body that turns steadily in gravity, as ideal sensors on it would feel it: what raw bytes are made from. */
import { expect } from 'vitest';
import {
  fromRotationVector,
  multiply,
  norm,
  type Quaternion,
  rotate,
  subtract,
  type Vector3,
} from '#core/imu/quaternion.ts';
import { STANDARD_GRAVITY_M_S2 } from '#core/units.ts';

export interface Felt {
  readonly gyroRadS: Vector3;
  readonly accMS2: Vector3;
}

/** Turning at `rateRadS`, in axes of the body, from `start` (body to earth, z up) at time 0. */
export function feltAt(start: Quaternion, rateRadS: Vector3, tS: number): Felt {
  const [x, y, z] = rateRadS;
  const [w, i, j, k] = multiply(start, fromRotationVector([x * tS, y * tS, z * tS]));
  return { gyroRadS: rateRadS, accMS2: rotate([w, -i, -j, -k], [0, 0, STANDARD_GRAVITY_M_S2]) };
}

function cross(a: Vector3, b: Vector3): Vector3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/**
 * Seen from a turning sensor, gravity turns the other way: d(acc)/dt = -gyro x acc. A wrong sign or order of any axis
 * of either sensor breaks it, a mirrored pair of axes too.
 *
 * @param stepS between readings. @param span readings to each side over which the change is taken.
 */
export function expectGravityTurns(
  readings: readonly Felt[],
  stepS: number,
  span: number,
  toleranceMS3: number,
): void {
  expect(readings.length).toBeGreaterThan(2 * span);
  for (let index = span; index < readings.length - span; index++) {
    const [before, now, after] = [readings[index - span], readings[index], readings[index + span]];
    if (before === undefined || now === undefined || after === undefined) throw new Error('No such reading');
    const changed = subtract(after.accMS2, before.accMS2).map((value) => value / (2 * span * stepS));
    const expected = cross(now.accMS2, now.gyroRadS);
    expect(norm(subtract(changed as unknown as Vector3, expected))).toBeLessThan(toleranceMS3);
  }
}
