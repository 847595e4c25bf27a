/** Pain and effort after; then the summary. */
import type { SessionState } from '../state.ts';
import { goNext, waits, withPhase } from '../transition.ts';
import type { PhaseHandler, Transition } from '../transition.ts';

export const checkOutPhase: PhaseHandler<'check-out'> = {
  step: waits,
  act(state, _phase, action) {
    if (action.type !== 'check-out') return undefined;
    const { painNrs, effort } = action;
    const worst = Math.max(painNrs ?? 0, state.painWorst ?? 0);
    const painWorst = painNrs === undefined ? state.painWorst : worst;
    return goNext({ ...state, painAfter: painNrs, painNow: painNrs ?? state.painNow, painWorst, effort });
  },
  stops: false,
  ends: false,
};

export const summaryPhase: PhaseHandler<'summary'> = { step: waits, stops: false, ends: false };

export function enterCheckOut(state: SessionState): Transition {
  return { state: withPhase(state, { name: 'check-out' }) };
}

export function enterSummary(state: SessionState): Transition {
  return { state: withPhase(state, { name: 'summary' }) };
}
