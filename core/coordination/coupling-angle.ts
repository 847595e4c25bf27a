/**
 * Vector coding of two segments' angles: from one sample to the next the pair moves in the angle-angle plane, proximal
 * (x) against distal (y), and the direction of that movement is the coupling angle
 *
 *   gamma_i = atan2(distal_{i+1} - distal_i, proximal_{i+1} - proximal_i), 0 to below 360 deg
 *
 * (Sparrow et al. 1987; Chang et al. 2008, J Biomech 41:3101; Needham et al. 2015, J Biomech 48:3506). 45: both
 * forward alike; 135: apart; 0: the proximal segment alone. A series of n samples gives n - 1 angles.
 *
 * Which way is "better" is not settled, and a coupling angle says nothing of how far anything moved.
 */
import { turnsOf } from '../signal/cosine.ts';
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { at, requireFinite, requireSameLength } from '../signal/values.ts';
import { circularSummary, wrapped360 } from './circular.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';

export interface CouplingOptions {
  /** A step shorter than this (in the unit of the angles) has no direction but noise, and is left out. Default 0. */
  readonly smallestStep?: number;
}

/** Two segments over one cycle, deg, sampled together. */
export interface SegmentPair {
  readonly proximal: ArrayLike<number>;
  readonly distal: ArrayLike<number>;
}

/**
 * Coupling angles, deg; undefined where the pair stood still (step zero, or shorter than `smallestStep`).
 * @throws KeelError `invalid-argument` for fewer than 2 samples, NaN, lists of different length, a negative step.
 */
export function couplingAngles(
  { proximal, distal }: SegmentPair,
  { smallestStep = 0 }: CouplingOptions = {},
): (number | undefined)[] {
  requireSameLength(proximal, distal, 'quantity.coupling-angle');
  requireFinite(proximal, 2, 'quantity.coupling-angle');
  requireFinite(distal, 2, 'quantity.coupling-angle');
  if (!(smallestStep >= 0)) {
    throw new KeelError(
      'invalid-argument',
      message('error.coordination.negative-step', { step: smallestStep }),
    );
  }
  return Array.from({ length: proximal.length - 1 }, (_, i) => {
    const x = at(proximal, i + 1) - at(proximal, i);
    const y = at(distal, i + 1) - at(distal, i);
    const step = Math.sqrt(x * x + y * y);
    if (step === 0 || step < smallestStep) return undefined;
    return wrapped360(360 * turnsOf(y, x));
  });
}

export interface CouplingProfile {
  readonly method: Method;
  /** Circular mean over the cycles at each point, deg; undefined where no cycle moved or the directions cancel. */
  readonly meanDeg: readonly (number | undefined)[];
  /** Mean resultant length at each point. */
  readonly resultantLength: readonly (number | undefined)[];
  /** Coupling-angle variability CAV_i = sqrt(2 (1 - r_i)) 180 / pi, deg, at each point. */
  readonly variabilityDeg: readonly (number | undefined)[];
  /** CAV over the cycle: its mean over the points, deg; undefined when there is none. */
  readonly meanVariabilityDeg: number | undefined;
  /** Circular standard deviation sqrt(-2 ln r_i) over the cycle: its mean over the points, deg. */
  readonly meanStandardDeviationDeg: number | undefined;
  readonly flags: readonly MeasureFlag[];
}

/** Fewer cycles give a variability that says more about the cycles than about the person. */
const FEWEST_CYCLES = 5;

/**
 * Mean coupling and its variability over cycles of equal length (time-normalised: `cyclesOf` in cycles.ts).
 * Variability needs at least two cycles that moved at a point; its points with fewer are undefined.
 * @throws KeelError `invalid-argument` for no cycles, cycles of different length, and as `couplingAngles`.
 */
export function couplingProfile(
  cycles: readonly SegmentPair[],
  options: CouplingOptions = {},
): CouplingProfile {
  const [first, ...others] = cycles.map((cycle) => couplingAngles(cycle, options));
  if (first === undefined) throw new KeelError('invalid-argument', message('error.coordination.no-cycle'));
  if (others.some((angles) => angles.length !== first.length)) {
    throw new KeelError('invalid-argument', message('error.coordination.unequal-cycles'));
  }
  const points = first.map((_, i) => {
    const angles = [first, ...others].flatMap((cycle) => cycle[i] ?? []);
    return angles.length === 0 ? undefined : circularSummary(angles);
  });
  const varied = points.filter((point) => point !== undefined).filter((point) => point.count > 1);
  return {
    method: methodOf('coupling profile', { smallestStep: options.smallestStep ?? 0 }),
    meanDeg: points.map((point) => point?.meanDeg),
    resultantLength: points.map((point) => point?.resultantLength),
    variabilityDeg: points.map((point) =>
      point === undefined || point.count < 2 ? undefined : point.angularDeviationDeg,
    ),
    meanVariabilityDeg: meanOf(varied.map((point) => point.angularDeviationDeg)),
    meanStandardDeviationDeg: meanOf(varied.map((point) => point.standardDeviationDeg)),
    flags: [
      ...flagIf(
        cycles.length < FEWEST_CYCLES,
        'too-short',
        message('quality.few-cycles-for-variability', { cycles: cycles.length, fewest: FEWEST_CYCLES }),
      ),
      ...flagIf(
        varied.length < points.length,
        'incomplete',
        message('quality.points-without-cycles', {
          missing: points.length - varied.length,
          points: points.length,
        }),
      ),
    ],
  };
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
