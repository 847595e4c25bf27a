/**
 * Statistics of directions, degrees (Batschelet 1981, Circular Statistics in Biology; Mardia & Jupp 2000). The
 * arithmetic mean of 350 and 10 is 180 and wrong; the circular mean is 0.
 */
import { cosineOfTurns, sineOfTurns, turnsOf } from '../signal/cosine.ts';
import { at, requireFinite } from '../signal/values.ts';

const DEGREES = 180 / Math.PI;

/** Below this mean resultant length there is no mean direction to speak of. */
const NO_DIRECTION = 1e-12;

export interface CircularSummary {
  readonly count: number;
  /** Mean direction, 0 to below 360 deg; undefined when the directions cancel out. */
  readonly meanDeg: number | undefined;
  /** Mean resultant length r = |mean of exp(i angle)|: 1 all alike, 0 evenly around. */
  readonly resultantLength: number;
  /** sqrt(2 (1 - r)), deg, 0 to 81.03 (Batschelet): the spread that vector coding calls variability. */
  readonly angularDeviationDeg: number;
  /** sqrt(-2 ln r), deg, 0 to infinity (Mardia): near the ordinary standard deviation while that is small. */
  readonly standardDeviationDeg: number;
}

/** An angle in 0 to below 360 deg. */
export function wrapped360(angleDeg: number): number {
  return ((angleDeg % 360) + 360) % 360;
}

/** An angle in -180 to below 180 deg. */
export function wrapped180(angleDeg: number): number {
  return wrapped360(angleDeg + 180) - 180;
}

/**
 * Direction and spread of angles in degrees.
 * @throws KeelError `invalid-argument` for no angles, or one that is NaN or infinite.
 */
export function circularSummary(anglesDeg: ArrayLike<number>): CircularSummary {
  requireFinite(anglesDeg, 1, 'quantity.circular-mean');
  let cosine = 0;
  let sine = 0;
  for (let index = 0; index < anglesDeg.length; index++) {
    const turns = at(anglesDeg, index) / 360;
    cosine += cosineOfTurns(turns) / anglesDeg.length;
    sine += sineOfTurns(turns) / anglesDeg.length;
  }
  const r = Math.min(1, Math.sqrt(cosine * cosine + sine * sine));
  return {
    count: anglesDeg.length,
    meanDeg: r < NO_DIRECTION ? undefined : wrapped360(360 * turnsOf(sine, cosine)),
    resultantLength: r,
    angularDeviationDeg: Math.sqrt(2 * (1 - r)) * DEGREES,
    standardDeviationDeg: Math.sqrt(-2 * Math.log(r)) * DEGREES,
  };
}
