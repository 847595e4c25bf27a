/** A check with a known weight: what correction it asks for, or why it proves nothing. Pure. */
import { type Message, message } from '#core/language/message.ts';
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
  | { readonly ok: false; readonly problem: Message };

/**
 * @param loadsKg Loads while the weight lay on the board, as the hub gives them: `loadScale` is in them already.
 * @param knownKg What the weight weighs.
 */
export function checkWeight(loadsKg: readonly number[], knownKg: number, loadScale: number): WeightCheck {
  if (!(knownKg >= SMALLEST_KNOWN_KG && knownKg <= LARGEST_KNOWN_KG)) {
    const limits = { least: SMALLEST_KNOWN_KG, most: LARGEST_KNOWN_KG };
    return { ok: false, problem: message('devices.weight.use-known', limits) };
  }
  if (loadsKg.length < 2) return { ok: false, problem: message('devices.weight.no-readings') };
  const measuredKg = mean(loadsKg);
  if (measuredKg < 1) return { ok: false, problem: message('devices.weight.not-felt') };
  if (sampleStandardDeviation(loadsKg) > STILL_KG) {
    return { ok: false, problem: message('devices.weight.not-still') };
  }
  const correction = knownKg / measuredKg;
  if (correction > LARGEST_CORRECTION || correction < 1 / LARGEST_CORRECTION) {
    const problem = message('devices.weight.too-far', { measured: measuredKg, known: knownKg });
    return { ok: false, problem };
  }
  const errorPercent = (100 * (measuredKg - knownKg)) / knownKg;
  return { ok: true, measuredKg, errorPercent, loadScale: loadScale * correction };
}
