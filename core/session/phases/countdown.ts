/** Counts down into a block, and back into one that was interrupted. */
import { playOn } from '../stopping.ts';
import type { SessionDependencies, SessionState } from '../state.ts';
import { isButton } from '../safety.ts';
import type { Stop } from '../safety.ts';
import type { PhaseHandler, Transition } from '../transition.ts';
import { countDown } from './ready.ts';

/** Buttons, and a trunk that leans too far, stop before a block as within it. */
function stopsNow(stop: Stop | undefined): stop is Stop {
  return stop !== undefined && (isButton(stop) || stop.cause === 'trunk-lean');
}

function counted(
  state: SessionState,
  dependencies: SessionDependencies,
  left: Transition | undefined,
  stop: Stop | undefined,
): Transition {
  if (stopsNow(stop)) return { state, go: { to: 'stop', stop } };
  return left ?? playOn(state, dependencies);
}

export const readyPhase: PhaseHandler<'ready'> = {
  step: (state, phase, dependencies, stop) =>
    counted(state, dependencies, countDown(state, phase, stop), stop),
  act: (state, phase, action, dependencies) =>
    action.type === 'begin' && phase.problem === undefined ? playOn(state, dependencies) : undefined,
  stops: true,
  ends: true,
};

export const resumingPhase: PhaseHandler<'resuming'> = {
  step: (state, phase, dependencies, stop) =>
    counted(state, dependencies, countDown(state, phase, stop), stop),
  stops: true,
  ends: true,
};
