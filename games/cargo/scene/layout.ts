/** Where things are on the stage, from the model's state alone. */
import { blended, clamped, smooth, softlyLimited } from '#games/shared/easing.ts';
import type { CargoState, Side } from '../model.ts';

/** The middle of the deck, about which it heels. */
export const DECK = { x: 960, y: 812 } as const;

/** A heel of the whole range, as an angle; beyond what any load does the deck is held softly back. */
const RAD_PER_RANGE = 0.6;
const KNEE_RAD = 0.3;
const MOST_RAD = 0.38;

/** Heel of the deck on the stage, radians, clockwise (to the right). */
export function heelAngle(heel: number): number {
  return softlyLimited(RAD_PER_RANGE * heel, KNEE_RAD, MOST_RAD);
}

/** A lean of the whole range, as the angle of the sailor. */
export function leanAngle(lean: number): number {
  return softlyLimited(0.72 * lean, 0.36, 0.52);
}

/** How high a load hangs over where it stands on a level deck, stage units: out of the way, and about to come down. */
export const HIGH = 232;
export const LOW = 44;

/** A covered load comes down to there in this time, and waits. */
const COVERED_DOWN_MS = 600;

/** The load stays on the deck until the crane bears this share of it. */
const BORNE = 0.85;

/**
 * How high the load of a side hangs, stage units above its place; 0: it stands on the deck. Both come down together, so
 * that nothing but a sign says which one will be set down.
 */
export function hangingHeight(state: CargoState, tMs: number, side: Side): number {
  const { phase, phaseStartMs, trial, load, liftedFrom } = state;
  const sinceMs = Math.max(0, tMs - phaseStartMs);
  if (phase === 'shown' && trial !== undefined) {
    const { leadMs, shown } = trial.planned;
    return blended(HIGH, LOW, smooth(sinceMs / (shown === undefined ? COVERED_DOWN_MS : leadMs)));
  }
  if (phase === 'loaded' && trial !== undefined) {
    if (side === trial.planned.side) return LOW * (1 - clamped(sinceMs / trial.riseMs, 0, 1));
    return blended(LOW, HIGH, smooth(sinceMs / 1600));
  }
  const isOnThisSide = liftedFrom !== 0 && liftedFrom > 0 === (side === 'right');
  const isBorne = Math.abs(load) < (1 - BORNE) * Math.abs(liftedFrom);
  return phase === 'lift' && isOnThisSide && !isBorne ? 0 : HIGH;
}
