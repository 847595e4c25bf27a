/** When Squall goes from one phase to the next. */
import type { ExerciseCue, TrialResult } from '#core/session/exercise.ts';
import { ZERO } from '#core/stabilometry/limits.ts';
import type { PlannedTrial, TrialKind } from './schedule.ts';
import { CALM_MS, CUE_LEAD_MS, LONGEST_WAIT_MS, STRONGEST_PERCENT } from './setup.ts';
import type { SquallOutcome, SquallState } from './state.ts';
import { CATCH_WATCH_MS, HOLD_MS, atOnset, boatRecoveryMs, finishTrial, startTrial } from './trial.ts';
import type { Ending, RunningTrial, TrialSet } from './trial.ts';
import { FADE_MS } from './wind.ts';

/** A state on its way through a step, with what happened on the way. */
export interface Passage {
  readonly state: SquallState;
  readonly cues: readonly ExerciseCue[];
  readonly ended: readonly TrialResult[];
}

/** Sway between gusts is told from at least this many calm steps. */
const FEWEST_CALM_SAMPLES = 50;

/** Into the phase that this moment belongs to: before the wind is known and the boat has moved. */
export function entered(passage: Passage): Passage {
  switch (passage.state.phase) {
    case 'calm':
      return fromCalm(passage);
    case 'cue':
      return fromCue(passage);
    case 'fade':
      return fromFade(passage);
    case 'released':
      return brokenOff(passage);
    case 'gust':
    case 'done':
      return passage;
  }
}

/** How long a trial can take from its start until the wind is gone, ms. */
function longestMs(kind: TrialKind, recoveryLimitS: number): number {
  if (kind === 'catch') return CUE_LEAD_MS + CATCH_WATCH_MS;
  return (kind === 'cued' ? CUE_LEAD_MS : 0) + recoveryLimitS * 1000 + HOLD_MS + FADE_MS;
}

function fromCalm(passage: Passage): Passage {
  const { state } = passage;
  const planned = state.schedule[state.nextTrial];
  const startMs = Math.max(state.tMs, state.nextStartMs);
  if (!planned || startMs + longestMs(planned.kind, state.parameters.recoveryLimitS) > state.durationMs) {
    return { ...passage, state: { ...state, phase: 'done', phaseStartMs: state.tMs, progress: 1 } };
  }
  if (state.tMs < state.nextStartMs) return passage;
  const calm = state.calmForMs >= CALM_MS;
  if (!calm && state.tMs - state.nextStartMs < LONGEST_WAIT_MS) return passage;
  return started(passage, planned, !calm);
}

function started(passage: Passage, planned: PlannedTrial, forcedStart: boolean): Passage {
  const { state } = passage;
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
      calmSwayMm: enough ? Math.sqrt(state.calmSquareSumMm2 / state.calmSamples) : undefined,
    },
    state.recent,
  );
  const running = { ...state, trial, nextTrial: state.nextTrial + 1, calmSamples: 0, calmSquareSumMm2: 0 };
  if (leadMs === 0) return blown({ ...passage, state: running });
  return {
    ...passage,
    state: { ...running, phase: 'cue', phaseStartMs: state.tMs },
    cues: [...passage.cues, cueOf('cue', running, trial)],
  };
}

function fromCue(passage: Passage): Passage {
  const { trial, tMs } = passage.state;
  return trial !== undefined && tMs >= trial.onsetMs ? blown(passage) : passage;
}

/** The gust begins; of a catch trial's false alarm nothing is seen or heard. */
function blown(passage: Passage): Passage {
  const { state } = passage;
  if (state.trial === undefined) return passage;
  const trial = atOnset(state.trial, state.recent);
  const comes = trial.planned.kind !== 'catch';
  return {
    ...passage,
    state: { ...state, trial, phase: 'gust', phaseStartMs: state.tMs },
    cues: comes ? [...passage.cues, cueOf('gust', state, trial)] : passage.cues,
  };
}

function fromFade(passage: Passage): Passage {
  const { state } = passage;
  return state.tMs - state.phaseStartMs >= FADE_MS ? calmed(passage) : passage;
}

/** Calm again; the next trial is due after its pause. */
function calmed(passage: Passage): Passage {
  const { state } = passage;
  const pauseMs = state.schedule[state.nextTrial]?.pauseMs ?? 0;
  return {
    ...passage,
    state: {
      ...state,
      phase: 'calm',
      phaseStartMs: state.tMs,
      nextStartMs: state.tMs + pauseMs,
      fadingFrom: ZERO,
      calmSamples: 0,
      calmSquareSumMm2: 0,
    },
    cues: [...passage.cues, { name: 'calm', tMs: state.tMs }],
  };
}

/** A release broke the running trial off: it is void. */
function brokenOff(passage: Passage): Passage {
  const { state } = passage;
  if (state.trial === undefined) return passage;
  const result = finishTrial(state.trial, state.tMs, undefined, setOf(state));
  const lastOutcome = outcome('void', state, state.trial);
  return {
    ...passage,
    state: { ...state, trial: undefined, lastOutcome },
    ended: [...passage.ended, result],
  };
}

/** After the boat has moved: is the running gust caught, missed, or a false alarm over? */
export function judged(passage: Passage): Passage {
  const { state } = passage;
  const { trial } = state;
  if (state.phase !== 'gust' || trial === undefined) return passage;
  const sinceMs = state.tMs - trial.onsetMs;
  if (trial.planned.kind === 'catch') {
    return sinceMs < CATCH_WATCH_MS ? passage : calmed(over(passage, trial, NOTHING_CAME, 'false-alarm'));
  }
  const ending = endingOf(state, trial, sinceMs);
  if (ending === undefined) return passage;
  const kind = ending.success ? 'caught' : 'missed';
  const { state: after, cues, ended } = over(passage, trial, ending, kind);
  return {
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

function over(passage: Passage, trial: RunningTrial, ending: Ending, kind: SquallOutcome['kind']): Passage {
  const { state } = passage;
  const result = finishTrial(trial, state.tMs, ending, setOf(state));
  const lastOutcome = outcome(result.void === undefined ? kind : 'void', state, trial);
  return {
    ...passage,
    state: { ...state, trial: undefined, lastOutcome },
    ended: [...passage.ended, result],
  };
}

function outcome(kind: SquallOutcome['kind'], state: SquallState, trial: RunningTrial): SquallOutcome {
  return { kind, direction: trial.planned.direction, atMs: state.tMs };
}

export function setOf({ difficulty, parameters }: SquallState): TrialSet {
  return { difficulty, parameters };
}

/** Strength of this set's gusts, 0 to 1 of the strongest there are. */
export function strengthOf(state: SquallState): number {
  return state.parameters.amplitudePercent / STRONGEST_PERCENT;
}

function cueOf(name: string, state: SquallState, trial: RunningTrial): ExerciseCue {
  return { name, tMs: state.tMs, direction: trial.planned.direction, strength: strengthOf(state) };
}
