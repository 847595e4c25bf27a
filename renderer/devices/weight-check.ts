/** A check with a known weight: what correction it asks for, or why it proves nothing. Pure. */
import { mean, sampleStandardDeviation } from '#core/signal/statistics.ts';

export const SMALLEST_KNOWN_KG = 5;
export const LARGEST_KNOWN_KG = 150;
/** A weight that moves more than this was not lying still, kg. */
const STILL_KG = 0.5;
/** A board that is off by more than this is broken or was given the wrong weight. */
const LARGEST_CORRECTION = 1.2;

export type WeightCheck =
  | {
      readonly ok: true;
      readonly measuredKg: number;
      readonly errorPercent: number;
      readonly loadScale: number;
    }
  | { readonly ok: false; readonly problem: string };

/**
 * @param loadsKg Loads while the weight lay on the board, as the hub gives them: `loadScale` is in them already.
 * @param knownKg What the weight weighs.
 */
export function checkWeight(loadsKg: readonly number[], knownKg: number, loadScale: number): WeightCheck {
  if (!(knownKg >= SMALLEST_KNOWN_KG && knownKg <= LARGEST_KNOWN_KG)) {
    return { ok: false, problem: `Use a weight of ${SMALLEST_KNOWN_KG} to ${LARGEST_KNOWN_KG} kg.` };
  }
  if (loadsKg.length < 2)
    return { ok: false, problem: 'The board sent no readings. See whether it is connected.' };
  const measuredKg = mean(loadsKg);
  if (measuredKg < 1)
    return { ok: false, problem: 'The board feels no weight. Put it in the middle of the board.' };
  if (sampleStandardDeviation(loadsKg) > STILL_KG) {
    return {
      ok: false,
      problem: 'The weight was not lying still. Use something that does not move, not a person.',
    };
  }
  const correction = knownKg / measuredKg;
  if (correction > LARGEST_CORRECTION || correction < 1 / LARGEST_CORRECTION) {
    return {
      ok: false,
      problem: `The board says ${measuredKg.toFixed(1)} kg, too far from ${knownKg} kg for a correction. Check the weight, set the empty board to zero and put in fresh batteries; if it stays so, do not use this board.`,
    };
  }
  const errorPercent = (100 * (measuredKg - knownKg)) / knownKg;
  return { ok: true, measuredKg, errorPercent, loadScale: loadScale * correction };
}
