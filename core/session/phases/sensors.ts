/** What is worn is put on and calibrated; goes on by itself once all of it has spoken for a second. */
import { missingSensor } from '../../exercise/needs.ts';
import type { WornNeed } from '../../exercise/needs.ts';
import { HUB_STEP_MS } from '../../units.ts';
import { needsOfStep } from '../plan-step.ts';
import type { PlanStep, StepOf } from '../plan-step.ts';
import { calibrate, regain } from '../regain.ts';
import { currentStep } from '../state.ts';
import type { PhaseOf, SessionDependencies, SessionState } from '../state.ts';
import { goNext, stay } from '../transition.ts';
import type { PhaseHandler, Transition } from '../transition.ts';
import { enterTakePlace } from './take-place.ts';

const STEADY_MS = 1000;

export const sensorsPhase: PhaseHandler<'sensors'> = {
  step(state, phase) {
    const missing = missingNow(state, phase);
    const steadyMs = missing.length === 0 ? state.steadyMs + HUB_STEP_MS : 0;
    if (steadyMs >= STEADY_MS) return calibrated(state);
    const same = missing.join() === phase.missing.join();
    return stay({ ...state, steadyMs, phase: same ? phase : { ...phase, missing } });
  },
  /** A sensor that helps and is not needed may be left off. */
  act(state, phase, action) {
    if (action.type !== 'sensors-ready') return undefined;
    const required = requiredSensors(state.plan);
    return phase.missing.some((need) => required.has(need)) ? undefined : calibrated(state);
  },
  stops: false,
  ends: true,
};

export function enterSensors(
  state: SessionState,
  _dependencies: SessionDependencies,
  step: StepOf<'sensors'>,
): Transition {
  return calibrate(state, step.needs);
}

/** In the middle of the session the person comes back to their place, and to what was interrupted. */
function calibrated(state: SessionState): Transition {
  const ready: SessionState = { ...state, steadyMs: 0, calibrateAgain: false };
  if (currentStep(ready).kind === 'sensors') return goNext(ready);
  return regain(ready) ?? enterTakePlace({ ...ready, standAgain: true });
}

function missingNow({ frame }: SessionState, { needs }: PhaseOf<'sensors'>): readonly WornNeed[] {
  return needs.filter((need) => frame === undefined || missingSensor([need], frame) !== undefined);
}

/** What some block of the session can't do without. */
export function requiredSensors(plan: readonly PlanStep[]): ReadonlySet<string> {
  return new Set(plan.flatMap(needsOfStep));
}
