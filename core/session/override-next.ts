/** A therapist chooses how hard the next set is. */
import type { ActionOf } from './actions.ts';
import { enterExercise } from './phases/ready.ts';
import { currentStep } from './state.ts';
import type { SessionDependencies, SessionState } from './state.ts';
import { stay } from './transition.ts';
import type { Transition } from './transition.ts';

/** A set that has not begun is chosen anew, and while all is stopped stays stopped; otherwise the next one will be. */
export function overrideNext(
  state: SessionState,
  dependencies: SessionDependencies,
  { difficulty, reason }: ActionOf<'override'>,
): Transition {
  const told: SessionState = { ...state, override: { difficulty, reason } };
  const { block, phase } = state;
  const step = currentStep(state);
  const unbegun = block?.step.role === 'set' && block.tMs === 0 && step.kind === 'exercise';
  if (!unbegun || (phase.name !== 'ready' && phase.name !== 'paused')) return stay(told);
  const chosen = enterExercise({ ...told, block: undefined }, dependencies, step);
  return phase.name === 'paused' ? stay({ ...chosen.state, phase }) : chosen;
}
