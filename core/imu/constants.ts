/** What several parts of the orientation filter share. Values: VQF, Laidig & Seel 2023, Information Fusion 91:187. */

/** Time constant of the inclination's correction by the accelerometer, s. */
export const ACC_TAU_S = 3;

/** The largest bias a gyroscope is believed to have: 2 deg/s. Faster steady turning is movement. */
export const BIAS_CLIP_RAD_S = radiansOf(2);

export function radiansOf(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
