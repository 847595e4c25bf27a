import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, normal } from '#core/signal/random.ts';
import { asymmetryOf, mirroredSymmetry, symmetryIndexPercent } from '#core/coordination/asymmetry.ts';

fc.configureGlobal({ seed: 20240229 });

const amounts = fc.array(
  fc.integer({ min: 0, max: 900 }).map((value) => value / 10),
  {
    minLength: 1,
    maxLength: 6,
  },
);

describe('the asymmetry of both sides', () => {
  it('is (left - right) over their mean, in percent', () => {
    const asymmetry = asymmetryOf([60, 60, 60], [40, 40, 40]);
    expect(asymmetry).toMatchObject({ left: 60, right: 40, difference: 20, indexPercent: 40 });
    expect(asymmetry.minimalDetectablePercent).toBeCloseTo(20, 10);
    expect(asymmetry).toMatchObject({ minimalDetectableChange: 10, asymmetric: true, flags: [] });
  });

  it('is none while the difference is within what the sensors can tell', () => {
    // 31 % of a small range: 9 deg.
    expect(asymmetryOf([33, 33, 33], [24, 24, 24]).asymmetric).toBe(false);
    expect(asymmetryOf([33, 33, 33], [24, 24, 24], { smallestDifference: 2 }).asymmetric).toBe(true);
  });

  it('is none below the notable percentage, however exact', () => {
    expect(asymmetryOf([105, 105, 105], [95, 95, 95], { smallestDifference: 0 }).asymmetric).toBe(false);
  });

  it('widens what it cannot tell with the spread of the repetitions', () => {
    // SD 10 on both sides, n = 3: four degrees of freedom, 2.776 sqrt(100 / 3 + 100 / 3) = 22.7
    const asymmetry = asymmetryOf([50, 60, 70], [35, 45, 55]);
    expect(asymmetry.minimalDetectableChange).toBeCloseTo(2.776445 * Math.sqrt(200 / 3), 4);
    expect(asymmetry.asymmetric).toBe(false);
  });

  it('is wrong in one of twenty people whose sides are equal, with three repetitions a side', () => {
    const random = createRandom(8);
    const side = (): number[] => Array.from({ length: 3 }, () => 50 + 10 * normal(random));
    const found = Array.from({ length: 4000 }, () =>
      asymmetryOf(side(), side(), { smallestDifference: 0, notablePercent: 0.01 }),
    ).filter(({ asymmetric }) => asymmetric);
    expect(found.length / 4000).toBeLessThan(0.05);
  });

  it('cannot be told from a single repetition', () => {
    const asymmetry = asymmetryOf([60], [30, 30, 30]);
    expect(asymmetry).toMatchObject({ minimalDetectableChange: undefined, asymmetric: false });
  });

  it('mirrors when the sides are swapped', () => {
    fc.assert(
      fc.property(amounts, amounts, (left, right) => {
        const forth = asymmetryOf(left, right);
        const back = asymmetryOf(right, left);
        expect(back.difference + forth.difference).toBe(0);
        expect((back.indexPercent ?? 0) + (forth.indexPercent ?? 0)).toBe(0);
        expect(back.asymmetric).toBe(forth.asymmetric);
        expect(Math.abs(forth.indexPercent ?? 0)).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('is no number when nothing moved', () => {
    expect(symmetryIndexPercent(0, 0)).toBeUndefined();
    const still = asymmetryOf([0], [0]);
    expect(still.indexPercent).toBeUndefined();
    expect(still.flags.map((flag) => flag.code)).toEqual(['too-few-trials', 'no-response']);
  });

  it.each([
    ['a side without repetitions', () => asymmetryOf([], [1])],
    ['NaN', () => asymmetryOf([Number.NaN], [1])],
    ['a negative range', () => asymmetryOf([-5], [1])],
    ['a negative limit', () => asymmetryOf([5], [1], { smallestDifference: -1 })],
    ['a notable percentage of zero', () => asymmetryOf([5], [1], { notablePercent: 0 })],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('the symmetry of a place and its mirror image', () => {
  it('is the mean of the pairs’ indices, with their standard error', () => {
    // 200 (3 - 1) / 4 = 100, 0 and 200 (1 - 3) / 4 = -100: mean 0, SD 100.
    const found = mirroredSymmetry([
      [3, 1],
      [2, 2],
      [1, 3],
    ]);
    expect(found).toEqual({ value: 0, standardError: 100 / Math.sqrt(3), trials: 3 });
  });

  it('does not take places that differ for sides that differ', () => {
    expect(
      mirroredSymmetry([
        [90, 90],
        [20, 20],
      ]),
    ).toEqual({ value: 0, trials: 2 });
  });

  it('leaves out pairs of nothing', () => {
    expect(mirroredSymmetry([[0, 0]])).toBeUndefined();
  });
});
