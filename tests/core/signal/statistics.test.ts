import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mean,
  median,
  medianAbsoluteDeviation,
  populationStandardDeviation,
  quantile,
  sampleStandardDeviation,
} from '#core/signal/statistics.ts';

fc.configureGlobal({ seed: 20240229 });

const values = [2, 4, 4, 4, 5, 5, 7, 9];
const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('statistics', () => {
  it('agree with hand-worked values', () => {
    expect(mean(values)).toBe(5);
    expect(populationStandardDeviation(values)).toBe(2);
    expect(sampleStandardDeviation(values)).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(median(values)).toBe(4.5);
    expect(median([3, 1, 2])).toBe(2);
    expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1);
  });

  it('interpolate quantiles as type 7 does', () => {
    // R: quantile(c(1, 3, 4, 8, 9, 12), c(0, .1, .25, .5, .9, 1), type = 7)
    const expected = [1, 2, 3.25, 6, 10.5, 12];
    const list = [9, 1, 12, 3, 8, 4];
    expect([0, 0.1, 0.25, 0.5, 0.9, 1].map((p) => quantile(list, p))).toEqual(expected);
  });

  it('keep every quantile between the extremes and in order', () => {
    fc.assert(
      fc.property(
        fc.array(finite, { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, p) => {
          const q = quantile(list, p);
          expect(q).toBeGreaterThanOrEqual(Math.min(...list));
          expect(q).toBeLessThanOrEqual(Math.max(...list));
        },
      ),
    );
  });

  it('do not change when the values come in another order', () => {
    expect(quantile([5, 1, 3], 0.3)).toBe(quantile([3, 5, 1], 0.3));
    expect(medianAbsoluteDeviation([5, 1, 3])).toBe(medianAbsoluteDeviation([1, 3, 5]));
  });

  it.each([mean, populationStandardDeviation, sampleStandardDeviation, median, medianAbsoluteDeviation])(
    'refuse an empty list: %o',
    (statistic) => {
      expect(() => statistic([])).toThrow(/needs at least [12] values?, not 0/);
    },
  );

  it('refuse a sample of one and a probability that is none', () => {
    expect(() => sampleStandardDeviation([1])).toThrow(RangeError);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.5)).toThrow(RangeError);
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });
});
