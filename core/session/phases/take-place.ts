/** The person takes the place of the next block: on the board, where it bears them, with the sensors speaking. */
import { HUB_STEP_MS } from '../../units.ts';
import { missingSensor } from '../../exercise/needs.ts';
import { SETTLING_MS } from '../quiet.ts';
import { isInPlace } from '../safety.ts';
import { currentStep } from '../state.ts';
import type { PhaseOf, SessionState, WaitingProblem } from '../state.ts';
import { goNext, stay, withPhase } from '../transition.ts';
import type { PhaseHandler, Transition } from '../transition.ts';
import { watchOf } from '../watch.ts';
import { enterQuiet } from './quiet.ts';

export const takePlacePhase: PhaseHandler<'take-place'> = { step, stops: true, ends: true };

export function enterTakePlace(state: SessionState): Transition {
  return { state: withPhase({ ...state, steadyMs: 0 }, { name: 'take-place', sinceMs: state.nowMs }) };
}

function step(state: SessionState, phase: PhaseOf<'take-place'>): Transition {
  const problem = problemOf(state);
  if (problem !== undefined) {
    const { sinceMs } = phase;
    return stay(withPhase({ ...state, steadyMs: 0 }, { name: 'take-place', sinceMs, problem }));
  }
  const steadyMs = state.steadyMs + HUB_STEP_MS;
  if (steadyMs < SETTLING_MS) {
    return stay({ ...state, steadyMs, phase: { name: 'take-place', sinceMs: phase.sinceMs } });
  }
  const current = currentStep(state);
  const measures = current.kind === 'quiet' && current.durationMs > 0 && !state.standAgain;
  if (measures) return enterQuiet({ ...state, steadyMs: 0 }, current.durationMs, false);
  // What was interrupted goes on; otherwise the place was known already.
  return state.standAgain
    ? { state: { ...state, steadyMs: 0, standAgain: false }, go: { to: 'resume' } }
    : goNext({ ...state, steadyMs: 0 });
}

function problemOf(state: SessionState): WaitingProblem | undefined {
  const { frame } = state;
  const watch = watchOf(state);
  if (frame === undefined || !isInPlace(frame, watch)) return 'off-board';
  return missingSensor(watch.needs, frame);
}
