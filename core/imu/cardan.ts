/**
 * Orientation to the three angles of a spine: flexion, lateral bend, axial rotation, each about an axis that the ones
 * before have turned (DOMAIN 2.0; the order of Grood & Suntay 1983, J Biomech Eng 105:136, with the flexion axis fixed
 * to the lower segment and the axial axis to the upper).
 *
 * Axes x forward, y left, z up. R = Ry(flexion) Rx(lateral) Rz(-axial): positive forward, to the right, to the right.
 *
 *     R13 = sin f cos l    R23 = -sin l          R33 = cos f cos l
 *     R21 = -cos l sin a   R22 = cos l cos a
 *
 * Flexion and axial rotation run from -180 to 180 deg, lateral bend from -90 to 90. At a lateral bend of 90 deg, where
 * flexion and axial rotation turn about one axis and only their sum or difference is known, it all counts as flexion;
 * within a few degrees of it the two are steep functions of noise. No trunk that stands bends so far.
 */
import type { Quaternion, Vector3 } from './quaternion.ts';

export interface CardanAngles {
  readonly flexionDeg: number;
  readonly lateralDeg: number;
  readonly axialDeg: number;
}

/** cos l below which the lateral bend is 90 deg: 0.00006 deg off. */
const GIMBAL_COSINE = 1e-6;

export function degreesOf(radians: number): number {
  return (radians * 180) / Math.PI;
}

export function cardanAngles(orientation: Quaternion): CardanAngles {
  const { 0: w, 1: x, 2: y, 3: z } = orientation;
  const r11 = 1 - 2 * (y * y + z * z);
  const r13 = 2 * (x * z + w * y);
  const r21 = 2 * (x * y + w * z);
  const r22 = 1 - 2 * (x * x + z * z);
  const r23 = 2 * (y * z - w * x);
  const r31 = 2 * (x * z - w * y);
  const r33 = 1 - 2 * (x * x + y * y);
  const cosineLateral = Math.sqrt(r13 * r13 + r33 * r33);
  const lateralDeg = degreesOf(Math.atan2(0 - r23, cosineLateral));
  if (cosineLateral < GIMBAL_COSINE) {
    return { flexionDeg: degreesOf(Math.atan2(0 - r31, r11)), lateralDeg, axialDeg: 0 };
  }
  return {
    flexionDeg: degreesOf(Math.atan2(r13, r33)),
    lateralDeg,
    axialDeg: degreesOf(Math.atan2(0 - r21, r22)),
  };
}

/** Angular velocity in the segment's own axes, with the signs of the angles, unit unchanged. */
export function cardanRates(velocity: Vector3): CardanAngles {
  const { 0: x, 1: y, 2: z } = velocity;
  return { flexionDeg: degreesOf(y), lateralDeg: degreesOf(x), axialDeg: degreesOf(0 - z) };
}
