/**
 * How the deck answers. Its heel h follows the input u (the person's weight plus the load) as one first-order lag,
 *
 *   h' = (u - h) / T,   T = 0.25 s,
 *
 * so that it lists in the same frame in which weight moves. Under a steady load A it is at A (1 - e^(-t / T)): half of
 * the way after 0.17 s, before anyone can have answered; nine tenths after 0.58 s, about when a healthy answer is there.
 */
import type { PlaneVector } from '#core/exercise/directions.ts';

export const DECK_LAG_S = 0.25;

/** 1 - e^(-0.01 / T), written out so that no engine's last digit matters. */
const SHARE_PER_STEP = 0.03921056084767682;

/** The deck 10 ms later, the input held: the exact solution, heel to the side and pitch to the front alike. */
export function heeled(deck: PlaneVector, input: PlaneVector): PlaneVector {
  return {
    ml: deck.ml + SHARE_PER_STEP * (input.ml - deck.ml),
    ap: deck.ap + SHARE_PER_STEP * (input.ap - deck.ap),
  };
}
