/** The instruction before a block, and the countdown back into one: both wait until the person and the sensors are ready. */
import { missingSensor } from '../../exercise/needs.ts';
import { beginBlock } from '../exercise-block.ts';
import type { ExerciseStep } from '../plan-step.ts';
import { isInPlace } from '../safety.ts';
import type { Stop } from '../safety.ts';
import type { PhaseOf, SessionDependencies, SessionState, WaitingProblem } from '../state.ts';
import { stay, withPhase } from '../transition.ts';
import type { Transition } from '../transition.ts';
import { watchOf } from '../watch.ts';

/** The instruction stays this long before the first block of an exercise begins, and before later ones. */
const FIRST_READY_MS = 8000;
const NEXT_READY_MS = 4000;

export function enterExercise(
  state: SessionState,
  dependencies: SessionDependencies,
  step: ExerciseStep,
): Transition {
  return { state: enterReady(beginBlock(state, dependencies, step)) };
}

export function enterReady(state: SessionState): SessionState {
  const exercise = state.block?.step.exercise;
  const first = !state.blocks.some((record) => record.kind === 'exercise' && record.exercise === exercise);
  const sinceMs = state.nowMs;
  const untilMs = sinceMs + (first ? FIRST_READY_MS : NEXT_READY_MS);
  return { ...state, phase: { name: 'ready', sinceMs, untilMs } };
}

/**
 * One frame of a countdown: it begins anew when what was missing is there again.
 * @returns undefined when the countdown is over
 */
export function countDown(
  state: SessionState,
  phase: PhaseOf<'ready' | 'resuming'>,
  stop: Stop | undefined,
): Transition | undefined {
  const problem = waitingProblem(state, stop);
  const lengthMs = phase.untilMs - phase.sinceMs;
  const sinceMs = state.nowMs;
  const { name } = phase;
  if (problem !== undefined) {
    return stay(withPhase(state, { name, sinceMs, untilMs: sinceMs + lengthMs, problem }));
  }
  if (phase.problem !== undefined)
    return stay(withPhase(state, { name, sinceMs, untilMs: sinceMs + lengthMs }));
  return state.nowMs >= phase.untilMs ? undefined : stay(state);
}

function waitingProblem(state: SessionState, stop: Stop | undefined): WaitingProblem | undefined {
  const { frame } = state;
  const watch = watchOf(state);
  if (frame === undefined || !isInPlace(frame, watch)) return 'off-board';
  const missing = missingSensor(watch.needs, frame);
  if (missing !== undefined) return missing;
  return stop?.sensor === 'board' ? 'off-board' : undefined;
}
