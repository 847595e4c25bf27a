/** When the assessment goes from one phase to the next. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { lastValid } from '#core/exercise/samples.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { scaled } from '#core/exercise/directions.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { finishLean, isUsable, startLean } from './lean.ts';
import type { Lean } from './lean.ts';
import type { LimitsState } from './state.ts';

/** The state within a step, with the cues given and the trials ended so far. */
export interface StepResult {
  readonly state: LimitsState;
  /** The steps before this one. */
  readonly history: BlockSamples;
  readonly cues: readonly ExerciseCue[];
  readonly ended: readonly TrialResult[];
}

/** The longest each phase lasts, ms: 8.5 s a direction, 68 s for all. */
const LONGEST_NEUTRAL_MS = 2500;
const LONGEST_LEAN_MS = 4500;
const LONGEST_RETURN_MS = 1500;
/** Staying this long is a hold; this long is enough. */
const RECENT_STEPS = 50;
const HOLD_SHOWN_MS = 200;
const HOLD_MS = 1000;
const BACK_MS = 200;

/** Advances to the phase of this moment. */
export function advancePhase(step: StepResult): StepResult {
  const { state } = step;
  switch (state.phase) {
    case 'neutral':
      return fromNeutral(step);
    case 'lean':
    case 'hold':
      return whileLeaning(step);
    case 'return':
      return fromReturn(step);
    case 'released':
      return abortLean(step);
    case 'done':
      return step;
  }
}

/** What steered in the last 500 ms before this step, in mm of a standing lean, oldest first. */
function recentMm({ state, history }: StepResult): readonly PlaneVector[] {
  return lastValid(history, RECENT_STEPS).map(({ raw }) => scaled(raw, state.mmPerUnit));
}

function sinceMs(state: LimitsState): number {
  return state.tMs - state.phaseStartMs;
}

function fromNeutral(step: StepResult): StepResult {
  const { state } = step;
  const direction = state.order[state.index];
  if (direction === undefined) return { ...step, state: { ...state, phase: 'done', msLeft: 0, progress: 1 } };
  const elapsedMs = sinceMs(state);
  const pauseMs = state.pausesMs[state.index] ?? 0;
  const longestMs = Math.max(LONGEST_NEUTRAL_MS, state.settleMs);
  const steady = elapsedMs >= Math.max(pauseMs, state.settleMs) && state.steadyForMs >= pauseMs;
  if (!steady && elapsedMs < longestMs)
    return { ...step, state: { ...state, msLeft: longestMs - elapsedMs } };
  return {
    ...step,
    state: {
      ...state,
      phase: 'lean',
      phaseStartMs: state.tMs,
      msLeft: LONGEST_LEAN_MS,
      target: direction,
      targetMm: state.targetsMm[direction],
      settleMs: 0,
      lean: startLean(state.trials.length, direction, state.tMs, recentMm(step)),
    },
    cues: [...step.cues, { name: 'target', tMs: state.tMs, direction }],
  };
}

/** `hold` while the person stays near the farthest point; back as soon as they stayed long enough, or time is up. */
function whileLeaning(step: StepResult): StepResult {
  const { state } = step;
  const { lean } = state;
  if (lean === undefined) return step;
  const elapsedMs = state.tMs - lean.startMs;
  if (lean.stayedForMs >= HOLD_MS || elapsedMs >= LONGEST_LEAN_MS) return comeBack(step, lean);
  const holding = lean.stayedForMs >= HOLD_SHOWN_MS;
  const phase = holding ? 'hold' : 'lean';
  const msLeft = holding ? HOLD_MS - lean.stayedForMs : LONGEST_LEAN_MS - elapsedMs;
  const phaseStartMs = phase === state.phase ? state.phaseStartMs : state.tMs;
  const begins = phase === 'hold' && state.phase === 'lean';
  return {
    ...step,
    state: { ...state, phase, phaseStartMs, msLeft },
    cues: begins ? [...step.cues, { name: 'hold', tMs: state.tMs, direction: lean.direction }] : step.cues,
  };
}

function comeBack(step: StepResult, lean: Lean): StepResult {
  const { state } = step;
  const result = finishLean(lean, state.tMs, false, state.mmPerUnit);
  const reachedMm = isUsable(lean) ? { ...state.reachedMm, [lean.direction]: lean.bestMm } : state.reachedMm;
  const index = state.index + 1;
  return {
    ...step,
    state: {
      ...state,
      phase: 'return',
      phaseStartMs: state.tMs,
      msLeft: LONGEST_RETURN_MS,
      progress: index / state.order.length,
      target: undefined,
      lean: undefined,
      index,
      reachedMm,
    },
    cues: [...step.cues, { name: 'return', tMs: state.tMs, direction: lean.direction }],
    ended: [...step.ended, result],
  };
}

function fromReturn(step: StepResult): StepResult {
  const { state } = step;
  const elapsedMs = sinceMs(state);
  const msLeft = LONGEST_RETURN_MS - elapsedMs;
  if (state.steadyForMs < BACK_MS && msLeft > 0) return { ...step, state: { ...state, msLeft } };
  const done = state.index >= state.order.length;
  return {
    ...step,
    state: { ...state, phase: done ? 'done' : 'neutral', phaseStartMs: state.tMs, msLeft: 0 },
    cues: done ? [...step.cues, { name: 'done', tMs: state.tMs }] : step.cues,
  };
}

/** A release broke the running lean off: it is void, and its direction still to be done. */
export function abortLean(step: StepResult): StepResult {
  const { state } = step;
  if (state.lean === undefined) return step;
  const result = finishLean(state.lean, state.tMs, true, state.mmPerUnit);
  return { ...step, state: { ...state, lean: undefined }, ended: [...step.ended, result] };
}
