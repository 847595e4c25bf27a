/** The marker hidden for a share of the time: once in every four seconds, at a moment from the seed. */
import { createRandom, uniform } from '#core/signal/random.ts';

const PERIOD_MS = 4000;

export interface Blanking {
  /** Of each, ms. */
  readonly lengthMs: number;
  /** One a period, ms of the block; the first period, in which a person finds their place, has none. */
  readonly startsMs: readonly number[];
}

/** @param share Of the time, 0 to 1. */
export function drawBlanking(share: number, durationMs: number, seed: number): Blanking {
  const random = createRandom(seed);
  const lengthMs = share * PERIOD_MS;
  const startsMs: number[] = [];
  for (let startMs = PERIOD_MS; startMs < durationMs; startMs += PERIOD_MS) {
    startsMs.push(startMs + uniform(random, 0, PERIOD_MS - lengthMs));
  }
  return { lengthMs, startsMs };
}

export function isBlankedAt({ lengthMs, startsMs }: Blanking, tMs: number): boolean {
  const startMs = startsMs[Math.floor(tMs / PERIOD_MS) - 1];
  return startMs !== undefined && tMs >= startMs && tMs < startMs + lengthMs;
}
