/** Pain and the checklist before anything else; refused where either speaks against it. */
import { goNext, waits, withPhase } from '../transition.ts';
import type { PhaseHandler, Transition } from '../transition.ts';
import type { SessionState } from '../state.ts';
import type { ActionOf } from '../actions.ts';

export const checkInPhase: PhaseHandler<'check-in'> = {
  step: waits,
  act: (state, _phase, action) => (action.type === 'check-in' ? checkIn(state, action) : undefined),
  stops: false,
  ends: true,
};

export const refusedPhase: PhaseHandler<'refused'> = { step: waits, stops: false, ends: false };

export function enterCheckIn(state: SessionState): Transition {
  return { state: withPhase(state, { name: 'check-in' }) };
}

function checkIn(state: SessionState, { painNrs, checklistMet }: ActionOf<'check-in'>): Transition {
  const asked: SessionState = { ...state, painBefore: painNrs, painNow: painNrs, painWorst: painNrs };
  if (!checklistMet) return { state: withPhase(asked, { name: 'refused', reason: 'checklist' }) };
  if (painNrs !== undefined && painNrs >= state.setup.programme.pain.limit) {
    return { state: withPhase(asked, { name: 'refused', reason: 'pain' }) };
  }
  return goNext(asked);
}
