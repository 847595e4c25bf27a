/** A block is played, or its disturbance is on the way out after a stop. */
import { endBlock, isBlockOver, stepBlock } from '../exercise-block.ts';
import { exerciseOf } from '../exercise-of.ts';
import type { Stop } from '../safety.ts';
import type { PhaseOf, SessionDependencies, SessionState } from '../state.ts';
import { recordStop } from '../stopping.ts';
import type { PhaseHandler, Transition } from '../transition.ts';

/** A disturbance that has not gone by itself after this is cut off: the exercise broke its word. */
const RELEASE_LIMIT_MS = 200;

export const playingPhase: PhaseHandler<'playing'> = { step: play, stops: true, ends: true };
export const releasingPhase: PhaseHandler<'releasing'> = { step: release, stops: false, ends: false };

function play(
  state: SessionState,
  _phase: PhaseOf<'playing'>,
  dependencies: SessionDependencies,
  stop: Stop | undefined,
): Transition {
  if (stop !== undefined) return { state, go: { to: 'stop', stop } };
  const { block, frame } = state;
  if (block === undefined || frame === undefined) return { state, go: { to: 'next' } };
  const { state: stepped, cues } = stepBlock(state, dependencies, block, frame);
  const running = stepped.block ?? block;
  if (!isBlockOver(running, exerciseOf(dependencies, running.step.exercise))) return { state: stepped, cues };
  return { state: endBlock(stepped, dependencies, true), cues, go: { to: 'next' } };
}

/** The exercise steps on without scoring until its disturbance is zero, at the latest after 200 ms. */
function release(
  state: SessionState,
  phase: PhaseOf<'releasing'>,
  dependencies: SessionDependencies,
): Transition {
  const { block, frame } = state;
  const { cause, sensor } = phase;
  const stop: Stop = sensor === undefined ? { cause } : { cause, sensor };
  if (block === undefined || frame === undefined) return recordStop(state, stop, 0);
  const { state: stepped, cues } = stepBlock(state, dependencies, block, frame);
  const running = stepped.block ?? block;
  const elapsedMs = state.nowMs - phase.sinceMs;
  const gone = exerciseOf(dependencies, running.step.exercise).disturbance(running.state) === 0;
  if (!gone && elapsedMs < RELEASE_LIMIT_MS) return { state: stepped, cues };
  return { ...recordStop(stepped, stop, elapsedMs), cues };
}
