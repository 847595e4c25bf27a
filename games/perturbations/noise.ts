/**
 * Noise of 0.2 to 1.85 Hz: a sum of sines on lines of 1/20 Hz, none a multiple of another's by a small number, of equal
 * amplitude, with phases from the seed. It has no pattern that could be learnt within a set.
 */
import type { PlaneVector } from '#core/exercise/directions.ts';
import { cosineOfTurns } from '#core/signal/cosine.ts';
import { createRandom } from '#core/signal/random.ts';

/** Of a fundamental of 0.05 Hz. */
const LINES = [4, 5, 7, 9, 11, 13, 17, 19, 23, 29, 31, 37] as const;
const FUNDAMENTAL_MS = 20_000;

/** Phases of the lines, turns. */
export interface NoisePhases {
  readonly ml: readonly number[];
  readonly ap: readonly number[];
}

export function drawNoise(seed: number): NoisePhases {
  const random = createRandom(seed);
  return { ml: LINES.map(() => random.next()), ap: LINES.map(() => random.next()) };
}

/** The noise of a moment; its root mean square distance over 20 s is 1, and never more than 5. */
export function noiseAt({ ml, ap }: NoisePhases, tMs: number): PlaneVector {
  return { ml: axisAt(ml, tMs), ap: axisAt(ap, tMs) };
}

/** Two axes of n lines of amplitude a have a mean square of 2 n a^2 / 2: a is 1 / sqrt(n). */
function axisAt(phases: readonly number[], tMs: number): number {
  let sum = 0;
  for (const [index, line] of LINES.entries()) {
    sum += cosineOfTurns((line * tMs) / FUNDAMENTAL_MS + (phases[index] ?? 0));
  }
  return sum / Math.sqrt(LINES.length);
}
