import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  feedbackDependence,
  repositioningErrors,
  repositioningMetrics,
} from '#core/coordination/repositioning.ts';
import { createRandom, normal } from '#core/signal/random.ts';
import { mean, sampleStandardDeviation } from '#core/signal/statistics.ts';

fc.configureGlobal({ seed: 20240229 });

describe('repositioning errors', () => {
  it('tell bias from inconsistency', () => {
    // e = 1, 3, -1, 1: mean 1, SD sqrt(2), mean |e| 1.5, root mean square sqrt(3).
    const errors = repositioningErrors([31, 33, 29, 31], [30, 30, 30, 30]);
    expect(errors.constantError).toBeCloseTo(1, 12);
    expect(errors.variableError).toBeCloseTo(Math.SQRT2, 12);
    expect(errors.absoluteError).toBeCloseTo(1.5, 12);
    expect(errors.totalError).toBeCloseTo(Math.sqrt(3), 12);
    expect(errors.constantStandardError).toBeCloseTo(Math.SQRT2 / Math.sqrt(3), 12);
    expect(errors.flags.map((flag) => flag.code)).toEqual(['too-few-trials']);
  });

  it('have no flag from ten trials, and no standard error from one', () => {
    const ten = Array.from({ length: 10 }, () => 30);
    expect(repositioningErrors(ten, ten)).toMatchObject({ totalError: 0, flags: [] });
    expect(repositioningErrors([31], [30]).constantStandardError).toBeUndefined();
  });

  const errors = fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 1, maxLength: 20 });

  it('make up the total error, which is the root mean square', () => {
    fc.assert(
      fc.property(errors, (list) => {
        const zeros = list.map(() => 0);
        const meanSquare = list.reduce((sum, e) => sum + e * e, 0) / list.length;
        expect(repositioningErrors(list, zeros).totalError).toBeCloseTo(Math.sqrt(meanSquare), 8);
      }),
    );
  });

  it('shift the constant error alone when every trial is shifted', () => {
    fc.assert(
      fc.property(errors, fc.integer({ min: -50, max: 50 }), (list, shift) => {
        const zeros = list.map(() => 0);
        const before = repositioningErrors(list, zeros);
        const after = repositioningErrors(
          list.map((e) => e + shift),
          zeros,
        );
        expect(after.constantError).toBeCloseTo(before.constantError + shift, 8);
        expect(after.variableError).toBeCloseTo(before.variableError, 8);
      }),
    );
  });

  it.each([
    ['no trials', () => repositioningErrors([], [])],
    ['lists of different length', () => repositioningErrors([1], [1, 2])],
    ['NaN', () => repositioningErrors([Number.NaN], [1])],
  ])('refuse %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('repositioning metrics', () => {
  it('have the standard errors of their formulas', () => {
    // e = 1, 3, -1, 1: VE sqrt(2), n 4; |e| has a standard deviation of 1.
    const { absoluteError, constantError, variableError } = repositioningMetrics([1, 3, -1, 1]);
    expect(absoluteError).toEqual({ value: 1.5, standardError: expect.closeTo(0.5, 12), trials: 4 });
    expect(constantError?.standardError).toBeCloseTo(Math.SQRT2 / Math.sqrt(3), 12);
    expect(variableError?.value).toBeCloseTo(Math.SQRT2, 12);
    expect(variableError?.standardError).toBeCloseTo(Math.SQRT2 / Math.sqrt(6), 12);
  });

  it('have no standard error of two trials, and are none without trials', () => {
    expect(repositioningMetrics([1, 2]).variableError).toEqual({ value: 0.5, trials: 2 });
    expect(repositioningMetrics([])).toEqual({});
  });

  it('tell a scatter as it scatters over repeats of normal errors', () => {
    const random = createRandom(4);
    const repeats = Array.from({ length: 2000 }, () =>
      repositioningMetrics(Array.from({ length: 12 }, () => 2 + 3 * normal(random))),
    );
    const values = repeats.map(({ variableError }) => variableError?.value ?? 0);
    const told = mean(repeats.map(({ variableError }) => variableError?.standardError ?? 0));
    expect(told / sampleStandardDeviation(values)).toBeCloseTo(1, 1);
    expect(mean(repeats.map(({ constantError }) => constantError?.value ?? 0))).toBeCloseTo(2, 1);
  });
});

describe('feedback dependence', () => {
  it('is the error without sight less the error with it', () => {
    const dependence = feedbackDependence([4, -6, 5], [1, -1, 1]);
    expect(dependence?.value).toBeCloseTo(4, 12);
    expect(dependence?.standardError).toBeCloseTo(1 / Math.sqrt(3), 12);
    expect(dependence?.trials).toBe(6);
  });

  it('is unknown without trials of both kinds, and has no standard error of few', () => {
    expect(feedbackDependence([1, 2, 3], [])).toBeUndefined();
    expect(feedbackDependence([1, 2, 3], [1])?.standardError).toBeUndefined();
  });
});
