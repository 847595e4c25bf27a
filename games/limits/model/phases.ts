/** When the assessment goes from one phase to the next. */
import type { Direction, ExerciseCue, TrialResult } from '#core/session/exercise.ts';
import { finishLean, isUsable, startLean } from './lean.ts';
import type { Lean } from './lean.ts';
import type { LimitsState } from './state.ts';

export interface Passage {
  readonly state: LimitsState;
  readonly cues: readonly ExerciseCue[];
  readonly ended: readonly TrialResult[];
}

/** The longest each phase lasts, ms: 8.5 s a direction, 68 s for all. */
const LONGEST_NEUTRAL_MS = 2500;
const LONGEST_LEAN_MS = 4500;
const LONGEST_RETURN_MS = 1500;
/** Staying this long is a hold; this long is enough. */
const HOLD_SHOWN_MS = 200;
const HOLD_MS = 1000;
const BACK_MS = 200;

/** Where each target is drawn, mm from neutral. */
export const TARGET_MM: Readonly<Record<Direction, number>> = {
  front: 90,
  'front-right': 100,
  right: 120,
  'back-right': 85,
  back: 70,
  'back-left': 85,
  left: 120,
  'front-left': 100,
};

/** Into the phase that this moment belongs to. */
export function entered(passage: Passage): Passage {
  const { state } = passage;
  switch (state.phase) {
    case 'neutral':
      return fromNeutral(passage);
    case 'lean':
    case 'hold':
      return whileLeaning(passage);
    case 'return':
      return fromReturn(passage);
    case 'released':
      return brokenOff(passage);
    case 'done':
      return passage;
  }
}

function sinceMs(state: LimitsState): number {
  return state.tMs - state.phaseStartMs;
}

function fromNeutral(passage: Passage): Passage {
  const { state } = passage;
  const direction = state.order[state.index];
  if (direction === undefined)
    return { ...passage, state: { ...state, phase: 'done', msLeft: 0, progress: 1 } };
  const elapsedMs = sinceMs(state);
  const pauseMs = state.pausesMs[state.index] ?? 0;
  const longestMs = Math.max(LONGEST_NEUTRAL_MS, state.settleMs);
  const steady = elapsedMs >= Math.max(pauseMs, state.settleMs) && state.steadyForMs >= pauseMs;
  if (!steady && elapsedMs < longestMs)
    return { ...passage, state: { ...state, msLeft: longestMs - elapsedMs } };
  return {
    ...passage,
    state: {
      ...state,
      phase: 'lean',
      phaseStartMs: state.tMs,
      msLeft: LONGEST_LEAN_MS,
      target: direction,
      targetMm: TARGET_MM[direction],
      settleMs: 0,
      lean: startLean(state.trials.length, direction, state.tMs, state.recentMm),
    },
    cues: [...passage.cues, { name: 'target', tMs: state.tMs, direction }],
  };
}

/** `hold` while the person stays near the farthest point; back as soon as they stayed long enough, or time is up. */
function whileLeaning(passage: Passage): Passage {
  const { state } = passage;
  const { lean } = state;
  if (lean === undefined) return passage;
  const elapsedMs = state.tMs - lean.startMs;
  if (lean.stayedForMs >= HOLD_MS || elapsedMs >= LONGEST_LEAN_MS) return comeBack(passage, lean);
  const holding = lean.stayedForMs >= HOLD_SHOWN_MS;
  const phase = holding ? 'hold' : 'lean';
  const msLeft = holding ? HOLD_MS - lean.stayedForMs : LONGEST_LEAN_MS - elapsedMs;
  const phaseStartMs = phase === state.phase ? state.phaseStartMs : state.tMs;
  const begins = phase === 'hold' && state.phase === 'lean';
  return {
    ...passage,
    state: { ...state, phase, phaseStartMs, msLeft },
    cues: begins
      ? [...passage.cues, { name: 'hold', tMs: state.tMs, direction: lean.direction }]
      : passage.cues,
  };
}

function comeBack(passage: Passage, lean: Lean): Passage {
  const { state } = passage;
  const result = finishLean(lean, state.tMs, false);
  const reachedMm = isUsable(lean) ? { ...state.reachedMm, [lean.direction]: lean.bestMm } : state.reachedMm;
  const index = state.index + 1;
  return {
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
    cues: [...passage.cues, { name: 'return', tMs: state.tMs, direction: lean.direction }],
    ended: [...passage.ended, result],
  };
}

function fromReturn(passage: Passage): Passage {
  const { state } = passage;
  const elapsedMs = sinceMs(state);
  const msLeft = LONGEST_RETURN_MS - elapsedMs;
  if (state.steadyForMs < BACK_MS && msLeft > 0) return { ...passage, state: { ...state, msLeft } };
  const done = state.index >= state.order.length;
  return {
    ...passage,
    state: { ...state, phase: done ? 'done' : 'neutral', phaseStartMs: state.tMs, msLeft: 0 },
    cues: done ? [...passage.cues, { name: 'done', tMs: state.tMs }] : passage.cues,
  };
}

/** A release broke the running lean off: it is void, and its direction still to be done. */
export function brokenOff(passage: Passage): Passage {
  const { state } = passage;
  if (state.lean === undefined) return passage;
  const result = finishLean(state.lean, state.tMs, true);
  return { ...passage, state: { ...state, lean: undefined }, ended: [...passage.ended, result] };
}
