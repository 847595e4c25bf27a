/** The constants of Night Watch's rules, and a set at its start. */
import { difficultyOf } from '#core/exercise/curve.ts';
import { UNIT, ZERO, along } from '#core/exercise/directions.ts';
import type { ExerciseContext, Parameters } from '#core/exercise/exercise.ts';
import { meanExtent, safeRange } from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import { isSitting } from '#core/exercise/posture.ts';
import { createRandom } from '#core/signal/random.ts';
import { parametersFrom, usableDurationMs, usableQuietSway } from '../../block-setup.ts';
import { NIGHT_WATCH_CURVE } from '../curve.ts';
import { NIGHT_WATCH_INFO } from '../info.ts';
import { drawRounds } from './schedule.ts';
import type { Side } from './schedule.ts';
import type { NightWatchParameters, NightWatchState } from './state.ts';

/** Calm before the first task of a set, and after a release. */
export const FIRST_CALM_MS = 3000;
/** In the middle this long is steady; a person who never is goes on after the longest. */
export const STEADY_MS = 600;
export const LONGEST_MIDDLE_MS = 5000;
/** A place that is shown is kept when it was held this long; one that is not reached is let go. */
export const KEEP_MS = 1000;
export const LONGEST_SHOW_MS = 8000;
/** Who can't get still there is met half way: from this time on the place grows, by so much of the range a second. */
export const PATIENT_FOR_MS = 2500;
export const GROWTH_PER_S = 0.04;
/** To stay somewhere this long is to say: here. */
export const DWELL_MS = 1000;
export const LONGEST_FIND_MS = 12_000;
/** Back from a place in the dark: near the middle for so long, or so long under way. */
export const BACK_BAND = 0.25;
export const BACK_MS = 400;
export const LONGEST_BACK_MS = 4000;
/** The chart at the end. */
export const CHART_MS = 7000;
/** What a place to be shown, and a find, usually take: what does not fit any more is not begun. */
export const USUAL_SHOW_MS = 5000;
export const USUAL_FIND_MS = 5000;
/** In a fading find the picture is gone when this share of the way is. */
export const FADED_AT = 0.5;

/** Reached, and still: of the range, or so many times quiet sway where that is more, but no wider than the widest. */
const REACHED = { least: 0.1, sways: 2.5, widest: 0.16 } as const;
const STILL = { least: 0.06, sways: 1.5, widest: 0.12 } as const;

/** No place lies farther out than this, nor nearer to where the trunk's stop rule would end it, deg. */
const FARTHEST = 0.65;
const BEFORE_LIMIT_DEG = 5;

/**
 * The tolerance as it is named is for the thorax and a seat. The pelvis moves a third as far and is felt no better; who
 * stands sways. So that a difficulty is about as hard by each of them (`bench/calibration.ts night-watch`), it is wider
 * there, times.
 */
const PELVIS_TOLERANCE = 2;
const STANDING_WEIGHT_TOLERANCE = 1.2;

function toleranceFactor({ steering, posture }: ExerciseContext): number {
  if (steering === 'pelvis') return PELVIS_TOLERANCE;
  return steering === 'centre-of-pressure' && !isSitting(posture) ? STANDING_WEIGHT_TOLERANCE : 1;
}

/** A round takes at least this long. */
const SHORTEST_ROUND_MS = 8000;

function farthestPlaces(
  { steering, leanLimitDeg, neutral }: ExerciseContext,
  { extent }: SteeringRange,
): Readonly<Record<Side, number>> {
  const leans = steering === 'thorax' || steering === 'pelvis';
  const farthest = (side: Side): number => {
    if (!leans || leanLimitDeg === undefined) return FARTHEST;
    const upright = along(neutral[steering] ?? ZERO, UNIT[side]);
    const leftDeg = leanLimitDeg - BEFORE_LIMIT_DEG - (Number.isFinite(upright) ? upright : 0);
    return Number.isFinite(leftDeg) ? Math.min(FARTHEST, Math.max(0, leftDeg / extent[side])) : 0;
  };
  return {
    right: farthest('right'),
    left: farthest('left'),
    front: farthest('front'),
    back: farthest('back'),
  };
}

function bandOf({ least, sways, widest }: typeof REACHED | typeof STILL, quietFraction: number): number {
  return Math.min(widest, Math.max(least, sways * quietFraction));
}

/** A set before its first step. Everything random about it is drawn here, from the seed. */
export function setUp(given: Parameters, context: ExerciseContext, seed: number): NightWatchState {
  const parameters = parametersFrom<keyof NightWatchParameters>(given, NIGHT_WATCH_INFO, NIGHT_WATCH_CURVE);
  const range = safeRange(context.range, context.steering, context.posture);
  const quietFraction = (usableQuietSway(context) ?? 0) / meanExtent(range);
  const durationMs = usableDurationMs(context);
  const rounds = drawRounds(
    createRandom(seed),
    Math.ceil(durationMs / SHORTEST_ROUND_MS),
    parameters,
    farthestPlaces(context, range),
  );
  return {
    tMs: 0,
    phase: 'middle',
    phaseStartMs: 0,
    progress: 0,
    steering: ZERO,
    raw: ZERO,
    stay: undefined,
    sight: 1,
    rounds,
    round: 0,
    kept: [],
    finds: 0,
    find: undefined,
    trials: [],
    parameters,
    difficulty: difficultyOf(NIGHT_WATCH_CURVE, { ...parameters }),
    durationMs,
    range,
    toleranceFactor: toleranceFactor(context),
    reachedBand: bandOf(REACHED, quietFraction),
    stillBand: bandOf(STILL, quietFraction),
    settleMs: FIRST_CALM_MS,
    steps: 0,
    heldSteps: 0,
    releases: 0,
  };
}
