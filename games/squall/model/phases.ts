/** When Squall goes from one phase to the next. */
import { ZERO } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { lastValid } from '#core/exercise/samples.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import type { PlannedTrial, TrialKind } from './schedule.ts';
import { CALM_MS, CUE_LEAD_MS, LONGEST_WAIT_MS, RECENT_STEPS, STRONGEST_PERCENT } from './setup.ts';
import type { SquallOutcome, SquallState } from './state.ts';
import { CATCH_WATCH_MS, HOLD_MS, atOnset, boatRecoveryMs, finishTrial, startTrial } from './trial.ts';
import type { Ending, RunningTrial, TrialSet } from './trial.ts';
import { FADE_MS } from './wind.ts';

/** The state within a step, with the cues given and the trials ended so far. */
export interface StepResult {
  readonly state: SquallState;
  /** The steps before this one. */
  readonly history: BlockSamples;
  readonly cues: readonly ExerciseCue[];
  readonly ended: readonly TrialResult[];
}

/** Sway between gusts is told from at least this many calm steps. */
const FEWEST_CALM_SAMPLES = 50;

/** Advances to the phase of this moment, before wind and boat are computed. */
export function advancePhase(step: StepResult): StepResult {
  switch (step.state.phase) {
    case 'calm':
      return fromCalm(step);
    case 'cue':
      return fromCue(step);
    case 'fade':
      return fromFade(step);
    case 'released':
      return abortTrial(step);
    case 'gust':
    case 'done':
      return step;
  }
}

/** How long a trial can take from its start until the wind is gone, ms. */
function longestMs(kind: TrialKind, recoveryLimitS: number): number {
  if (kind === 'catch') return CUE_LEAD_MS + CATCH_WATCH_MS;
  return (kind === 'cued' ? CUE_LEAD_MS : 0) + recoveryLimitS * 1000 + HOLD_MS + FADE_MS;
}

function fromCalm(step: StepResult): StepResult {
  const { state } = step;
  const planned = state.schedule[state.nextTrial];
  const startMs = Math.max(state.tMs, state.nextStartMs);
  if (!planned || startMs + longestMs(planned.kind, state.parameters.recoveryLimitS) > state.durationMs) {
    return { ...step, state: { ...state, phase: 'done', phaseStartMs: state.tMs, progress: 1 } };
  }
  if (state.tMs < state.nextStartMs) return step;
  const calm = state.calmForMs >= CALM_MS;
  if (!calm && state.tMs - state.nextStartMs < LONGEST_WAIT_MS) return step;
  return startNextTrial(step, planned, !calm);
}

function startNextTrial(step: StepResult, planned: PlannedTrial, forcedStart: boolean): StepResult {
  const { state } = step;
  const leadMs = planned.kind === 'uncued' ? 0 : CUE_LEAD_MS;
  const enough = state.calmSamples >= FEWEST_CALM_SAMPLES;
  const trial = startTrial(
    {
      index: state.nextTrial,
      planned,
      startMs: state.tMs,
      onsetMs: state.tMs + leadMs,
      waitedMs: state.tMs - state.nextStartMs,
      forcedStart,
      calmSway: enough ? Math.sqrt(state.calmSquareSum / state.calmSamples) : undefined,
    },
    recentIn(step),
  );
  const running = { ...state, trial, nextTrial: state.nextTrial + 1, calmSamples: 0, calmSquareSum: 0 };
  if (leadMs === 0) return startGust({ ...step, state: running });
  return {
    ...step,
    state: { ...running, phase: 'cue', phaseStartMs: state.tMs },
    cues: [...step.cues, cueOf('cue', running, trial)],
  };
}

/** Steering of the last 500 ms before this step, oldest first: what a reaction is told from. */
function recentIn({ history }: StepResult): readonly PlaneVector[] {
  return lastValid(history, RECENT_STEPS).map(({ steering }) => steering);
}

function fromCue(step: StepResult): StepResult {
  const { trial, tMs } = step.state;
  return trial !== undefined && tMs >= trial.onsetMs ? startGust(step) : step;
}

/** The gust begins; in a catch trial nothing is seen or heard. */
function startGust(step: StepResult): StepResult {
  const { state } = step;
  if (state.trial === undefined) return step;
  const trial = atOnset(state.trial, recentIn(step));
  const comes = trial.planned.kind !== 'catch';
  return {
    ...step,
    state: { ...state, trial, phase: 'gust', phaseStartMs: state.tMs },
    cues: comes ? [...step.cues, cueOf('gust', state, trial)] : step.cues,
  };
}

function fromFade(step: StepResult): StepResult {
  const { state } = step;
  return state.tMs - state.phaseStartMs >= FADE_MS ? startCalm(step) : step;
}

/** Calm again; the next trial is due after its pause. */
function startCalm(step: StepResult): StepResult {
  const { state } = step;
  const pauseMs = state.schedule[state.nextTrial]?.pauseMs ?? 0;
  return {
    ...step,
    state: {
      ...state,
      phase: 'calm',
      phaseStartMs: state.tMs,
      nextStartMs: state.tMs + pauseMs,
      fadingFrom: ZERO,
      calmSamples: 0,
      calmSquareSum: 0,
    },
    cues: [...step.cues, { name: 'calm', tMs: state.tMs }],
  };
}

/** A release broke the running trial off: it is void. */
function abortTrial(step: StepResult): StepResult {
  const { state } = step;
  if (state.trial === undefined) return step;
  const result = finishTrial(state.trial, state.tMs, undefined, setOf(state));
  const lastOutcome = outcome('void', state, state.trial);
  return {
    ...step,
    state: { ...state, trial: undefined, lastOutcome },
    ended: [...step.ended, result],
  };
}

/** Judges the running trial after the boat has moved: caught, missed, or a catch trial that is over. */
export function judgeTrial(step: StepResult): StepResult {
  const { state } = step;
  const { trial } = state;
  if (state.phase !== 'gust' || trial === undefined) return step;
  const sinceMs = state.tMs - trial.onsetMs;
  if (trial.planned.kind === 'catch') {
    return sinceMs < CATCH_WATCH_MS ? step : startCalm(endTrial(step, trial, NOTHING_CAME, 'catch-trial'));
  }
  const ending = endingOf(state, trial, sinceMs);
  if (ending === undefined) return step;
  const kind = ending.success ? 'caught' : 'missed';
  const { state: after, cues, ended } = endTrial(step, trial, ending, kind);
  return {
    ...step,
    state: { ...after, phase: 'fade', phaseStartMs: state.tMs, fadingFrom: state.wind },
    cues: [...cues, cueOf(ending.success ? 'recovered' : 'missed', state, trial)],
    ended,
  };
}

const NOTHING_CAME: Ending = { success: true, capsized: false, recoveryMs: undefined };

/** How a gust ends now, or undefined while it goes on. A stay in the band that began in time may be held to its end. */
function endingOf(state: SquallState, trial: RunningTrial, sinceMs: number): Ending | undefined {
  const limitMs = state.parameters.recoveryLimitS * 1000;
  if (trial.farthest > state.capsizeLimit) return { success: false, capsized: true, recoveryMs: undefined };
  const recovered = boatRecoveryMs(trial, state.tMs);
  if (recovered !== undefined)
    return { success: recovered <= limitMs, capsized: false, recoveryMs: recovered };
  const holding = trial.insideSinceMs !== undefined && trial.insideSinceMs - trial.onsetMs <= limitMs;
  if (sinceMs <= limitMs || (holding && sinceMs <= limitMs + HOLD_MS)) return undefined;
  return { success: false, capsized: false, recoveryMs: undefined };
}

function endTrial(
  step: StepResult,
  trial: RunningTrial,
  ending: Ending,
  kind: SquallOutcome['kind'],
): StepResult {
  const { state } = step;
  const result = finishTrial(trial, state.tMs, ending, setOf(state));
  const lastOutcome = outcome(result.void === undefined ? kind : 'void', state, trial);
  return {
    ...step,
    state: { ...state, trial: undefined, lastOutcome },
    ended: [...step.ended, result],
  };
}

function outcome(kind: SquallOutcome['kind'], state: SquallState, trial: RunningTrial): SquallOutcome {
  return { kind, direction: trial.planned.direction, atMs: state.tMs };
}

export function setOf({ difficulty, parameters, latencyMs }: SquallState): TrialSet {
  return { difficulty, parameters, latencyMs };
}

/** Strength of this set's gusts, 0 to 1 of the strongest there are. */
export function strengthOf(state: SquallState): number {
  return state.parameters.amplitudePercent / STRONGEST_PERCENT;
}

function cueOf(name: string, state: SquallState, trial: RunningTrial): ExerciseCue {
  return { name, tMs: state.tMs, direction: trial.planned.direction, strength: strengthOf(state) };
}
