/** Left against right: rotation, reach, load, anything measured on both sides. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { t95 } from '../reliability/t-distribution.ts';
import type { Metric } from '../exercise/result.ts';
import { mean, sampleStandardDeviation } from '../signal/statistics.ts';
import { type Quantity, requireFinite, requirePositive } from '../signal/values.ts';
import { meanMetric } from './estimates.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';

/**
 * Symmetry index 100 (a - b) / ((a + b) / 2), % (Robinson et al. 1987, J Manipulative Physiol Ther 10:172): 0 equal,
 * positive when a is more, -200 to 200 for amounts that are not negative. Swapping the sides changes its sign only.
 * @returns undefined unless a + b is above zero: a part of nothing is no number.
 */
export function symmetryIndexPercent(a: number, b: number): number | undefined {
  return a + b > 0 ? (200 * (a - b)) / (a + b) : undefined;
}

/**
 * Mean symmetry index of what was done to a place and to its mirror image, %: what differs between places is not taken
 * for a difference between sides. Pairs that have no index are left out.
 * @param pairs of amounts that are not negative, each side's in one unit.
 */
export function mirroredSymmetry(pairs: readonly (readonly [number, number])[]): Metric | undefined {
  return meanMetric(pairs.flatMap(([a, b]) => symmetryIndexPercent(a, b) ?? []));
}

export interface AsymmetryOptions {
  /** An index beyond this is worth showing, %. Default 15. */
  readonly notablePercent?: number;
  /**
   * The smallest difference that the sensors can tell, in the unit of the values. Default 10: thoracic rotation in deg
   * from an inertial sensor is 10 to 16 deg off (Bailes et al. 2024, Sensors 24:6580).
   */
  readonly smallestDifference?: number;
}

export interface Asymmetry {
  readonly method: Method;
  readonly left: number;
  readonly right: number;
  /** left - right, in the unit of the values. */
  readonly difference: number;
  /** 100 (left - right) / mean of both, %; undefined when there is no movement at all. */
  readonly indexPercent: number | undefined;
  /**
   * A difference below this is not known to be one, 95 %: the larger of `smallestDifference` and
   * t sqrt(s_L^2 / n_L + s_R^2 / n_R) from the repetitions, t by Welch's degrees of freedom (Welch 1947, Biometrika
   * 34:28). Undefined where a side has one repetition, which says nothing of its scatter.
   */
  readonly minimalDetectableChange: number | undefined;
  /** The same as an index, %. */
  readonly minimalDetectablePercent: number | undefined;
  /** Notable and detectable: both the index and the difference are beyond their limits. */
  readonly asymmetric: boolean;
  readonly flags: readonly MeasureFlag[];
}

const FEWEST_REPETITIONS = 3;

/**
 * Asymmetry of repeated movements to both sides, such as ranges of rotation in deg (sitting, so that the pelvis stays).
 * Each side is the mean of its repetitions. It compares the sides within one session; it is no norm, and a side is
 * not weak because it turns less.
 * @throws KeelError `invalid-argument` for a side without repetitions, NaN, negative values or bad options.
 */
export function asymmetryOf(
  left: readonly number[],
  right: readonly number[],
  { notablePercent = 15, smallestDifference = 10 }: AsymmetryOptions = {},
): Asymmetry {
  requireAmounts(left, 'quantity.left-side');
  requireAmounts(right, 'quantity.right-side');
  requirePositive(notablePercent, 'quantity.notable-asymmetry');
  if (!(Number.isFinite(smallestDifference) && smallestDifference >= 0)) {
    throw new KeelError('invalid-argument', message('error.coordination.smallest-difference'));
  }
  const sides = { left: mean(left), right: mean(right) };
  const difference = sides.left - sides.right;
  const indexPercent = symmetryIndexPercent(sides.left, sides.right);
  const reach = reachOfChance(left, right);
  const minimalDetectableChange = reach === undefined ? undefined : Math.max(smallestDifference, reach);
  const middle = (sides.left + sides.right) / 2;
  return {
    method: methodOf('asymmetry', { notablePercent, smallestDifference }),
    ...sides,
    difference,
    indexPercent,
    minimalDetectableChange,
    minimalDetectablePercent:
      middle > 0 && minimalDetectableChange !== undefined
        ? (100 * minimalDetectableChange) / middle
        : undefined,
    asymmetric:
      indexPercent !== undefined &&
      minimalDetectableChange !== undefined &&
      Math.abs(indexPercent) > notablePercent &&
      Math.abs(difference) > minimalDetectableChange,
    flags: [
      ...flagIf(
        Math.min(left.length, right.length) < FEWEST_REPETITIONS,
        'too-few-trials',
        message('quality.few-repetitions', {
          left: left.length,
          right: right.length,
          fewest: FEWEST_REPETITIONS,
        }),
      ),
      ...flagIf(indexPercent === undefined, 'no-response', message('quality.neither-side-moved')),
    ],
  };
}

/** How far the means of two sides of one kind lie apart in 95 % of cases. */
function reachOfChance(left: readonly number[], right: readonly number[]): number | undefined {
  if (left.length < 2 || right.length < 2) return undefined;
  const [a, b] = [squaredError(left), squaredError(right)];
  if (a + b === 0) return 0;
  const freedom = ((a + b) * (a + b)) / ((a * a) / (left.length - 1) + (b * b) / (right.length - 1));
  return t95(freedom) * Math.sqrt(a + b);
}

/** Square of the standard error of the mean. */
function squaredError(values: readonly number[]): number {
  const deviation = sampleStandardDeviation(values);
  return (deviation * deviation) / values.length;
}

function requireAmounts(values: readonly number[], quantity: Quantity): void {
  requireFinite(values, 1, quantity);
  if (values.some((value) => value < 0)) {
    throw new KeelError(
      'invalid-argument',
      message('error.coordination.negative-amounts', { quantity: message(quantity) }),
    );
  }
}
