/** The load on the deck over time: set down within its rise time, steady until taken off; gone at once when released. */
import type { CargoState } from './state.ts';
import { SIGN } from './schedule.ts';

/** Slow enough to let go of the counter-lean without a new sway. */
export const LIFT_MS = 1200;
/** A release must be over within 200 ms of being asked for. */
const RELEASE_MS = 150;

/** What weighs on the deck at the state's time, in its phase: fractions of the range, positive to the right. */
export function loadOf(state: CargoState): number {
  const sinceMs = state.tMs - state.phaseStartMs;
  switch (state.phase) {
    case 'loaded':
      return setDown(state);
    case 'lift':
      return state.liftedFrom * (1 - eased(sinceMs / LIFT_MS));
    case 'released':
      return sinceMs >= RELEASE_MS ? 0 : state.liftedFrom * (1 - Math.max(0, sinceMs) / RELEASE_MS);
    case 'calm':
    case 'shown':
    case 'done':
      return 0;
  }
}

function setDown({ trial, tMs }: CargoState): number {
  if (trial === undefined) return 0;
  const risen = Math.min(1, Math.max(0, tMs - trial.dropMs) / trial.riseMs);
  return SIGN[trial.planned.side] * trial.load * risen;
}

/** 0 to 1 with no speed at either end. */
function eased(progress: number): number {
  const p = Math.min(1, Math.max(0, progress));
  return p * p * (3 - 2 * p);
}
