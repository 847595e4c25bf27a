/** The constants of Squall's rules, and a set at its start. */
import { difficultyOf } from '#core/exercise/curve.ts';
import { ZERO } from '#core/exercise/directions.ts';
import type { ExerciseContext, Parameters } from '#core/exercise/exercise.ts';
import { safeRange } from '#core/exercise/range.ts';
import { createRandom } from '#core/signal/random.ts';
import { drawPerturbations } from '#games/perturbations/perturbations.ts';
import { parametersFrom, usableDurationMs, usableQuietSway } from '../../block-setup.ts';
import { recoveryBandFor } from '../../recovery-band.ts';
import { SQUALL_CURVE } from '../curve.ts';
import { SQUALL_INFO } from '../info.ts';
import { BOAT_AT_REST } from './boat.ts';
import { drawSchedule } from './schedule.ts';
import type { SquallParameters, SquallState } from './state.ts';

/** Calm before the first trial of a set, and after a release. */
export const FIRST_CALM_MS = 3000;
/** An announced gust is announced this long before it comes. */
export const CUE_LEAD_MS = 1000;
/** Beyond this offset the boat capsizes: half way to the person's limit, and more than any gust alone can push it. */
const CAPSIZE_LIMIT = 0.55;
/** A trial starts when boat and person have been inside this fraction of the limits for CALM_MS. */
export const CALM_BAND = 0.2;
export const CALM_MS = 300;
/** A trial that waited this long for calm starts all the same, and says so. */
export const LONGEST_WAIT_MS = 4000;
/** 500 ms: what a reaction is told from. */
export const RECENT_STEPS = 50;

function specOf(key: string): { readonly min: number; readonly max: number } {
  return SQUALL_INFO.parameters.find((spec) => spec.key === key) ?? { min: 0, max: 0 };
}

export const STRONGEST_PERCENT = specOf('amplitudePercent').max;

/** A set before its first step. Everything random about it is drawn here, from the seed. */
export function setUp(given: Parameters, context: ExerciseContext, seed: number): SquallState {
  const parameters = parametersFrom<keyof SquallParameters>(given, SQUALL_INFO, SQUALL_CURVE);
  const range = safeRange(context.range, context.steering, context.posture);
  const quietSwayRms = usableQuietSway(context);
  const durationMs = usableDurationMs(context);
  const schedule = drawSchedule(
    createRandom(seed),
    Math.ceil(durationMs / 2000),
    parameters.uncuedPercent / 100,
    parameters.intervalS * 1000,
  );
  return {
    tMs: 0,
    phase: 'calm',
    phaseStartMs: 0,
    progress: 0,
    ...BOAT_AT_REST,
    wind: ZERO,
    steering: ZERO,
    perturbations: drawPerturbations(given, durationMs, seed),
    noise: ZERO,
    noiseFromMs: 0,
    blanked: false,
    cue: undefined,
    lastOutcome: undefined,
    recoveryBand: recoveryBandFor(parameters.amplitudePercent, range, quietSwayRms),
    capsizeLimit: CAPSIZE_LIMIT,
    range,
    parameters,
    difficulty: difficultyOf(SQUALL_CURVE, { ...parameters }),
    durationMs,
    quietSwayRms,
    latencyMs: context.latencyMs,
    schedule,
    nextTrial: 0,
    nextStartMs: FIRST_CALM_MS,
    calmForMs: 0,
    trial: undefined,
    fadingFrom: ZERO,
    trials: [],
    calmSamples: 0,
    calmSquareSum: 0,
    steps: 0,
    heldSteps: 0,
    releases: 0,
  };
}
