/** Moving from phase to phase: entering plan steps, stopping, resuming, ending. Pure functions of the state. */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { SessionState, SessionDependencies, RunnerOutput } from './runner-state.ts';
import { wearsSensors } from './needs.ts';
import { currentStep } from './runner-state.ts';
import { beginBlock, endBlock, exerciseOf } from './runner-blocks.ts';
import { NO_STANCE, QUIET_STANCE_MS, SETTLING_MS } from './quiet-stance.ts';
import { ABORTS_UNTIL_END, CALM, countsAsAbort } from './safety.ts';
import type { StopCause, StopRecord } from './session-types.ts';

/** The instruction stays this long before the first block of an exercise begins, and before later ones. */
const FIRST_READY_MS = 8000;
const NEXT_READY_MS = 4000;
const RESUME_COUNTDOWN_MS = 3000;

/** Enters the plan step at `planIndex`. */
export function enterStep(
  state: SessionState,
  dependencies: SessionDependencies,
  planIndex: number,
): SessionState {
  const entered: SessionState = { ...state, planIndex };
  const step = currentStep(entered);
  const sinceMs = state.nowMs;
  switch (step.kind) {
    case 'check-in':
      return { ...entered, phase: { name: 'check-in' } };
    case 'stand':
      return enterEmptyBoard(entered);
    case 'block':
      return enterReady(beginBlock(entered, dependencies, step));
    case 'rest':
      return { ...entered, phase: { name: 'rest', sinceMs, untilMs: sinceMs + step.durationMs } };
    case 'check-out':
      return { ...entered, phase: { name: 'check-out' } };
    case 'summary':
      return { ...entered, phase: { name: 'summary' } };
  }
}

export function enterEmptyBoard(state: SessionState): SessionState {
  return { ...state, phase: { name: 'empty-board', sinceMs: state.nowMs } };
}

export function enterStepOn(state: SessionState): SessionState {
  return { ...state, phase: { name: 'step-on', sinceMs: state.nowMs } };
}

export function enterStandStill(state: SessionState, moving: boolean): SessionState {
  const sinceMs = state.nowMs;
  const untilMs = sinceMs + SETTLING_MS + QUIET_STANCE_MS;
  const phase = { name: 'stand-still', sinceMs, untilMs } as const;
  return { ...state, stance: NO_STANCE, phase: moving ? { ...phase, problem: 'moving' } : phase };
}

export function enterReady(state: SessionState): SessionState {
  const first = !state.blocks.some((block) => block.exercise === state.block?.exercise);
  const sinceMs = state.nowMs;
  const untilMs = sinceMs + (first ? FIRST_READY_MS : NEXT_READY_MS);
  return { ...state, phase: { name: 'ready', sinceMs, untilMs } };
}

export function enterPlaying(state: SessionState): SessionState {
  const { block } = state;
  const remainingMs = block === undefined ? 0 : block.durationMs - block.tMs;
  const phase = { name: 'playing', sinceMs: state.nowMs, untilMs: state.nowMs + remainingMs } as const;
  return { ...state, phase, safety: { ...CALM, buttonHeld: state.safety.buttonHeld } };
}

/** Enters the next step. An interrupted step resumes first. */
export function advance(state: SessionState, dependencies: SessionDependencies): SessionState {
  if (state.standAgain) return enterResuming({ ...state, standAgain: false }, dependencies);
  return enterStep(state, dependencies, state.planIndex + 1);
}

/** A stop: the disturbance starts down in this very step; play waits until it is gone. */
export function stop(state: SessionState, dependencies: SessionDependencies, cause: StopCause): SessionState {
  const aborts = state.aborts + (countsAsAbort(cause) && state.phase.name === 'playing' ? 1 : 0);
  const sinceMs = state.nowMs;
  const { block } = state;
  if (block !== undefined && state.phase.name === 'playing') {
    const released = exerciseOf(dependencies, block.exercise).release(block.state, block.tMs);
    return {
      ...state,
      aborts,
      block: { ...block, state: released },
      phase: { name: 'releasing', sinceMs, cause },
    };
  }
  return recordStop({ ...state, aborts }, dependencies, cause, 0);
}

/** Records a stop once the disturbance is gone. The session pauses, or ends after the third abort. */
export function recordStop(
  state: SessionState,
  dependencies: SessionDependencies,
  cause: StopCause,
  releasedAfterMs: number,
): SessionState {
  const tMs = state.nowMs - releasedAfterMs;
  const record: StopRecord = { tMs, cause, planIndex: state.planIndex, releasedAfterMs };
  const stopped: SessionState = {
    ...state,
    stops: [...state.stops, record],
    steadyMs: 0,
    phase: { name: 'paused', sinceMs: state.nowMs, cause },
  };
  if (stopped.aborts < ABORTS_UNTIL_END || !countsAsAbort(cause)) return stopped;
  const last: StopRecord = { tMs, cause: 'three-aborts', planIndex: state.planIndex, releasedAfterMs };
  return endEarly({ ...stopped, stops: [...stopped.stops, last] }, dependencies);
}

/** Ends early: goes to check-out, or to the summary when nothing was played. */
export function endEarly(state: SessionState, dependencies: SessionDependencies): SessionState {
  const closed = endBlock({ ...state, endedEarly: true, standAgain: false }, dependencies, false);
  const kind = closed.painBefore === undefined ? 'summary' : 'check-out';
  const index = closed.plan.findIndex((step) => step.kind === kind);
  return enterStep(closed, dependencies, index);
}

/** Resumes what was interrupted: a block after a countdown, anything else from its beginning. */
export function enterResuming(state: SessionState, dependencies: SessionDependencies): SessionState {
  const { block } = state;
  if (block === undefined) return reenter(state, dependencies);
  if (block.tMs === 0) return enterReady(state);
  const sinceMs = state.nowMs;
  return { ...state, phase: { name: 'resuming', sinceMs, untilMs: sinceMs + RESUME_COUNTDOWN_MS } };
}

function reenter(state: SessionState, dependencies: SessionDependencies): SessionState {
  const kind = currentStep(state).kind;
  return enterStep(state, dependencies, kind === 'rest' ? state.planIndex + 1 : state.planIndex);
}

/**
 * The block begins, or the interrupted one plays on, beginning with a stretch of calm. Who wears sensors stands
 * straight now: their heading drifts, and is set to zero before each block (DOMAIN 2.0).
 */
export function playOn(state: SessionState, dependencies: SessionDependencies): RunnerOutput {
  const worn = state.frame !== undefined && wearsSensors(state.frame);
  const requests = worn ? ([{ type: 'zero-heading' }] as const) : [];
  return { state: enterPlaying(calmAgain(state, dependencies)), requests, cues: [] };
}

function calmAgain(state: SessionState, dependencies: SessionDependencies): SessionState {
  const { block } = state;
  if (block === undefined || block.tMs === 0) return state;
  const resumed = exerciseOf(dependencies, block.exercise).resume(block.state, block.tMs);
  return { ...state, block: { ...block, state: resumed, previous: resumed } };
}

/** Goes on after a pause. A board that has lost its zero meanwhile is zeroed and stood on again first. */
export function resume(state: SessionState, dependencies: SessionDependencies): SessionState {
  const tared = state.frame !== undefined && hasFlag(state.frame, FrameFlag.tared);
  if (state.neutral !== undefined && !tared) return enterEmptyBoard({ ...state, standAgain: true });
  return enterResuming(state, dependencies);
}
