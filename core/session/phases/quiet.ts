/** Standing or sitting quietly: begun again where the person moves, or too much was held. */
import { HUB_STEP_MS } from '../../units.ts';
import { isSitting } from '../../exercise/posture.ts';
import { SWAY_DURATION_MS, placeKey } from '../plan.ts';
import { NO_QUIET, SETTLING_MS, addToQuiet, isMoving, quietMeasures } from '../quiet.ts';
import type { QuietMeasures } from '../quiet.ts';
import { isButton } from '../safety.ts';
import type { Stop } from '../safety.ts';
import { currentStep } from '../state.ts';
import type { PhaseOf, SessionDependencies, SessionState } from '../state.ts';
import { goNext, stay, withPhase } from '../transition.ts';
import type { PhaseHandler, Transition } from '../transition.ts';

export const quietPhase: PhaseHandler<'quiet'> = { step, stops: true, ends: true };

export function enterQuiet(state: SessionState, durationMs: number, moved: boolean): Transition {
  const sinceMs = state.nowMs;
  const phase = { name: 'quiet', sinceMs, untilMs: sinceMs + SETTLING_MS + durationMs } as const;
  const begun = { ...state, quiet: NO_QUIET };
  return { state: withPhase(begun, moved ? { ...phase, problem: 'moving' } : phase) };
}

function step(
  state: SessionState,
  phase: PhaseOf<'quiet'>,
  _dependencies: SessionDependencies,
  stop: Stop | undefined,
): Transition {
  const current = currentStep(state);
  const { frame, place } = state;
  if (current.kind !== 'quiet' || place === undefined || frame === undefined) return goNext(state);
  if (stop !== undefined) return leftPlace(state, stop);
  if (state.nowMs - phase.sinceMs <= SETTLING_MS) return stay(state);
  if (isMoving(state.quiet, frame, current.needs)) return enterQuiet(state, current.durationMs, true);
  const quiet = addToQuiet(state.quiet, frame);
  if (quiet.frames < current.durationMs / HUB_STEP_MS) return stay({ ...state, quiet });
  const measures = quietMeasures(quiet, current.needs, SWAY_DURATION_MS);
  if (measures === undefined) return enterQuiet(state, current.durationMs, false);
  return measured({ ...state, quiet }, measures);
}

/** Off the board, or a sensor fell silent: the place is taken anew. A press of a button pauses. */
function leftPlace(state: SessionState, stop: Stop): Transition {
  if (isButton(stop)) return { state, go: { to: 'stop', stop } };
  const phase = { name: 'take-place', sinceMs: state.nowMs } as const;
  return { state: { ...state, steadyMs: 0, phase } };
}

function measured(state: SessionState, measures: QuietMeasures): Transition {
  const { place } = state;
  if (place === undefined) return goNext(state);
  const places = { ...state.places, [placeKey(place)]: { place, ...measures } };
  const { loadKg } = measures;
  if (loadKg === undefined || isSitting(place.posture)) return goNext({ ...state, places });
  return {
    state: { ...state, places, bodyMassKg: loadKg },
    requests: [{ type: 'body-mass', bodyMassKg: loadKg }],
    go: { to: 'next' },
  };
}
