import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repositioningErrors } from '#core/coordination/repositioning.ts';

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
