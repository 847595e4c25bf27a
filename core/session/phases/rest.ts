/** A rest between two sets, and the cool-down after the last. Pain may be told in either. */
import type { SessionAction } from '../actions.ts';
import type { StepOf } from '../plan-step.ts';
import { isButton } from '../safety.ts';
import type { Stop } from '../safety.ts';
import type { Phase, PhaseOf, SessionDependencies, SessionState } from '../state.ts';
import { goNext, stay } from '../transition.ts';
import type { PhaseHandler, Transition } from '../transition.ts';

export const restPhase: PhaseHandler<'rest'> = { step, act, stops: true, ends: true };
export const coolDownPhase: PhaseHandler<'cool-down'> = { step, act, stops: true, ends: true };

export function enterRest(
  state: SessionState,
  _dependencies: SessionDependencies,
  { kind, durationMs }: StepOf<'rest' | 'cool-down'>,
): Transition {
  const sinceMs = state.nowMs;
  return { state: { ...state, phase: { name: kind, sinceMs, untilMs: sinceMs + durationMs } } };
}

function step(
  state: SessionState,
  phase: PhaseOf<'rest' | 'cool-down'>,
  _dependencies: SessionDependencies,
  stop: Stop | undefined,
): Transition {
  if (stop !== undefined && isButton(stop)) return { state, go: { to: 'stop', stop } };
  return state.nowMs >= phase.untilMs ? goNext(state) : stay(state);
}

function act(state: SessionState, _phase: Phase, action: SessionAction): Transition | undefined {
  if (action.type === 'skip-rest') return goNext(state);
  return action.type === 'pain' ? tellPain(state, action.painNrs) : undefined;
}

/** A rise of pain by as much as the programme says ends the session (DOMAIN 3D). */
export function tellPain(state: SessionState, painNrs: number): Transition {
  const painWorst = Math.max(painNrs, state.painWorst ?? 0);
  const told: SessionState = { ...state, painNow: painNrs, painWorst };
  const rise = painNrs - (state.painBefore ?? painNrs);
  if (rise < state.setup.programme.pain.riseEnds) return stay(told);
  const record = { tMs: state.nowMs, cause: 'pain', planIndex: state.planIndex, releasedAfterMs: 0 } as const;
  return { state: { ...told, stops: [...told.stops, record] }, go: { to: 'end', reason: 'pain' } };
}
