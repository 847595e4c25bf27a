/** Stopping, pausing, going on and ending: the same from whatever phase. Pure functions of the state. */
import { wearsSensors } from '../exercise/needs.ts';
import type { ChangeReason } from './actions.ts';
import { endBlock } from './exercise-block.ts';
import { exerciseOf } from './exercise-of.ts';
import { endMovement } from './movement-block.ts';
import { enterReady } from './phases/ready.ts';
import { regain } from './regain.ts';
import type { StopRecord } from './result.ts';
import { ABORTS_UNTIL_END, CALM, countsAsAbort } from './safety.ts';
import type { Stop } from './safety.ts';
import { currentStep } from './state.ts';
import type { SessionDependencies, SessionState } from './state.ts';
import type { Transition } from './transition.ts';

const RESUME_COUNTDOWN_MS = 3000;

/** A stop: the disturbance starts down in this very step; play waits until it is gone. */
export function stop(state: SessionState, dependencies: SessionDependencies, stopped: Stop): Transition {
  const playing = state.phase.name === 'playing' || state.phase.name === 'movement';
  const aborts = state.aborts + (countsAsAbort(stopped.cause) && playing ? 1 : 0);
  const { block, nowMs } = state;
  if (block !== undefined && state.phase.name === 'playing') {
    const released = exerciseOf(dependencies, block.step.exercise).release(block.state, block.tMs);
    return {
      state: {
        ...state,
        aborts,
        block: { ...block, state: released },
        phase: { name: 'releasing', sinceMs: nowMs, ...stopped },
      },
    };
  }
  return recordStop(endMovement({ ...state, aborts }, false), stopped, 0);
}

/** The disturbance is gone: the stop goes on record, and the session pauses, or ends after the third abort. */
export function recordStop(state: SessionState, stopped: Stop, releasedAfterMs: number): Transition {
  const tMs = state.nowMs - releasedAfterMs;
  const record: StopRecord = { tMs, ...stopped, planIndex: state.planIndex, releasedAfterMs };
  const paused: SessionState = {
    ...state,
    stops: [...state.stops, record],
    steadyMs: 0,
    phase: { name: 'paused', sinceMs: state.nowMs, ...stopped },
  };
  if (paused.aborts < ABORTS_UNTIL_END || !countsAsAbort(stopped.cause)) return { state: paused };
  const last: StopRecord = { ...record, cause: 'three-aborts' };
  return { state: { ...paused, stops: [...paused.stops, last] }, go: { to: 'end', reason: 'interrupted' } };
}

/** Goes on after a pause; what was lost meanwhile is made again first. */
export function resume(state: SessionState): Transition {
  return regain(state) ?? resumeBlock(state);
}

/** Back into what was interrupted: a block by a countdown, anything else from its beginning. */
export function resumeBlock(state: SessionState): Transition {
  const { block, nowMs, planIndex } = state;
  if (block === undefined) {
    const index = currentStep(state).kind === 'rest' ? planIndex + 1 : planIndex;
    return { state, go: { to: 'step', index } };
  }
  if (block.tMs === 0) return { state: enterReady(state) };
  const phase = { name: 'resuming', sinceMs: nowMs, untilMs: nowMs + RESUME_COUNTDOWN_MS } as const;
  return { state: { ...state, phase } };
}

/** What is asked at the end comes next; before anything was asked, the summary. */
export function endEarly(
  state: SessionState,
  dependencies: SessionDependencies,
  reason: ChangeReason,
): Transition {
  const ended = { kind: 'ended', tMs: state.nowMs, reason } as const;
  const closed = endBlock(
    endMovement({ ...state, endedEarly: true, standAgain: false, changes: [...state.changes, ended] }, false),
    dependencies,
    false,
  );
  const kind = currentStep(closed).kind === 'check-in' ? 'summary' : 'check-out';
  const index = closed.plan.findIndex((step) => step.kind === kind);
  return { state: closed, go: { to: 'step', index } };
}

/**
 * The block begins, or the interrupted one plays on, beginning with a stretch of calm. Who wears sensors stands or sits
 * straight now: their heading drifts, and is set to zero before each block (DOMAIN 2.0).
 */
export function playOn(state: SessionState, dependencies: SessionDependencies): Transition {
  const worn = state.frame !== undefined && wearsSensors(state.frame);
  const requests = worn ? ([{ type: 'zero-heading' }] as const) : [];
  return { state: enterPlaying(calmAgain(state, dependencies)), requests };
}

function enterPlaying(state: SessionState): SessionState {
  const { block, nowMs, safety } = state;
  const remainingMs = block === undefined ? 0 : block.step.durationMs - block.tMs;
  const { buttonHeld, controllerHeld } = safety;
  return {
    ...state,
    phase: { name: 'playing', sinceMs: nowMs, untilMs: nowMs + remainingMs },
    safety: { ...CALM, buttonHeld, controllerHeld },
  };
}

function calmAgain(state: SessionState, dependencies: SessionDependencies): SessionState {
  const { block } = state;
  if (block === undefined || block.tMs === 0) return state;
  const resumed = exerciseOf(dependencies, block.step.exercise).resume(block.state, block.tMs);
  return { ...state, block: { ...block, state: resumed, previous: resumed } };
}
