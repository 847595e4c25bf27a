import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileOfF } from '#core/reliability/f-distribution.ts';
import { groupReliability } from '#core/reliability/intraclass-correlation.ts';
import { holm } from '#core/reliability/holm.ts';
import { minimalDetectableChange } from '#core/reliability/measurement-error.ts';
import { t95, twoSidedPOfT } from '#core/reliability/t-distribution.ts';
import { digamma, inverseTrigamma, trigamma } from '#core/reliability/gamma-functions.ts';
import { fitWithinPerson } from '#core/reliability/within-person.ts';
import { createRandom, normal } from '#core/signal/random.ts';
import { quantileOfF2 } from '#core/stabilometry/positional.ts';
import { SHROUT_FLEISS } from '../../support/shrout-fleiss.ts';

describe('groupReliability', () => {
  it('gives the published ICC(2,1) of Shrout & Fleiss, .29, with its interval', () => {
    const { icc, low95, high95, people, trials } = groupReliability(SHROUT_FLEISS);
    expect(icc).toBeCloseTo(0.29, 2);
    expect(low95).toBeCloseTo(0.019, 3);
    expect(high95).toBeCloseTo(0.76, 2);
    expect([people, trials]).toEqual([6, 4]);
  });

  it('has the standard error SD sqrt(1 - ICC), and 2.77 times it as the detectable change', () => {
    const {
      icc,
      standardErrorOfMeasurement: sem,
      minimalDetectableChange: mdc,
    } = groupReliability(SHROUT_FLEISS);
    // Variance components of the table: people 2.556, judges 5.244, error 1.019.
    expect(sem).toBeCloseTo(Math.sqrt((2.5556 + 5.2444 + 1.0194) * (1 - icc)), 3);
    expect(mdc / sem).toBeCloseTo(2.77, 2);
  });

  it('does not move when all values are shifted, and scales its errors with them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        (shift, factor) => {
          const plain = groupReliability(SHROUT_FLEISS);
          const moved = groupReliability(
            SHROUT_FLEISS.map((row) => row.map((value) => factor * value + shift)),
          );
          expect(moved.icc).toBeCloseTo(plain.icc, 9);
          expect(moved.high95).toBeCloseTo(plain.high95, 7);
          expect(moved.standardErrorOfMeasurement).toBeCloseTo(factor * plain.standardErrorOfMeasurement, 8);
        },
      ),
    );
  });

  it('covers the true value in about 95 of 100 groups', () => {
    const random = createRandom(3);
    let covered = 0;
    for (let group = 0; group < 200; group++) {
      const table = Array.from({ length: 15 }, () => {
        const person = 2 * normal(random);
        return [person + normal(random), person + normal(random), person + normal(random)];
      });
      const { low95, high95 } = groupReliability(table);
      if (low95 <= 0.8 && high95 >= 0.8) covered += 1;
    }
    expect(covered).toBeGreaterThan(180);
    expect(covered).toBeLessThan(200);
  });

  it('is 1 where trials repeat exactly, and refuses what it cannot judge', () => {
    expect(
      groupReliability([
        [1, 1],
        [2, 2],
        [5, 5],
      ]),
    ).toMatchObject({ icc: 1, standardErrorOfMeasurement: 0 });
    expect(() => groupReliability([[1, 2]])).toThrow('error.reliability.unequal-trials');
    expect(() => groupReliability([[1, 2], [1]])).toThrow('error.reliability.unequal-trials');
    expect(() =>
      groupReliability([
        [1, Number.NaN],
        [1, 2],
      ]),
    ).toThrow('error.sample-no-number');
    expect(() =>
      groupReliability([
        [3, 3],
        [3, 3],
      ]),
    ).toThrow('error.reliability.all-equal');
  });
});

describe('the minimal detectable change of a group', () => {
  it('shrinks with more trials on either side', () => {
    expect(minimalDetectableChange(1)).toBeCloseTo(2.772, 3);
    expect(minimalDetectableChange(1, 3, 3)).toBeCloseTo(2.772 / Math.sqrt(3), 3);
    expect(() => minimalDetectableChange(-1)).toThrow('error.reliability.no-standard-error');
  });
});

describe('scatter within people', () => {
  it('is found again, with how unlike people are', () => {
    const random = createRandom(5);
    const people = Array.from({ length: 4000 }, () => {
      const chiSquare = Array.from({ length: 6 }, () => normal(random) ** 2).reduce((sum, x) => sum + x, 0);
      const own = 0.2 * Math.sqrt(6 / chiSquare);
      return Array.from({ length: 3 }, () => 7 * Math.exp(own * normal(random)));
    });
    const { standardDeviation, degreesOfFreedom } = fitWithinPerson(people, 'log');
    expect(Math.abs(standardDeviation / 0.2 - 1)).toBeLessThan(0.05);
    expect(degreesOfFreedom).toBeGreaterThan(4.8);
    expect(degreesOfFreedom).toBeLessThan(7.2);
  });

  it('counts for no more than 30 where people are alike, and refuses too few of them', () => {
    const alike = [1, 2, 3, 4].map((middle) => [middle - 1, middle + 1]);
    expect(fitWithinPerson(alike, 'plain').degreesOfFreedom).toBe(30);
    expect(() => fitWithinPerson(alike.slice(0, 2), 'plain')).toThrow('error.reliability.too-few-people');
    expect(() => fitWithinPerson([[-1, 1], ...alike], 'log')).toThrow('error.sample-no-number');
  });
});

describe('several differences at once', () => {
  it('are held against ever less strict levels, until one fails (Holm 1979)', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([true, false, false, true]);
    expect(holm([0.04])).toEqual([true]);
    expect(holm([])).toEqual([]);
  });
});

describe('Student’s t', () => {
  it('equals tables', () => {
    expect(t95(1)).toBeCloseTo(12.7062, 3);
    expect(t95(2)).toBeCloseTo(4.302653, 5);
    expect(t95(10)).toBeCloseTo(2.228139, 5);
    expect(t95(1e7)).toBeCloseTo(1.959964, 5);
    expect(twoSidedPOfT(2.228139, 10)).toBeCloseTo(0.05, 6);
    expect(twoSidedPOfT(0, 3)).toBe(1);
  });

  it('has the derivatives of the gamma function at their closed forms', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 12);
    expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 12);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 12);
    expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 11);
    expect(inverseTrigamma(trigamma(2.3))).toBeCloseTo(2.3, 10);
  });
});

describe('quantileOfF', () => {
  it('equals tables and the closed form of two degrees of freedom', () => {
    expect(quantileOfF(0.95, 5, 10)).toBeCloseTo(3.3258, 4);
    expect(quantileOfF(0.975, 15, 4.5)).toBeCloseTo(7.3369, 3);
    for (const d of [3, 20, 500, 6000]) expect(quantileOfF(0.95, 2, d)).toBeCloseTo(quantileOfF2(0.95, d), 7);
    expect(() => quantileOfF(1, 2, 3)).toThrow('error.reliability.no-probability');
  });
});
