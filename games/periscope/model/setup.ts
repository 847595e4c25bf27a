/** The constants of Periscope's rules, and a set at its start. */
import type { Posture } from '#core/contract/stimulus.ts';
import { difficultyOf } from '#core/exercise/curve.ts';
import { ZERO } from '#core/exercise/directions.ts';
import type { ExerciseContext, Parameters } from '#core/exercise/exercise.ts';
import { isSitting } from '#core/exercise/posture.ts';
import { defaultRange, safeRange } from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { parametersFrom } from '../../block-setup.ts';
import { PERISCOPE_CURVE } from '../curve.ts';
import { PERISCOPE_INFO } from '../info.ts';
import { NEUTRAL_ASKED } from './asked.ts';
import { SCORED_CYCLES, drawSchedule } from './schedule.ts';
import { bySegment } from './segments.ts';
import type { BySegment, Part, PeriscopeParameters, PeriscopeState, Plane, Segment } from './state.ts';

/** Calm before a piece: time to read what comes, and to sit at ease. */
export const CALM_MS = 4000;

/** Nobody is asked for more than this, deg, however far they go. */
const MOST_DEG = 12;
/** Nor less: that is no movement. */
const LEAST_DEG = 1;
/** Nor for more than this share of the lean at which a session stops. */
const MOST_OF_LEAN_LIMIT = 0.5;
/**
 * Of the segment that does not steer no range was measured. What stands in for it is about half of what people reach,
 * so twice the share of it is asked, and never more than the whole of it.
 */
const SHARE_OF_CAUTIOUS = 2;

/**
 * Limits of leakage by part, times that of the moving pelvis, so that no part is easier than another. The thorax goes
 * farther, so that the same unrest of the pelvis is a smaller share; on a seat the pelvis follows it half as far.
 * Fitted to virtual bodies of half severity at d = 0: the share of each part's 80th percentile.
 */
const LIMIT_SHARES: Readonly<Record<'sitting' | 'standing', Readonly<Record<Part, number>>>> = {
  sitting: { 'pelvis-moves': 1, 'thorax-moves': 0.5, opposite: 0.6 },
  standing: { 'pelvis-moves': 1, 'thorax-moves': 0.9, opposite: 1.2 },
};

function limitsOf(leakLimitPercent: number, posture: Posture): Readonly<Record<Part, number>> {
  const shares = LIMIT_SHARES[isSitting(posture) ? 'sitting' : 'standing'];
  const limit = (part: Part): number => (shares[part] * leakLimitPercent) / 100;
  return {
    'pelvis-moves': limit('pelvis-moves'),
    'thorax-moves': limit('thorax-moves'),
    opposite: limit('opposite'),
  };
}

function specOf(key: string): { readonly min: number; readonly max: number } {
  return PERISCOPE_INFO.parameters.find((spec) => spec.key === key) ?? { min: 0, max: 0 };
}

/** How far a range goes to both sides of a plane: the shorter way counts. */
function extentIn({ extent }: SteeringRange, plane: Plane): number {
  return plane === 'lateral' ? Math.min(extent.left, extent.right) : Math.min(extent.front, extent.back);
}

/** What is asked of both segments, deg, within every limit of this person. */
function amplitudesOf(
  { range, posture, leanLimitDeg = Infinity }: ExerciseContext,
  steering: Segment,
  amplitudePercent: number,
): BySegment<Readonly<Record<Plane, number>>> {
  const share = amplitudePercent / 100;
  const most = Math.min(MOST_DEG, Math.max(LEAST_DEG, MOST_OF_LEAN_LIMIT * leanLimitDeg));
  return bySegment((segment) => {
    const own = segment === steering;
    const known = own ? safeRange(range, steering, posture) : defaultRange(segment, posture);
    const part = own ? share : Math.min(1, SHARE_OF_CAUTIOUS * share);
    const inPlane = (plane: Plane): number => Math.min(most, part * extentIn(known, plane));
    return { lateral: inPlane('lateral'), flexion: inPlane('flexion') };
  });
}

/** A whole number of steps; even, so that half a cycle is one too. */
function cycleMsOf(rateHz: number): number {
  return 2 * HUB_STEP_MS * Math.round(1000 / rateHz / (2 * HUB_STEP_MS));
}

export function setUp(given: Parameters, context: ExerciseContext, seed: number): PeriscopeState {
  const steering: Segment = context.steering === 'pelvis' ? 'pelvis' : 'thorax';
  const parameters = parametersFrom<keyof PeriscopeParameters>(given, PERISCOPE_INFO, PERISCOPE_CURVE);
  const amplitudeDeg = amplitudesOf(context, steering, parameters.amplitudePercent);
  const cycleMs = cycleMsOf(parameters.rateHz);
  const durationMs = Math.max(0, context.durationMs);
  const range = safeRange(context.range, steering, context.posture);
  const difficultyIn = (plane: Plane): number => {
    const percent = (100 * amplitudeDeg[steering][plane]) / extentIn(range, plane);
    const amplitudePercent = Math.max(specOf('amplitudePercent').min / 2, percent);
    return difficultyOf(PERISCOPE_CURVE, { ...parameters, amplitudePercent });
  };
  const count = 1 + Math.floor(durationMs / (CALM_MS + (1 + SCORED_CYCLES) * cycleMs));
  return {
    set: {
      durationMs,
      steering,
      range,
      parameters,
      difficulty: { lateral: difficultyIn('lateral'), flexion: difficultyIn('flexion') },
      leakLimit: limitsOf(parameters.leakLimitPercent, context.posture),
      cycleMs,
      amplitudeDeg,
      neutral: bySegment((segment) => context.neutral[segment] ?? ZERO),
      latencyMs: context.latencyMs,
      schedule: drawSchedule(seed, count, steering, parameters),
    },
    tMs: 0,
    phase: 'calm',
    phaseStartMs: 0,
    progress: 0,
    at: NEUTRAL_ASKED,
    asked: NEUTRAL_ASKED,
    steering: ZERO,
    piece: undefined,
    nextPiece: 0,
    nextStartMs: CALM_MS,
    fadingFrom: NEUTRAL_ASKED,
    lastOutcome: undefined,
    trials: [],
    steps: 0,
    heldSteps: 0,
    releases: 0,
  };
}
