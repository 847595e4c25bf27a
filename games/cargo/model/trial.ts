/** One trial, a load that is shown and set down: while it runs, and its result. */
import { watchFor, watched } from '#core/coordination/reaction.ts';
import type { Watch } from '#core/coordination/reaction.ts';
import { RECOVERY_RULE, STAY_AT_START, recoveryMs, stayed } from '#core/coordination/recovery.ts';
import type { Stay } from '#core/coordination/recovery.ts';
import { difficultyOf } from '#core/exercise/curve.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { WIDEST_MARGIN, hasManyHeld, marginOf } from '../../block-result.ts';
import { CARGO_CURVE } from '../curve.ts';
import { SIGN } from './schedule.ts';
import type { PlannedLoad, Side } from './schedule.ts';
import type { CargoParameters, LeanBegan } from './state.ts';

/**
 * A lean that began sooner after the drop than anyone can answer what they see, ms, was begun before it was seen.
 * Reactions count up to 1500 ms.
 */
const EARLIEST_REACTION_MS = 80;
const LATEST_REACTION_MS = 1500;
/** The least lean that can be an answer, as a fraction of the range: about 3 mm, which quiet sway covers in 200 ms. */
const SMALLEST_DEPARTURE = 0.04;

export interface TrialStart {
  readonly index: number;
  readonly planned: PlannedLoad;
  /** The load, and what the sign says of it, fractions of the range; undefined where there is no sign. */
  readonly load: number;
  readonly announcedLoad: number | undefined;
  readonly startMs: number;
  /** When the load begins to weigh on the deck. */
  readonly dropMs: number;
  /** How long it takes to its full weight, ms. */
  readonly riseMs: number;
  /** How long it waited for a calm deck, ms, and whether it gave up waiting. */
  readonly waitedMs: number;
  readonly forcedStart: boolean;
}

export interface RunningTrial extends TrialStart, Stay {
  /** Mean lean away from the announced side in the 500 ms before the load was shown. */
  readonly restingLean: number;
  /** A lean against what is announced, from when it is shown. */
  readonly announcedLean: Watch | undefined;
  /** A lean against a load that was not announced as it is, from when it comes down. */
  readonly reaction: Watch | undefined;
  /** Lean against what was announced, from rest, at the last moment at which nobody can have answered the drop. */
  readonly preparedLean: number;
  /** Farthest the deck heeled to the load's side and to the other after the drop, from level. */
  readonly excursion: number;
  readonly overshoot: number;
  readonly steps: number;
  readonly heldSteps: number;
}

function leanAgainst(side: Side, steering: number): number {
  return -SIGN[side] * steering;
}

/** The side that a person can lean against before the drop. */
function expectedSide({ planned }: TrialStart): Side {
  return planned.shown?.side ?? planned.side;
}

/** A trial at its start; `recent` is the steering to the side of the last 500 ms. */
export function startTrial(start: TrialStart, recent: readonly number[]): RunningTrial {
  const leans = recent.map((steering) => leanAgainst(expectedSide(start), steering));
  const leadMs = start.dropMs - start.startMs;
  const isAnnounced = start.planned.shown !== undefined;
  return {
    ...start,
    restingLean: leans.length === 0 ? 0 : leans.reduce((sum, lean) => sum + lean, 0) / leans.length,
    announcedLean: isAnnounced ? watchFor(leans, SMALLEST_DEPARTURE, -leadMs, LATEST_REACTION_MS) : undefined,
    reaction: undefined,
    preparedLean: 0,
    excursion: 0,
    overshoot: 0,
    ...STAY_AT_START,
    steps: 0,
    heldSteps: 0,
  };
}

/**
 * The trial at the moment the load comes down: a reaction is told from the 500 ms before it. Of a load that is what its
 * sign says the watch goes on that began with the sign, as those 500 ms may hold the beginning of the lean.
 */
export function atDrop(trial: RunningTrial, recent: readonly number[]): RunningTrial {
  if (trial.planned.kind === 'known') return trial;
  const leans = recent.map((steering) => leanAgainst(trial.planned.side, steering));
  return {
    ...trial,
    reaction: watchFor(leans, SMALLEST_DEPARTURE, EARLIEST_REACTION_MS, LATEST_REACTION_MS),
  };
}

export interface Observation {
  readonly tMs: number;
  /** Steering and heel to the side. */
  readonly steering: number;
  readonly heel: number;
  readonly valid: boolean;
  readonly levelBand: number;
}

/** The trial after one more step. */
export function observed(trial: RunningTrial, seen: Observation): RunningTrial {
  const counted = {
    ...trial,
    steps: trial.steps + 1,
    heldSteps: trial.heldSteps + (seen.valid ? 0 : 1),
    ...deckSeen(trial, seen),
  };
  return seen.valid ? { ...counted, ...leanSeen(trial, seen) } : counted;
}

function leanSeen(
  trial: RunningTrial,
  { steering, tMs }: Observation,
): Pick<RunningTrial, 'announcedLean' | 'reaction' | 'preparedLean'> {
  const sinceDropMs = tMs - trial.dropMs;
  const { announcedLean, reaction } = trial;
  const lean = leanAgainst(expectedSide(trial), steering);
  return {
    announcedLean: announcedLean && watchedUntilDrop(announcedLean, lean, sinceDropMs),
    reaction: reaction && watched(reaction, leanAgainst(trial.planned.side, steering), sinceDropMs),
    preparedLean: sinceDropMs < EARLIEST_REACTION_MS ? lean - trial.restingLean : trial.preparedLean,
  };
}

/** A lean that was taken back before the drop was sway: the next may be the one. */
function watchedUntilDrop(watch: Watch, lean: number, sinceDropMs: number): Watch {
  const isTakenBack = watch.foundAtMs !== undefined && sinceDropMs < 0 && !(lean > watch.threshold);
  return isTakenBack
    ? { ...watch, foundAtMs: undefined, departedAtMs: undefined }
    : watched(watch, lean, sinceDropMs);
}

function deckSeen(
  trial: RunningTrial,
  { tMs, heel, levelBand }: Observation,
): (Stay & Pick<RunningTrial, 'excursion' | 'overshoot'>) | undefined {
  if (tMs < trial.dropMs) return undefined;
  const toLoad = SIGN[trial.planned.side] * heel;
  return {
    excursion: Math.max(trial.excursion, toLoad),
    overshoot: Math.max(trial.overshoot, -toLoad),
    ...stayed(trial, Math.abs(heel) < levelBand, tMs),
  };
}

/** When the lean that was announced began, ms after the drop, if nobody can have seen the load come down before. */
function anticipatedMs({ announcedLean }: RunningTrial): number | undefined {
  const beganMs = announcedLean?.foundAtMs;
  return beganMs !== undefined && beganMs <= EARLIEST_REACTION_MS ? beganMs : undefined;
}

/** When the answer to the load began, ms after the drop; undefined where it was anticipated, or not answered. */
function answeredMs(trial: RunningTrial): number | undefined {
  if (anticipatedMs(trial) !== undefined) return undefined;
  return (trial.planned.kind === 'known' ? trial.announcedLean : trial.reaction)?.foundAtMs;
}

/** Whether the counter-lean began before the load weighed on the deck, or in answer to it. */
export function leanBeganIn(trial: RunningTrial): LeanBegan | undefined {
  if (anticipatedMs(trial) !== undefined) return 'before';
  return answeredMs(trial) === undefined ? undefined : 'after';
}

/**
 * Time from the load's full weight to the first level deck that lasted, ms; 0 when it was level before that. Undefined
 * as long as that has not happened.
 */
export function levelledMs(trial: RunningTrial, tMs: number): number | undefined {
  const sinceDropMs = recoveryMs(trial, trial.dropMs, tMs, RECOVERY_RULE);
  return sinceDropMs === undefined ? undefined : Math.max(0, sinceDropMs - trial.riseMs);
}

/** How a trial ended; undefined for one that was broken off. */
export interface Ending {
  readonly success: boolean;
  readonly slid: boolean;
  readonly levelledMs: number | undefined;
}

/** What a result needs to know of its set. */
export interface TrialSet {
  readonly difficulty: number;
  readonly parameters: CargoParameters;
  /** How far what steers lags behind the body, ms. */
  readonly latencyMs: number;
}

/** How much harder a faster pace could have made this load. */
function marginOfLoad(levelled: number, { difficulty, parameters }: TrialSet): number {
  if (!(levelled > 0)) return WIDEST_MARGIN;
  const hardest = difficultyOf(CARGO_CURVE, { ...parameters, paceS: levelled / 1000 });
  return marginOf(hardest, difficulty);
}

/**
 * The result of a trial. The score is the success itself, 0 or 1: the ability model then aims at a share of loads
 * levelled, and "target success 0.8" means four loads in five. A load that was announced falsely has no score: it asks
 * what a person does with a wrong sign, which nobody can do well.
 */
export function finishTrial(
  trial: RunningTrial,
  endMs: number,
  ending: Ending | undefined,
  set: TrialSet,
): TrialResult {
  const { kind, side } = trial.planned;
  const base = { index: trial.index, startMs: trial.startMs, endMs, target: { side }, kind };
  const { difficulty } = set;
  const values = valuesOf(trial, ending, set);
  if (ending === undefined) return { ...base, difficulty, values, void: 'interrupted' };
  if (hasManyHeld(trial)) return { ...base, difficulty, values, void: 'held-readings' };
  if (kind !== 'known' && kind !== 'unknown') return { ...base, values };
  const scored = { ...base, difficulty, values, success: ending.success, score: ending.success ? 1 : 0 };
  return ending.success && ending.levelledMs !== undefined
    ? { ...scored, margin: marginOfLoad(ending.levelledMs, set) }
    : scored;
}

function valuesOf(trial: RunningTrial, ending: Ending | undefined, set: TrialSet): Record<string, number> {
  return {
    loadPercent: 100 * trial.load,
    waitedMs: trial.waitedMs,
    forcedStart: trial.forcedStart ? 1 : 0,
    heldPercent: trial.steps === 0 ? 0 : (100 * trial.heldSteps) / trial.steps,
    ...leanValues(trial, set),
    excursionPercent: (100 * trial.excursion) / trial.load,
    overshootPercent: (100 * trial.overshoot) / trial.load,
    ...endingValues(ending),
  };
}

/** Of an announced load its lead, of an answer its latency; never both. */
function leanValues(trial: RunningTrial, { latencyMs: lagMs }: TrialSet): Record<string, number> {
  const beganMs = anticipatedMs(trial);
  const latencyMs = answeredMs(trial);
  return {
    ...(trial.announcedLoad === undefined
      ? {}
      : {
          anticipated: beganMs === undefined ? 0 : 1,
          preparedPercent: (100 * trial.preparedLean) / trial.announcedLoad,
        }),
    ...(beganMs === undefined ? {} : { leadMs: lagMs - beganMs }),
    ...(latencyMs === undefined ? {} : { latencyMs: latencyMs - lagMs }),
  };
}

function endingValues(ending: Ending | undefined): Record<string, number> {
  if (ending === undefined) return {};
  return {
    slid: ending.slid ? 1 : 0,
    ...(ending.levelledMs === undefined ? {} : { levelledS: ending.levelledMs / 1000 }),
  };
}
