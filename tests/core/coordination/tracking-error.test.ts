import { describe, expect, it } from 'vitest';
import { normalisedErrorOf, trackingError } from '#core/coordination/tracking-error.ts';
import { coherenceErrorOf, relativeErrorOf } from '#core/coordination/tracking-lines.ts';
import { createRandom, normal } from '#core/signal/random.ts';

const target = Array.from({ length: 2000 }, (_, k) => Math.sin(k / 25));

describe('normalised tracking error', () => {
  it('is 0 for a perfect response, 1 for none, 1/2 for half of it', () => {
    expect(normalisedErrorOf(target, target)).toBe(0);
    expect(
      normalisedErrorOf(
        target,
        target.map(() => 0),
      ),
    ).toBe(1);
    expect(
      normalisedErrorOf(
        target,
        target.map((value) => value / 2),
      ),
    ).toBeCloseTo(0.5, 12);
  });

  it('is told over whole blocks, with an error from three blocks on', () => {
    expect(trackingError(target.slice(0, 399), target.slice(0, 399), 400)).toBeUndefined();
    expect(trackingError(target.slice(0, 900), target.slice(0, 900), 400)).toMatchObject({
      blocks: 2,
      standardError: undefined,
    });
    expect(trackingError(target, target, 400)).toMatchObject({
      blocks: 5,
      normalisedError: 0,
      standardError: 0,
    });
  });

  it('is nothing for a target that does not move', () => {
    expect(trackingError([0, 0, 0], [1, 1, 1], 1)).toBeUndefined();
  });

  it('has a standard error that covers the truth as often as it says', () => {
    const random = createRandom(4);
    const level = 0.4;
    const truth = level / Math.sqrt(0.5);
    let covered = 0;
    for (let run = 0; run < 300; run++) {
      // Blocks of 40 samples share their noise, as errors of some seconds do.
      const noise = Array.from({ length: 50 }, () => level * normal(random));
      const response = target.map((value, k) => value + (noise[Math.floor(k / 40)] ?? 0));
      const found = trackingError(target, response, 200);
      if (Math.abs((found?.normalisedError ?? 0) - truth) <= 2.26 * (found?.standardError ?? 0)) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.86);
  });
});

describe('standard errors of a line', () => {
  it('of gain and phase are a tenth at a signal 50 times the noise', () => {
    expect(relativeErrorOf({ signalToNoise: 50 })).toBeCloseTo(0.1, 12);
  });

  it.each([
    [1, 5, 0],
    [0, 5, 0],
    [0.5, 4, 0.25],
    [0.5, 16, 0.125],
  ])('of a coherence of %d over %d periods is %d', (coherence, periods, error) => {
    expect(coherenceErrorOf(coherence, periods)).toBeCloseTo(error, 12);
  });
});
