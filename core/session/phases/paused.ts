/** Everything is calm. A pause for a sensor's sake ends by itself when it has spoken steadily again. */
import { HUB_STEP_MS } from '../../units.ts';
import { lacksCalibration } from '../regain.ts';
import { resumesByItself, speaks } from '../safety.ts';
import type { PhaseOf, SessionState } from '../state.ts';
import { stay } from '../transition.ts';
import type { PhaseHandler, Transition } from '../transition.ts';
import { watchOf } from '../watch.ts';
import { tellPain } from './rest.ts';

/** What spoke this long again is trusted again. */
const STEADY_AGAIN_MS = 1000;

export const pausedPhase: PhaseHandler<'paused'> = {
  step,
  act(state, _phase, action) {
    if (action.type === 'resume') return { state, go: { to: 'resume' } };
    return action.type === 'pain' ? tellPain(state, action.painNrs) : undefined;
  },
  stops: false,
  ends: true,
};

function step(state: SessionState, phase: PhaseOf<'paused'>): Transition {
  if (!resumesByItself(phase.cause)) return stay(state);
  if (!isBack(state)) return stay({ ...state, steadyMs: 0 });
  const steadyMs = state.steadyMs + HUB_STEP_MS;
  const steady: SessionState = { ...state, steadyMs };
  return steadyMs >= STEADY_AGAIN_MS ? { state: steady, go: { to: 'resume' } } : stay(steady);
}

/** What is needed speaks; without its calibration what is worn never does, and calibrating comes next. */
function isBack(state: SessionState): boolean {
  const { frame } = state;
  return frame !== undefined && (lacksCalibration(state) || speaks(frame, watchOf(state).needs));
}
