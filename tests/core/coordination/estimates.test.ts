import { describe, expect, it } from 'vitest';
import {
  anticipationIndex,
  jackknifeMetric,
  meanMetric,
  medianMetric,
  percentMetric,
  sideDifference,
} from '#core/coordination/estimates.ts';
import { createRandom, normal } from '#core/signal/random.ts';
import { mean, sampleStandardDeviation } from '#core/signal/statistics.ts';

describe('figures of a set', () => {
  it('are nothing when there are no trials', () => {
    expect(meanMetric([])).toBeUndefined();
    expect(medianMetric([])).toBeUndefined();
    expect(percentMetric([])).toBeUndefined();
    expect(anticipationIndex([], [1])).toBeUndefined();
    expect(anticipationIndex([1], [])).toBeUndefined();
    expect(anticipationIndex([1], [0])).toBeUndefined();
  });

  it('have no standard error from fewer than three trials', () => {
    expect(medianMetric([2, 4])).toEqual({ value: 3, trials: 2 });
  });

  it('say how sure a mean and a median are', () => {
    expect(meanMetric([1, 2, 3, 4])).toEqual({
      value: 2.5,
      standardError: expect.closeTo(0.6455, 4) as number,
      trials: 4,
    });
    expect(medianMetric([1, 2, 3, 4])?.standardError).toBeCloseTo(0.6455 * Math.sqrt(Math.PI / 2), 3);
  });

  it('never call ten out of ten certain', () => {
    const all = percentMetric(Array.from({ length: 10 }, () => true));
    expect(all?.value).toBe(100);
    expect(all?.standardError).toBeCloseTo(100 * Math.sqrt(((12 / 14) * (2 / 14)) / 14), 9);
  });

  it('scatter as their standard errors say', () => {
    const random = createRandom(3);
    const draw = (mean: number): number[] => Array.from({ length: 15 }, () => mean + 2 * normal(random));
    const indices = Array.from({ length: 400 }, () => anticipationIndex(draw(6), draw(12)));
    const values = indices.map((index) => index?.value ?? 0);
    const errors = indices.map((index) => index?.standardError ?? 0);
    const meanError = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
    expect(meanError / sampleStandardDeviation(values)).toBeGreaterThan(0.85);
    expect(meanError / sampleStandardDeviation(values)).toBeLessThan(1.2);
  });
});

describe('figure of all trials by the jackknife', () => {
  it('has the standard error of the mean, where the figure is the mean', () => {
    const values = [1, 4, 2, 8, 5, 7];
    const { value, standardError } = meanMetric(values) ?? { value: 0 };
    const found = jackknifeMetric(values, (some) => mean(some));
    expect(found?.value).toBeCloseTo(value, 12);
    expect(found?.standardError).toBeCloseTo(standardError ?? 0, 12);
  });

  it('has none from three trials, or where a trial less leaves no figure', () => {
    expect(jackknifeMetric([1, 2, 3], (some) => mean(some))).toEqual({ value: 2, trials: 3 });
    const all = jackknifeMetric([1, 2, 3, 4], (some) => (some.length === 4 ? 1 : undefined));
    expect(all).toEqual({ value: 1, trials: 4 });
    expect(jackknifeMetric<number>([], () => 1)).toBeUndefined();
  });
});

describe('the difference of the sides', () => {
  it('of one kind is that of the means, with the standard error of two samples of equal variance', () => {
    const found = sideDifference([{ left: [10, 12, 14], right: [20, 22, 24, 26] }]);
    // Squares 8 and 20, 5 degrees of freedom, w = 12 / 7.
    expect(found?.value).toBeCloseTo(12 - 23, 12);
    expect(found?.standardError).toBeCloseTo(Math.sqrt(28 / 5 / (12 / 7)), 12);
    expect(found?.trials).toBe(7);
  });

  it('is not moved by kinds that differ and come to the sides unevenly', () => {
    const kinds = [
      { left: [30, 32, 34], right: [31] },
      { left: [80], right: [79, 81, 83] },
    ];
    // Each kind by itself: 32 - 31 and 80 - 81, both of weight 3 / 4.
    expect(sideDifference(kinds)?.value).toBeCloseTo(0, 12);
    // Squares 8 and 8, 4 degrees of freedom, weights 3 / 2.
    expect(sideDifference(kinds)?.standardError).toBeCloseTo(Math.sqrt(4 / 1.5), 12);
  });

  it('changes its sign with the sides, and is unknown where no kind went to both', () => {
    const one = { left: [1, 2, 4], right: [3, 5, 9] };
    const swapped = sideDifference([{ left: one.right, right: one.left }]);
    expect(swapped?.value).toBeCloseTo(-(sideDifference([one])?.value ?? 0), 12);
    expect(sideDifference([{ left: [1, 2], right: [] }])).toBeUndefined();
    expect(sideDifference([{ left: [1], right: [2] }])).toEqual({ value: -1, trials: 2 });
  });

  it('lies within two standard errors of the truth in 95 of 100 draws', () => {
    const random = createRandom(11);
    const draw = (mean: number, count: number): number[] =>
      Array.from({ length: count }, () => mean + normal(random));
    let within = 0;
    for (let run = 0; run < 1000; run++) {
      const found = sideDifference([
        { left: draw(1, 6), right: draw(0, 4) },
        { left: draw(5, 4), right: draw(4, 6) },
      ]);
      within += Math.abs((found?.value ?? 0) - 1) < 2.12 * (found?.standardError ?? 0) ? 1 : 0;
    }
    expect(within).toBeGreaterThan(930);
    expect(within).toBeLessThan(970);
  });
});
