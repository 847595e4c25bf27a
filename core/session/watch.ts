/** What the stop rules watch now: it follows from the step, the place and the programme. */
import { isSitting } from '../exercise/posture.ts';
import { placeKey } from './plan.ts';
import { needsOfStep } from './plan-step.ts';
import type { Watch } from './safety.ts';
import { currentStep } from './state.ts';
import type { SessionState } from './state.ts';

export function watchOf(state: SessionState): Watch {
  const { setup, place, phase } = state;
  const { trunk } = setup.programme;
  const step = currentStep(state);
  // A bend or a lift goes beyond any limit of leaning: it is what was asked for.
  const leanDeg = step.kind === 'movement' ? undefined : trunk.leanDeg;
  const onBoard = place?.onBoard === true && step.kind !== 'movement';
  const board = !onBoard ? 'none' : isSitting(place.posture) ? 'seat' : 'standing';
  const referenceLoadKg = phase.name === 'take-place' ? undefined : referenceLoadOf(state);
  return { board, referenceLoadKg, needs: needsOfStep(step), leanDeg, speedDegS: trunk.speedDegS };
}

/** What the board bears of the person in this place, as far as it was measured. */
function referenceLoadOf({ place, places, bodyMassKg }: SessionState): number | undefined {
  if (place === undefined) return undefined;
  return places[placeKey(place)]?.loadKg ?? (isSitting(place.posture) ? undefined : bodyMassKg);
}
