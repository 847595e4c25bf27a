/**
 * What the eight leans of a limits-of-stability assessment come to: their shares of a limit, the polygon they span,
 * and how even it is. One lean is measured in leaning.ts.
 *
 * They tell how far someone chose to lean, in these instructions, on this day: not how far they would get before a
 * fall, and not why.
 */
import { symmetryIndexPercent } from '../coordination/asymmetry.ts';
import { meanMetric } from '../coordination/estimates.ts';
import { methodOf } from '../coordination/methods.ts';
import type { Method } from '../coordination/methods.ts';
import { flagIf } from '../coordination/quality.ts';
import type { MeasureFlag } from '../coordination/quality.ts';
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { DIRECTIONS, UNIT, byDirection } from '../exercise/directions.ts';
import type { Direction } from '../exercise/directions.ts';
import type { Metric } from '../exercise/result.ts';
import { sineOfTurns } from '../signal/cosine.ts';
import { requireFinite, requirePositive } from '../signal/values.ts';
import { LEAN_RULE, leanMeasures } from './leaning.ts';
import type { LeanMeasures, LeanRule, LeanSample } from './leaning.ts';

export interface TheoreticalAngles {
  /** deg from the vertical. Defaults 8, 4.5 and 8, as force-plate systems take them. */
  readonly frontDeg?: number;
  readonly backDeg?: number;
  readonly sideDeg?: number;
}

/** Height of the centre of mass, as a share of body height. */
const CENTRE_OF_MASS_SHARE = 0.55;

/**
 * Theoretical limits, mm: a stiff body that leans by an angle about the ankles moves its centre of mass, at 0.55 of
 * its height, by 0.55 height sin(angle). On the diagonals the ellipse through them. A convention to divide by, the
 * same for everyone of a height; no one's own limit.
 * @throws KeelError `invalid-argument` unless the height and the angles are above zero.
 */
export function theoreticalLimitsMm(
  heightMm: number,
  { frontDeg = 8, backDeg = 4.5, sideDeg = 8 }: TheoreticalAngles = {},
): Record<Direction, number> {
  requirePositive(heightMm, 'quantity.body-height');
  for (const angle of [frontDeg, backDeg, sideDeg]) requirePositive(angle, 'quantity.angle-of-limit');
  const reach = (angleDeg: number): number => CENTRE_OF_MASS_SHARE * heightMm * sineOfTurns(angleDeg / 360);
  const sideMm = reach(sideDeg);
  return byDirection((direction) => {
    const { ml, ap } = UNIT[direction];
    const sagittalMm = reach(ap > 0 ? frontDeg : backDeg);
    return 1 / Math.sqrt((ml * ml) / (sideMm * sideMm) + (ap * ap) / (sagittalMm * sagittalMm));
  });
}

export interface MeasuredLean {
  readonly measures: LeanMeasures;
  readonly flags: readonly MeasureFlag[];
}

/**
 * A recorded lean, checked and measured (`leanMeasures`), with what it lacks.
 * @throws KeelError `invalid-argument` for no samples, NaN, times that are not ascending by `rule.sampleMs`.
 */
export function measuredLean(
  before: readonly LeanSample[],
  samples: readonly LeanSample[],
  rule: LeanRule = LEAN_RULE,
): MeasuredLean {
  requireLean([...before, ...samples], samples.length, rule);
  const measures = leanMeasures(before, samples, rule);
  const quietMs = before.length * rule.sampleMs;
  const leanMs = samples.length * rule.sampleMs;
  return {
    measures,
    flags: [
      ...flagIf(
        quietMs < rule.speedMs + rule.onsetMs,
        'too-short',
        message('quality.short-quiet', { quietMs, neededMs: rule.speedMs + rule.onsetMs }),
      ),
      ...flagIf(
        leanMs <= rule.heldMs,
        'too-short',
        message('quality.short-lean', { leanMs, heldMs: rule.heldMs }),
      ),
      ...flagIf(measures.maximumMm === 0, 'no-response', message('quality.nothing-reached')),
      ...flagIf(
        measures.maximumMm > 0 && measures.reactionMs === undefined,
        'too-noisy',
        message('quality.unclear-beginning'),
      ),
    ],
  };
}

function requireLean(samples: readonly LeanSample[], leaning: number, { sampleMs }: LeanRule): void {
  requirePositive(sampleMs, 'quantity.time-between-samples');
  requireFinite(
    samples.slice(samples.length - leaning).map((sample) => sample.onMm),
    1,
    'quantity.lean',
  );
  for (const key of ['sinceCueMs', 'onMm', 'offMm'] as const) {
    requireFinite(
      samples.map((sample) => sample[key]),
      1,
      'quantity.lean',
    );
  }
  const uneven = samples.findIndex((sample, k) => {
    const stepMs = sample.sinceCueMs - (samples[k - 1]?.sinceCueMs ?? sample.sinceCueMs - sampleMs);
    return Math.abs(stepMs - sampleMs) > sampleMs / 2;
  });
  if (uneven >= 0) {
    throw new KeelError(
      'invalid-argument',
      message('error.sway.uneven-lean', { sample: uneven + 1, sampleMs }),
    );
  }
}

/** A lean in shares of a limit; what was not measured is left out. */
export interface LeanShares {
  /** EPE and MXE, %. */
  readonly endpointPercent: number | undefined;
  readonly maximumPercent: number;
  /** MVL, % of the limit a second. */
  readonly velocityPercentS: number | undefined;
  /** MXE - EPE, %: what further attempts added to the first. */
  readonly reservePercent: number | undefined;
}

/** @throws KeelError `invalid-argument` unless the limit is above zero. */
export function leanShares(measures: LeanMeasures, limitMm: number): LeanShares {
  requirePositive(limitMm, 'quantity.limit-of-stability');
  const share = (mm: number | undefined): number | undefined =>
    mm === undefined ? undefined : (100 * mm) / limitMm;
  const endpointPercent = share(measures.endpointMm);
  const maximumPercent = (100 * measures.maximumMm) / limitMm;
  return {
    endpointPercent,
    maximumPercent,
    velocityPercentS: share(measures.velocityMmS),
    reservePercent: endpointPercent === undefined ? undefined : maximumPercent - endpointPercent,
  };
}

export interface LimitsSummary {
  readonly method: Method;
  /** Area of the polygon whose corners are the reaches, mm2; undefined unless all eight are there. */
  readonly polygonAreaMm2: number | undefined;
  readonly meanReachMm: number;
  /** 100 (right - left) / mean of both, %: positive when the right reaches farther. */
  readonly leftRightPercent: number | undefined;
  /** 100 (front - back) / mean of both, %: nearly always positive, feet are longer in front of the ankle. */
  readonly frontBackPercent: number | undefined;
  readonly rightToLeftRatio: number | undefined;
  readonly frontToBackRatio: number | undefined;
  readonly flags: readonly MeasureFlag[];
}

/**
 * Polygon and ratios of the farthest reaches (MXE), mm. The area is the sum of the eight triangles between neighbours,
 * 1/2 r_i r_(i+1) sin 45 deg. Area and left-right index depend on where the feet stand: place them alike.
 * @throws KeelError `invalid-argument` for no reach at all, one that is negative, NaN.
 */
export function limitsSummary(
  reachMm: Readonly<Partial<Record<Direction, number | undefined>>>,
): LimitsSummary {
  const reaches = DIRECTIONS.flatMap((direction) => reachMm[direction] ?? []);
  requireFinite(reaches, 1, 'quantity.limits-of-stability');
  for (const reach of reaches) if (reach !== 0) requirePositive(reach, 'quantity.reach');
  const { front, back, left, right } = reachMm;
  return {
    method: methodOf('limits of stability summary'),
    polygonAreaMm2: reaches.length === DIRECTIONS.length ? polygonAreaMm2(reaches) : undefined,
    meanReachMm: reaches.reduce((sum, reach) => sum + reach, 0) / reaches.length,
    leftRightPercent: sidesPercent(right, left),
    frontBackPercent: sidesPercent(front, back),
    rightToLeftRatio: ratio(right, left),
    frontToBackRatio: ratio(front, back),
    flags: flagIf(
      reaches.length < DIRECTIONS.length,
      'incomplete',
      message('quality.directions-missing', { missing: DIRECTIONS.length - reaches.length }),
    ),
  };
}

function polygonAreaMm2(reaches: readonly number[]): number {
  const products = reaches.map((reach, k) => reach * (reaches[(k + 1) % reaches.length] ?? 0));
  return products.reduce((sum, product) => sum + product, 0) * 0.5 * Math.SQRT1_2;
}

function ratio(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined || !(b > 0) ? undefined : a / b;
}

/** Symmetry index of two reaches; undefined when one is missing. */
export function sidesPercent(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : symmetryIndexPercent(a, b);
}

/** Composite scores: each measure's mean over the leans that have it. */
export interface LimitsComposite {
  readonly reactionMs: Metric | undefined;
  readonly velocityMmS: Metric | undefined;
  readonly endpointMm: Metric | undefined;
  readonly maximumMm: Metric | undefined;
  readonly directionalControlPercent: Metric | undefined;
}

/** Maximum excursion, directional control and velocity repeat well (ICC 0.89-0.95); reaction and endpoint less. */
export function limitsComposite(leans: readonly LeanMeasures[]): LimitsComposite {
  const over = (key: keyof LeanMeasures): Metric | undefined =>
    meanMetric(leans.flatMap((lean) => lean[key] ?? []));
  return {
    reactionMs: over('reactionMs'),
    velocityMmS: over('velocityMmS'),
    endpointMm: over('endpointMm'),
    maximumMm: over('maximumMm'),
    directionalControlPercent: over('directionalControlPercent'),
  };
}

/**
 * Directional score of tilting balance systems, %: straight distance from the first sample to the farthest over the
 * path travelled to it. The path is taken over steps of `speedMs`; a finer one would be longer by the board's noise.
 * @returns undefined when nothing moved towards the target.
 */
export function straightnessPercent(
  samples: readonly LeanSample[],
  rule: LeanRule = LEAN_RULE,
): number | undefined {
  const step = Math.max(1, Math.round(rule.speedMs / rule.sampleMs));
  const farthest = samples.reduce(
    (best, sample, k) => (sample.onMm > (samples[best]?.onMm ?? 0) ? k : best),
    0,
  );
  const way = samples.filter((_, k) => k === farthest || (k < farthest && k % step === 0));
  const lengths = way.slice(1).map((sample, k) => distanceMm(way[k] ?? sample, sample));
  const pathMm = lengths.reduce((sum, length) => sum + length, 0);
  const start = way[0];
  const end = samples[farthest];
  if (start === undefined || end === undefined || !(pathMm > 0)) return undefined;
  return (100 * distanceMm(start, end)) / pathMm;
}

function distanceMm(a: LeanSample, b: LeanSample): number {
  return Math.sqrt((b.onMm - a.onMm) * (b.onMm - a.onMm) + (b.offMm - a.offMm) * (b.offMm - a.offMm));
}
