import { describe, expect, it } from 'vitest';
import { watchFor, watched } from '#core/coordination/reaction.ts';

/** Alternating +-1: mean 0, standard deviation 1. */
const BASELINE: readonly number[] = Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? 1 : -1));

/** Follows a signal (value at ms since the event) from -300 to 2000 ms. */
function reactionTo(signal: (t: number) => number, baseline = BASELINE, smallest = 0): number | undefined {
  let watch = watchFor(baseline, smallest, 80, 1500);
  for (let t = -300; t <= 2000; t += 10) watch = watch && watched(watch, signal(t), t);
  return watch?.foundAtMs;
}

describe('a reaction', () => {
  it('is the first departure beyond three standard deviations that lasts 50 ms', () => {
    expect(reactionTo((t) => (t >= 240 ? 3.1 : 0))).toBe(240);
    expect(reactionTo((t) => (t >= 240 ? 2.9 : 0))).toBeUndefined();
  });

  it('is no blip: 40 ms are too short, 50 long enough', () => {
    expect(reactionTo((t) => (t >= 240 && t <= 280 ? 9 : 0))).toBeUndefined();
    expect(reactionTo((t) => (t >= 240 && t <= 290 ? 9 : 0))).toBe(240);
    expect(reactionTo((t) => ((t >= 240 && t <= 280) || t >= 400 ? 9 : 0))).toBe(400);
  });

  it('begins between 80 and 1500 ms: what was going on before does not count', () => {
    expect(reactionTo((t) => (t >= 80 ? 9 : 0))).toBe(80);
    expect(reactionTo((t) => (t >= 70 ? 9 : 0))).toBeUndefined();
    expect(reactionTo((t) => ((t >= -100 && t < 300) || t >= 500 ? 9 : 0))).toBe(500);
    expect(reactionTo((t) => (t >= 1500 ? 9 : 0))).toBe(1500);
    expect(reactionTo((t) => (t >= 1510 ? 9 : 0))).toBeUndefined();
  });

  it('is against the direction watched: the other way is none', () => {
    expect(reactionTo((t) => (t >= 240 ? -9 : 0))).toBeUndefined();
  });

  it('exceeds the smallest departure even when the baseline is perfectly quiet', () => {
    const silent = Array.from({ length: 50 }, () => 0.5);
    expect(reactionTo((t) => (t >= 200 ? 0.55 : 0.5), silent, 0.1)).toBeUndefined();
    expect(reactionTo((t) => (t >= 200 ? 0.65 : 0.5), silent, 0.1)).toBe(200);
  });

  it('cannot be told from a short baseline', () => {
    expect(watchFor(BASELINE.slice(0, 19), 0, 80, 1500)).toBeUndefined();
  });

  it('is never found in what is no number', () => {
    expect(reactionTo(() => Number.NaN)).toBeUndefined();
  });
});
