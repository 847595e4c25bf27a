/** When Cargo goes from one phase to the next. */
import { RECOVERY_RULE } from '#core/coordination/recovery.ts';
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { lastValid } from '#core/exercise/samples.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { LIFT_MS } from './load.ts';
import type { PlannedLoad } from './schedule.ts';
import { CALM_MS, LONGEST_WAIT_MS, RECENT_STEPS, loadSize, strengthOf } from './setup.ts';
import type { CargoOutcome, CargoParameters, CargoState } from './state.ts';
import { atDrop, finishTrial, leanBeganIn, levelledMs, startTrial } from './trial.ts';
import type { Ending, RunningTrial, TrialSet } from './trial.ts';

/** The state within a step, with the cues given and the trials ended so far. */
export interface StepResult {
  readonly state: CargoState;
  /** The steps before this one. */
  readonly history: BlockSamples;
  readonly cues: readonly ExerciseCue[];
  readonly ended: readonly TrialResult[];
}

/** Advances to the phase of this moment, before load and deck are computed. */
export function advancePhase(step: StepResult): StepResult {
  switch (step.state.phase) {
    case 'calm':
      return fromCalm(step);
    case 'shown':
      return fromShown(step);
    case 'lift':
      return fromLift(step);
    case 'released':
      return abortTrial(step);
    case 'loaded':
    case 'done':
      return step;
  }
}

/** How long a trial can take from its start until the load is gone, ms. */
function longestMs({ leadMs }: PlannedLoad, { riseS, paceS }: CargoParameters): number {
  return leadMs + 1000 * (riseS + paceS) + RECOVERY_RULE.holdMs + LIFT_MS;
}

function fromCalm(step: StepResult): StepResult {
  const { state } = step;
  const planned = state.schedule[state.nextTrial];
  const startMs = Math.max(state.tMs, state.nextStartMs);
  if (!planned || startMs + longestMs(planned, state.parameters) > state.durationMs) {
    return { ...step, state: { ...state, phase: 'done', phaseStartMs: state.tMs, progress: 1 } };
  }
  if (state.tMs < state.nextStartMs) return step;
  const calm = state.calmForMs >= CALM_MS;
  if (!calm && state.tMs - state.nextStartMs < LONGEST_WAIT_MS) return step;
  return showLoad(step, planned, !calm);
}

function showLoad(step: StepResult, planned: PlannedLoad, forcedStart: boolean): StepResult {
  const { state } = step;
  const { shown } = planned;
  const trial = startTrial(
    {
      index: state.nextTrial,
      planned,
      load: loadSize(state.parameters, planned.weight),
      announcedLoad: shown && loadSize(state.parameters, shown.weight),
      startMs: state.tMs,
      dropMs: state.tMs + planned.leadMs,
      riseMs: 1000 * state.parameters.riseS,
      waitedMs: state.tMs - state.nextStartMs,
      forcedStart,
    },
    recentIn(step),
  );
  const cue: ExerciseCue =
    trial.announcedLoad === undefined || shown === undefined
      ? { name: 'covered', tMs: state.tMs }
      : { name: 'shown', tMs: state.tMs, direction: shown.side, strength: strengthOf(trial.announcedLoad) };
  return {
    ...step,
    state: {
      ...state,
      trial,
      nextTrial: state.nextTrial + 1,
      phase: 'shown',
      phaseStartMs: state.tMs,
      leanBegan: undefined,
    },
    cues: [...step.cues, cue],
  };
}

/** Steering to the side in the last 500 ms before this step, oldest first: what a lean is told from. */
function recentIn({ history }: StepResult): readonly number[] {
  return lastValid(history, RECENT_STEPS).map(({ steering }) => steering.ml);
}

function fromShown(step: StepResult): StepResult {
  const { state } = step;
  if (state.trial === undefined || state.tMs < state.trial.dropMs) return step;
  const trial = atDrop(state.trial, recentIn(step));
  return {
    ...step,
    state: { ...state, trial, phase: 'loaded', phaseStartMs: state.tMs },
    cues: [...step.cues, cueOf('drop', state, trial)],
  };
}

function fromLift(step: StepResult): StepResult {
  const { state } = step;
  if (state.tMs - state.phaseStartMs < LIFT_MS) return step;
  const pauseMs = state.schedule[state.nextTrial]?.pauseMs ?? 0;
  return {
    ...step,
    state: {
      ...state,
      phase: 'calm',
      phaseStartMs: state.tMs,
      nextStartMs: state.tMs + pauseMs,
      liftedFrom: 0,
      leanBegan: undefined,
    },
    cues: [...step.cues, { name: 'calm', tMs: state.tMs }],
  };
}

/** A release broke the running trial off: it is void. */
function abortTrial(step: StepResult): StepResult {
  const { trial } = step.state;
  return trial === undefined ? step : endTrial(step, trial, undefined, 'void');
}

/** Judges the running trial after the deck has moved: levelled, missed, or one with a false sign that is over. */
export function judgeTrial(step: StepResult): StepResult {
  const { state } = step;
  const { trial } = state;
  if (state.phase !== 'loaded' || trial === undefined) return step;
  const ending = endingOf(state, trial);
  if (ending === undefined) return step;
  const isFalse = trial.planned.kind === 'false-side' || trial.planned.kind === 'false-weight';
  const kind = ending.success ? 'levelled' : 'missed';
  const { state: after, cues, ended } = endTrial(step, trial, ending, isFalse ? 'false' : kind);
  return {
    ...step,
    state: { ...after, phase: 'lift', phaseStartMs: state.tMs, liftedFrom: state.load },
    cues: [...cues, cueOf(kind, state, trial)],
    ended,
  };
}

/** How a trial ends now, or undefined while it goes on. A level deck that began in time may be held to its end. */
function endingOf(state: CargoState, trial: RunningTrial): Ending | undefined {
  if (Math.max(trial.excursion, trial.overshoot) > state.slideLimit)
    return { success: false, slid: true, levelledMs: undefined };
  const limitMs = state.parameters.paceS * 1000;
  const fullMs = trial.dropMs + trial.riseMs;
  const sinceMs = state.tMs - fullMs;
  const levelled = levelledMs(trial, state.tMs);
  if (levelled !== undefined) return { success: levelled <= limitMs, slid: false, levelledMs: levelled };
  const holding = trial.insideSinceMs !== undefined && trial.insideSinceMs - fullMs <= limitMs;
  if (sinceMs <= limitMs || (holding && sinceMs <= limitMs + RECOVERY_RULE.holdMs)) return undefined;
  return { success: false, slid: false, levelledMs: undefined };
}

function endTrial(
  step: StepResult,
  trial: RunningTrial,
  ending: Ending | undefined,
  kind: CargoOutcome['kind'],
): StepResult {
  const { state } = step;
  const result = finishTrial(trial, state.tMs, ending, setOf(state));
  const lastOutcome: CargoOutcome = {
    kind: result.void === undefined ? kind : 'void',
    side: trial.planned.side,
    leanBegan: leanBeganIn(trial),
    atMs: state.tMs,
  };
  return {
    ...step,
    state: { ...state, trial: undefined, lastOutcome },
    ended: [...step.ended, result],
  };
}

export function setOf({ difficulty, parameters, latencyMs }: CargoState): TrialSet {
  return { difficulty, parameters, latencyMs };
}

function cueOf(name: string, state: CargoState, trial: RunningTrial): ExerciseCue {
  return { name, tMs: state.tMs, direction: trial.planned.side, strength: strengthOf(trial.load) };
}
