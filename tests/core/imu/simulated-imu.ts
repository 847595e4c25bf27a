/** A sensor whose orientation is known: it swings about its three axes, and reads what an ideal one would. */
import type { ImuSample } from '#core/imu/orientation-filter.ts';
import { fromRotationVector, multiply, rotate } from '#core/imu/quaternion.ts';
import type { Quaternion, Vector3 } from '#core/imu/quaternion.ts';

export const GRAVITY: Vector3 = [0, 0, 9.81];
/** North and down, as in central Europe, uT. */
export const FIELD: Vector3 = [0, 20, -44];

export interface Motion {
  readonly rateHz: number;
  readonly biasRadS?: Vector3;
  readonly orientationAt: (timeS: number) => Quaternion;
  readonly fieldAt?: (timeS: number) => Vector3;
}

/** Turns of up to 0.8 rad about every axis, at three frequencies. */
export function swinging(timeS: number): Quaternion {
  const bend = fromRotationVector([0.8 * Math.sin(2 * timeS), 0, 0]);
  const lean = fromRotationVector([0, 0.5 * Math.sin(1.3 * timeS + 1), 0]);
  const twist = fromRotationVector([0, 0, 0.7 * Math.sin(0.9 * timeS + 2)]);
  return multiply(twist, multiply(lean, bend));
}

/** What the sensor reads at a time, the gyroscope the mean since `sinceS`. */
export function readingAt(motion: Motion, timeS: number, sinceS = timeS - 1 / motion.rateHz): ImuSample {
  const orientation = motion.orientationAt(timeS);
  const earthToSensor = conjugate(orientation);
  const rate = rotationVector(multiply(conjugate(motion.orientationAt(sinceS)), orientation));
  const bias = motion.biasRadS ?? [0, 0, 0];
  const passedS = timeS - sinceS;
  return {
    gyroRadS: [rate[0] / passedS + bias[0], rate[1] / passedS + bias[1], rate[2] / passedS + bias[2]],
    accMS2: rotate(earthToSensor, GRAVITY),
    mag: rotate(earthToSensor, motion.fieldAt?.(timeS) ?? FIELD),
  };
}

export function conjugate([w, x, y, z]: Quaternion): Quaternion {
  return [w, -x, -y, -z];
}

function rotationVector(q: Quaternion): Vector3 {
  const [w, x, y, z] = q[0] < 0 ? ([-q[0], -q[1], -q[2], -q[3]] as const) : q;
  const sine = Math.sqrt(x * x + y * y + z * z);
  const scale = sine === 0 ? 2 : (2 * Math.atan2(sine, w)) / sine;
  return [scale * x, scale * y, scale * z];
}

/**
 * How far an estimate is off in earth axes (Laidig et al. 2021, Data 6:72): the shortest turn between the two verticals,
 * and the turn about the vertical that is left.
 */
export function errorDeg(estimate: Quaternion, truth: Quaternion): { inclination: number; heading: number } {
  const [w, x, y, z] = multiply(estimate, conjugate(truth));
  const degrees = 180 / Math.PI;
  return {
    inclination: 2 * degrees * Math.atan2(Math.sqrt(x * x + y * y), Math.sqrt(w * w + z * z)),
    heading: 2 * degrees * Math.atan2(w < 0 ? -z : z, Math.abs(w)),
  };
}

export function rms(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
