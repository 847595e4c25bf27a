/** The wind over time: up within 150 ms, steady until caught, gently away; gone at once when released. */
import { UNIT, ZERO, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { SquallState } from './state.ts';

const RISE_MS = 150;
/** Slow enough to let go of the counter-lean without a new sway. */
export const FADE_MS = 1200;
/** A release must be over within 200 ms of being asked for. */
const RELEASE_MS = 150;

/** The wind at the state's time, in its phase. */
export function windOf(state: SquallState): PlaneVector {
  const sinceMs = state.tMs - state.phaseStartMs;
  switch (state.phase) {
    case 'gust':
      return gustWind(state);
    case 'fade':
      return scaled(state.fadingFrom, 1 - eased(sinceMs / FADE_MS));
    case 'released':
      return sinceMs >= RELEASE_MS ? ZERO : scaled(state.fadingFrom, 1 - Math.max(0, sinceMs) / RELEASE_MS);
    case 'calm':
    case 'cue':
    case 'done':
      return ZERO;
  }
}

function gustWind(state: SquallState): PlaneVector {
  if (state.trial === undefined || state.trial.planned.kind === 'catch') return ZERO;
  const risen = Math.min(1, Math.max(0, state.tMs - state.trial.onsetMs) / RISE_MS);
  return scaled(UNIT[state.trial.planned.direction], (risen * state.parameters.amplitudePercent) / 100);
}

/** 0 to 1 with no speed at either end. */
function eased(progress: number): number {
  const p = Math.min(1, Math.max(0, progress));
  return p * p * (3 - 2 * p);
}
