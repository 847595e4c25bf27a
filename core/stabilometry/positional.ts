/** Where the centre of pressure is: distances from the mean, range, prediction ellipse, direction (Prieto et al. 1996,
 * IEEE Trans Biomed Eng 43:956; Quijoux et al. 2021, Physiol Rep 9:e15067). All need a centred signal. */
import { at } from '../signal/values.ts';
import { greatestDistance } from './hull.ts';
import { axisOf, meanSquare, requireSway } from './sway.ts';
import type { Sway, SwayAxis } from './sway.ts';

/** Mean of |x|, mm. No posture: a constant lean is centred away. */
export function meanDistanceMm(sway: Sway, axis: SwayAxis | 'plane'): number {
  requireSway(sway, 1, 'quantity.mean-distance');
  const { mlMm, apMm } = sway;
  let sum = 0;
  for (let index = 0; index < mlMm.length; index++) {
    const ml = axis === 'ap' ? 0 : at(mlMm, index);
    const ap = axis === 'ml' ? 0 : at(apMm, index);
    sum += Math.sqrt(ml * ml + ap * ap);
  }
  return sum / mlMm.length;
}

/** sqrt(mean x^2) with 1/N, mm: the standard deviation on an axis; in the plane sqrt(ml^2 + ap^2). */
export function rmsDistanceMm(sway: Sway, axis: SwayAxis | 'plane'): number {
  requireSway(sway, 1, 'quantity.rms-distance');
  if (axis !== 'plane') return Math.sqrt(meanSquare(axisOf(sway, axis)));
  return Math.sqrt(meanSquare(sway.mlMm) + meanSquare(sway.apMm));
}

/** Greatest less least on an axis; the largest distance between any two samples in the plane. mm. */
export function rangeMm(sway: Sway, axis: SwayAxis | 'plane'): number {
  requireSway(sway, 1, 'quantity.range');
  if (axis === 'plane') return greatestDistance(sway.mlMm, sway.apMm);
  let least = Infinity;
  let greatest = -Infinity;
  for (const value of axisOf(sway, axis)) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return greatest - least;
}

/** Range from left to right over that from back to front: above 1 the sway is wider than long. */
export function rangeRatio(sway: Sway): number {
  return rangeMm(sway, 'ml') / rangeMm(sway, 'ap');
}

/**
 * Correlation of the two axes about zero, -1 to 1: positive when swaying to the right goes with swaying to the front,
 * so its sign turns with the direction of an axis. Near zero sway lies along the axes, or has no direction.
 */
export function swayDirectionCoefficient(sway: Sway): number {
  requireSway(sway, 2, 'quantity.sway-direction-coefficient');
  const { mlMm, apMm } = sway;
  return meanProduct(mlMm, apMm) / Math.sqrt(meanSquare(mlMm) * meanSquare(apMm));
}

export interface PredictionEllipse {
  readonly areaMm2: number;
  /** Half axes, mm. */
  readonly majorMm: number;
  readonly minorMm: number;
  /** Direction of the major axis from the ml axis towards ap, rad, -pi/2 to pi/2. */
  readonly directionRad: number;
}

/**
 * Quantile of F(2, d): (d / 2) ((1 - p)^(-2 / d) - 1), exact for two numerator degrees of freedom.
 * @param d Denominator degrees of freedom.
 */
export function quantileOfF2(p: number, d: number): number {
  return (d / 2) * Math.expm1((-2 / d) * Math.log1p(-p));
}

/**
 * Ellipse that holds the next sample with the given probability (prediction, not confidence of the mean: Schubert &
 * Kirchner 2014, Gait Posture 39:518): area = 2 pi F(2, N-2) sqrt(det C) (N+1)(N-1) / (N (N-2)), C with 1/N about zero.
 * Samples are taken for independent, which sway is not: a description, no test.
 * @throws KeelError `invalid-argument` for fewer than 3 samples or NaN.
 */
export function predictionEllipse(sway: Sway, probability = 0.95): PredictionEllipse {
  requireSway(sway, 3, 'quantity.prediction-ellipse');
  const { mlMm, apMm } = sway;
  const n = mlMm.length;
  const ml2 = meanSquare(mlMm);
  const ap2 = meanSquare(apMm);
  const cross = meanProduct(mlMm, apMm);
  const scale = (2 * quantileOfF2(probability, n - 2) * (n + 1) * (n - 1)) / (n * (n - 2));
  const determinant = Math.max(0, ml2 * ap2 - cross * cross);
  const spread = Math.sqrt((ml2 - ap2) * (ml2 - ap2) + 4 * cross * cross);
  const major = (ml2 + ap2 + spread) / 2;
  return {
    areaMm2: Math.PI * scale * Math.sqrt(determinant),
    majorMm: Math.sqrt(scale * major),
    minorMm: Math.sqrt(major > 0 ? (scale * determinant) / major : 0),
    directionRad: Math.atan2(2 * cross, ml2 - ap2) / 2,
  };
}

/**
 * Angle between the first principal axis and the ap axis, 0 (front-back) to 90 (left-right) deg. Says nothing about
 * left or right, and is arbitrary when the scatter is round.
 */
export function principalSwayDirectionDeg(sway: Sway): number {
  requireSway(sway, 2, 'quantity.principal-sway-direction');
  const { mlMm, apMm } = sway;
  const meanMl = mlMm.reduce((sum, value) => sum + value, 0) / mlMm.length;
  const meanAp = apMm.reduce((sum, value) => sum + value, 0) / apMm.length;
  const ml2 = meanSquare(mlMm) - meanMl * meanMl;
  const ap2 = meanSquare(apMm) - meanAp * meanAp;
  const cross = meanProduct(mlMm, apMm) - meanMl * meanAp;
  return 90 - Math.abs((Math.atan2(2 * cross, ml2 - ap2) * 90) / Math.PI);
}

function meanProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += at(a, index) * at(b, index);
  return sum / a.length;
}
