/** What a person before the screen sees now, in the units of their body: for devices that react. */
import type { Stimulus } from '../contract/stimulus.ts';
import { stimulusOf } from '../exercise/aim.ts';
import { exerciseOf } from './exercise-of.ts';
import { currentStep } from './state.ts';
import type { SessionDependencies, SessionState } from './state.ts';

export function stimulusNow(state: SessionState, dependencies: SessionDependencies): Stimulus {
  const { block, phase, place } = state;
  const base = {
    place: isOnBoard(state) ? ('on-board' as const) : ('off-board' as const),
    posture: place?.posture ?? ('feet-apart' as const),
    eyes: place?.eyes ?? ('open' as const),
  };
  if (phase.name === 'movement') {
    const step = currentStep(state);
    const moves = step.kind === 'movement' && phase.stage === 'moving';
    return { ...base, aims: [], attending: false, movement: moves ? step.task : 'stand-still' };
  }
  const shown = block !== undefined && (phase.name === 'playing' || phase.name === 'releasing');
  if (!shown) return { ...base, aims: [], attending: false };
  const shows = exerciseOf(dependencies, block.step.exercise).stimulus(block.state);
  return { ...base, ...stimulusOf(shows, block.step.steering, block.range) };
}

/** Off the board while it is zeroed, and where none bears the person. */
function isOnBoard({ phase, place }: SessionState): boolean {
  const off: readonly string[] = ['check-in', 'refused', 'sensors', 'empty-board', 'check-out', 'summary'];
  return place?.onBoard === true && !off.includes(phase.name);
}
