/** One trial, a gust or a catch trial: while it runs, and its result. */
import { watchFor, watched } from '#core/coordination/reaction.ts';
import type { Watch } from '#core/coordination/reaction.ts';
import { STAY_AT_START, recoveryMs, stayed } from '#core/coordination/recovery.ts';
import type { Stay } from '#core/coordination/recovery.ts';
import { difficultyOf } from '#core/exercise/curve.ts';
import { UNIT, along, lengthOf } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { WIDEST_MARGIN, hasManyHeld, marginOf } from '../../block-result.ts';
import { SQUALL_CURVE } from '../curve.ts';
import type { PlannedTrial } from './schedule.ts';
import type { SquallParameters } from './state.ts';

/** Reactions count from 80 ms (nobody answers a picture sooner) to 1500 ms. */
const EARLIEST_REACTION_MS = 80;
const LATEST_REACTION_MS = 1500;
/** The least lean that can be a reaction, as a fraction of the range: about 3 mm, which quiet sway covers in 200 ms. */
const SMALLEST_DEPARTURE = 0.04;
/** A lean's speed is taken over this long, s. */
const SPEED_SPAN_S = 0.1;
/** The boat is back when it stays within the band this long. */
export const HOLD_MS = 500;
/** Who holds the boat inside the band for this long after the onset was never pushed off the line. */
export const NEVER_LEFT_MS = 1000;
/** A catch trial is watched this long after the time at which the gust should have come. */
export const CATCH_WATCH_MS = 1500;

export interface TrialStart {
  readonly index: number;
  readonly planned: PlannedTrial;
  readonly startMs: number;
  /** When the gust begins, or should. */
  readonly onsetMs: number;
  /** How long the trial waited for a calm boat, ms, and whether it gave up waiting. */
  readonly waitedMs: number;
  readonly forcedStart: boolean;
  /** RMS distance from neutral of what steers in the calm before, mm or deg. */
  readonly calmSway: number | undefined;
}

export interface RunningTrial extends TrialStart, Stay {
  /** Mean lean against the wind in the 500 ms before the trial. */
  readonly restingLean: number;
  /** A lean against the announced wind before anyone can have seen it. */
  readonly anticipation: Watch | undefined;
  readonly reaction: Watch | undefined;
  /** Farthest the boat got downwind, upwind (after the gust began), and any way. */
  readonly peak: number;
  readonly overshoot: number;
  readonly farthest: number;
  /** Greatest lean against the wind, from rest, and the fastest 100 ms of it, fractions of the range a second. */
  readonly greatestLean: number;
  readonly fastestLean: number;
  readonly steps: number;
  readonly heldSteps: number;
}

function leanAgainst(planned: PlannedTrial, steering: PlaneVector): number {
  return -along(steering, UNIT[planned.direction]);
}

/** A trial at its start; `recent` is the steering of the last 500 ms. */
export function startTrial(start: TrialStart, recent: readonly PlaneVector[]): RunningTrial {
  const leans = recent.map((steering) => leanAgainst(start.planned, steering));
  const leadMs = start.onsetMs - start.startMs;
  return {
    ...start,
    restingLean: leans.length === 0 ? 0 : leans.reduce((sum, lean) => sum + lean, 0) / leans.length,
    anticipation: leadMs > 0 ? watchFor(leans, SMALLEST_DEPARTURE, -leadMs, EARLIEST_REACTION_MS) : undefined,
    reaction: undefined,
    peak: 0,
    overshoot: 0,
    farthest: 0,
    greatestLean: 0,
    fastestLean: 0,
    ...STAY_AT_START,
    steps: 0,
    heldSteps: 0,
  };
}

/** The trial at the moment the gust begins: the reaction is told from the 500 ms before it. */
export function atOnset(trial: RunningTrial, recent: readonly PlaneVector[]): RunningTrial {
  const leans = recent.map((steering) => leanAgainst(trial.planned, steering));
  return {
    ...trial,
    reaction: watchFor(leans, SMALLEST_DEPARTURE, EARLIEST_REACTION_MS, LATEST_REACTION_MS),
  };
}

export interface Observation {
  readonly tMs: number;
  readonly steering: PlaneVector;
  /** Steering 100 ms before; undefined where that is not known. */
  readonly earlier: PlaneVector | undefined;
  readonly offset: PlaneVector;
  readonly valid: boolean;
  readonly recoveryBand: number;
}

/** The trial after one more step. */
export function observed(trial: RunningTrial, seen: Observation): RunningTrial {
  const counted = {
    ...trial,
    steps: trial.steps + 1,
    heldSteps: trial.heldSteps + (seen.valid ? 0 : 1),
    ...boatSeen(trial, seen),
  };
  return seen.valid ? { ...counted, ...leanSeen(trial, seen) } : counted;
}

function leanSeen(
  trial: RunningTrial,
  seen: Observation,
): Pick<RunningTrial, 'anticipation' | 'reaction' | 'greatestLean' | 'fastestLean'> {
  const lean = leanAgainst(trial.planned, seen.steering);
  const earlierLean = seen.earlier === undefined ? lean : leanAgainst(trial.planned, seen.earlier);
  const sinceOnsetMs = seen.tMs - trial.onsetMs;
  return {
    anticipation: trial.anticipation && watched(trial.anticipation, lean, sinceOnsetMs),
    reaction: trial.reaction && watched(trial.reaction, lean, sinceOnsetMs),
    greatestLean: Math.max(trial.greatestLean, lean - trial.restingLean),
    fastestLean: Math.max(trial.fastestLean, (lean - earlierLean) / SPEED_SPAN_S),
  };
}

function boatSeen(
  trial: RunningTrial,
  seen: Observation,
): (Stay & Pick<RunningTrial, 'peak' | 'overshoot' | 'farthest'>) | undefined {
  if (seen.tMs < trial.onsetMs) return undefined;
  const downwind = along(seen.offset, UNIT[trial.planned.direction]);
  const distance = lengthOf(seen.offset);
  return {
    peak: Math.max(trial.peak, downwind),
    overshoot: Math.max(trial.overshoot, -downwind),
    farthest: Math.max(trial.farthest, distance),
    ...stayed(trial, distance < seen.recoveryBand, seen.tMs),
  };
}

/**
 * Time from the gust to the first entry into the band that lasted, ms; 0 when the boat never left it. Undefined as
 * long as that has not happened.
 */
export function boatRecoveryMs(trial: RunningTrial, tMs: number): number | undefined {
  return recoveryMs(trial, trial.onsetMs, tMs, { holdMs: HOLD_MS, neverLeftMs: NEVER_LEFT_MS });
}

/** How a gust ended; undefined for a trial that was broken off. */
export interface Ending {
  readonly success: boolean;
  readonly capsized: boolean;
  readonly recoveryMs: number | undefined;
}

/** What a result needs to know of its set. */
export interface TrialSet {
  readonly difficulty: number;
  readonly parameters: SquallParameters;
  /** How far what steers lags behind the body, ms. */
  readonly latencyMs: number;
}

/** How much harder a shorter time to recover could have made this catch. */
function marginOfCatch(recoveryMs: number, { difficulty, parameters }: TrialSet): number {
  if (!(recoveryMs > 0)) return WIDEST_MARGIN;
  const hardest = difficultyOf(SQUALL_CURVE, { ...parameters, recoveryLimitS: recoveryMs / 1000 });
  return marginOf(hardest, difficulty);
}

/**
 * The result of a trial. The score is the success itself, 0 or 1: the ability model then aims at a share of gusts
 * caught, and "target success 0.8" means four gusts in five. Its margin grades it.
 */
export function finishTrial(
  trial: RunningTrial,
  endMs: number,
  ending: Ending | undefined,
  set: TrialSet,
): TrialResult {
  const { kind, direction } = trial.planned;
  const base = { index: trial.index, startMs: trial.startMs, endMs, target: { direction }, kind };
  const { difficulty } = set;
  const values = valuesOf(trial, ending, set);
  if (ending === undefined) return { ...base, difficulty, values, void: 'interrupted' };
  if (hasManyHeld(trial)) return { ...base, difficulty, values, void: 'held-readings' };
  if (kind === 'catch') return { ...base, values };
  const scored = { ...base, difficulty, values, success: ending.success, score: ending.success ? 1 : 0 };
  const { recoveryMs } = ending;
  return ending.success && recoveryMs !== undefined
    ? { ...scored, margin: marginOfCatch(recoveryMs, set) }
    : scored;
}

function valuesOf(trial: RunningTrial, ending: Ending | undefined, set: TrialSet): Record<string, number> {
  const values: Record<string, number> = {
    waitedMs: trial.waitedMs,
    forcedStart: trial.forcedStart ? 1 : 0,
    heldPercent: trial.steps === 0 ? 0 : (100 * trial.heldSteps) / trial.steps,
  };
  if (trial.calmSway !== undefined) values.calmSway = trial.calmSway;
  if (trial.planned.kind === 'catch') return { ...values, responsePercent: 100 * trial.greatestLean };
  return { ...values, ...gustValues(trial, set), ...endingValues(ending) };
}

function gustValues(trial: RunningTrial, { parameters, latencyMs: lagMs }: TrialSet): Record<string, number> {
  const anticipated = trial.anticipation?.foundAtMs !== undefined;
  const foundAtMs = anticipated ? undefined : trial.reaction?.foundAtMs;
  return {
    anticipated: anticipated ? 1 : 0,
    peakPercent: 100 * trial.peak,
    overshootPercent: 100 * trial.overshoot,
    farthestPercent: 100 * trial.farthest,
    briskness: trial.fastestLean / (parameters.amplitudePercent / 100),
    ...(foundAtMs === undefined ? {} : { latencyMs: foundAtMs - lagMs }),
  };
}

function endingValues(ending: Ending | undefined): Record<string, number> {
  if (ending === undefined) return {};
  return {
    capsized: ending.capsized ? 1 : 0,
    ...(ending.recoveryMs === undefined ? {} : { recoveryS: ending.recoveryMs / 1000 }),
  };
}
