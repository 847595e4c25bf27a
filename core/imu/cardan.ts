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
import { rotationMatrix } from './quaternion.ts';
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
  const [toX, toY, toZ] = rotationMatrix(orientation);
  const cosineLateral = Math.sqrt(toX[2] * toX[2] + toZ[2] * toZ[2]);
  const lateralDeg = degreesOf(Math.atan2(0 - toY[2], cosineLateral));
  if (cosineLateral < GIMBAL_COSINE) {
    return { flexionDeg: degreesOf(Math.atan2(0 - toZ[0], toX[0])), lateralDeg, axialDeg: 0 };
  }
  return {
    flexionDeg: degreesOf(Math.atan2(toX[2], toZ[2])),
    lateralDeg,
    axialDeg: degreesOf(Math.atan2(0 - toY[0], toY[1])),
  };
}

/** Angular velocity in the segment's own axes, with the signs of the angles, unit unchanged. */
export function cardanRates([x, y, z]: Vector3): CardanAngles {
  return { flexionDeg: degreesOf(y), lateralDeg: degreesOf(x), axialDeg: degreesOf(0 - z) };
}
