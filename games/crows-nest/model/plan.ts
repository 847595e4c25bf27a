/** What of a bout is left to chance: how fast it begins, the phases of the swell, and when clouds pass. */
import { createRandom, deriveSeed, uniform } from '#core/signal/random.ts';
import type { BoutPlan, CrowsNestParameters } from './state.ts';

/** Lines of the swell, Hz: no multiples of each other, so that it does not repeat within a bout. */
export const SWELL_HZ = [0.23, 0.41, 0.67, 1.07] as const;

/** Clouds pass about this often, each hiding the mast for so long: less than it takes to fall while it is held well. */
const FIRST_CLOUD_MS = 3000;
const CLOUD_EVERY_MS = 4000;
export const CLOUD_MS = 600;

/**
 * Clear and clouded bouts alternate as the share asks, the first one clear: bout `index` is clouded where the number of
 * clouded bouts owed so far grows by one.
 */
export function isClouded(index: number, cloudedPercent: number): boolean {
  const owed = (bouts: number): number => Math.floor((bouts * cloudedPercent) / 100);
  return owed(index + 1) > owed(index);
}

/**
 * Bouts of a set begin at up to e^0.5 times the set's lambda, or that much below: none is like the last, and success
 * falls off over difficulty as gently as the ability model assumes. At what lambda the mast is lost does not hang on it.
 */
const START_SPREAD = 0.5;
/** Steps by the golden section spread any number of bouts evenly. */
const GOLDEN = 0.618034;

/** @param longestMs how long the bout may last. */
export function planBout(
  seed: number,
  index: number,
  { startLambdaPerS, cloudedPercent }: CrowsNestParameters,
  longestMs: number,
): BoutPlan {
  const first = createRandom(deriveSeed(seed, 'bouts')).next() + GOLDEN * index;
  const place = 2 * (first - Math.floor(first)) - 1;
  const random = createRandom(deriveSeed(seed, `bout-${index}`));
  const phases = SWELL_HZ.map(() => random.next());
  const cloudsMs: number[] = [];
  const clouded = isClouded(index, cloudedPercent);
  for (let atMs = FIRST_CLOUD_MS; clouded && atMs < longestMs; atMs += CLOUD_EVERY_MS) {
    cloudsMs.push(Math.round(uniform(random, atMs, atMs + CLOUD_EVERY_MS - 2 * CLOUD_MS) / 10) * 10);
  }
  return { startLambdaPerS: startLambdaPerS * Math.exp(START_SPREAD * place), clouded, phases, cloudsMs };
}
