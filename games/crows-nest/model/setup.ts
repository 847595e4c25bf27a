/** The constants of the rules, and a set at its start. */
import { difficultyOf } from '#core/exercise/curve.ts';
import { ZERO } from '#core/exercise/directions.ts';
import type { ExerciseContext, Parameters } from '#core/exercise/exercise.ts';
import { safeRange } from '#core/exercise/range.ts';
import { unitOf } from '#core/exercise/steering.ts';
import { parametersFrom, usableDurationMs } from '../../block-setup.ts';
import { CROWS_NEST_CURVE } from '../curve.ts';
import { CROWS_NEST_INFO } from '../info.ts';
import type { CrowsNestParameters, CrowsNestState } from './state.ts';

/** Calm before the first bout and after a release, and between two bouts. */
export const FIRST_CALM_MS = 3000;
export const CALM_MS = 2000;
/** A bout starts when the person has been this near the middle for so long. */
export const CALM_LEAN = 0.15;
export const CALM_FOR_MS = 300;
/** One that waited this long for calm starts all the same. */
export const LONGEST_WAIT_MS = 4000;
/** A bout is kept when the mast was held up for so long; it goes on until it falls, or for so long. */
export const ASKED_MS = 15_000;
export const LONGEST_MS = 30_000;
/** From the fall until the mast stands again. */
export const FALLEN_MS = 1800;
/** A mast that was held to the end is stayed upright within this time. */
export const RIGHTING_MS = 1000;
/** A release must be over within 200 ms of being asked for. */
export const RELEASE_MS = 150;
/** The mast falls half way to the person's limit, so that there is a lean left that would have brought it back. */
const FALL_TILT = 0.5;
/** Nobody is asked to lean to where the stop rule would end it, deg; twice the tilt brings any mast back. */
const BEFORE_LIMIT_DEG = 5;

/** Where the mast falls, so that bringing it back never asks for more than the lean that is allowed. */
function fallTiltOf({ range, steering, posture, leanLimitDeg }: ExerciseContext): number {
  if (unitOf(steering) === 'mm' || steering === 'board-tilt' || leanLimitDeg === undefined) return FALL_TILT;
  const { left, right } = safeRange(range, steering, posture).extent;
  const allowedDeg = Math.max(1, Number.isFinite(leanLimitDeg) ? leanLimitDeg - BEFORE_LIMIT_DEG : 1);
  return Math.min(FALL_TILT, (FALL_TILT * allowedDeg) / Math.max(left, right));
}

/** A set before its first step. Everything random about it comes from the seed. */
export function setUp(given: Parameters, context: ExerciseContext, seed: number): CrowsNestState {
  const parameters = parametersFrom<keyof CrowsNestParameters>(given, CROWS_NEST_INFO, CROWS_NEST_CURVE);
  return {
    tMs: 0,
    phase: 'calm',
    phaseStartMs: 0,
    progress: 0,
    tilt: 0,
    fallTilt: fallTiltOf(context),
    hidden: false,
    steering: ZERO,
    bout: undefined,
    lastOutcome: undefined,
    kept: 0,
    parameters,
    difficulty: difficultyOf(CROWS_NEST_CURVE, { ...parameters }),
    durationMs: usableDurationMs(context),
    seed,
    nextBout: 0,
    nextStartMs: FIRST_CALM_MS,
    calmForMs: 0,
    fadingFrom: 0,
    trials: [],
    steps: 0,
    heldSteps: 0,
    releases: 0,
  };
}
