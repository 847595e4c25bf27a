import { describe, expect, it } from 'vitest';
import { createSlopePosterior } from '#core/difficulty/ability-slope-posterior.ts';
import {
  PIVOT_DISTANCE,
  PIVOT_SUCCESS,
  gradeChance,
  gradeOf,
  slopedSuccess,
} from '#core/difficulty/grades.ts';
import { GUESS, LAPSE, successProbability } from '#core/difficulty/psychometric.ts';

describe('success probability', () => {
  it('runs from guess to 1 - lapse, half way between at equal ability and difficulty', () => {
    expect(successProbability(-50, 0)).toBeCloseTo(GUESS, 12);
    expect(successProbability(50, 0)).toBeCloseTo(1 - LAPSE, 12);
    expect(successProbability(1.3, 1.3)).toBeCloseTo((GUESS + 1 - LAPSE) / 2, 12);
  });
});

describe('success with a slope', () => {
  it('meets for all slopes where training aims, and is the plain logistic for a slope of 1', () => {
    for (const slope of createSlopePosterior(0.4).slopes) {
      expect(slopedSuccess(1.2, slope, 1.2 - PIVOT_DISTANCE)).toBeCloseTo(PIVOT_SUCCESS, 12);
    }
    for (const d of [-4, 0.3, 2])
      expect(slopedSuccess(0.7, 1, d)).toBeCloseTo(successProbability(0.7, d), 12);
  });
});

describe('grades', () => {
  it('are one for every trial, a success of more than m as often as success m harder without luck', () => {
    for (const [ability, slope, d] of [
      [0, 1, -1],
      [1.5, 0.5, 2],
      [-2, 2, -2.5],
    ] as const) {
      const chances = [0, 1, 2, 3, 4].map((grade) => gradeChance(ability, slope, d, grade));
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
      expect(chances.every((chance) => chance > 0)).toBe(true);
      expect(1 - (chances[0] ?? 0)).toBeCloseTo(slopedSuccess(ability, slope, d), 12);
      expect((chances[3] ?? 0) + (chances[4] ?? 0)).toBeCloseTo(
        slopedSuccess(ability, slope, d + 2) - 0.02,
        12,
      );
    }
    expect([gradeOf(false, 0), gradeOf(true, 0), gradeOf(true, 1.1), gradeOf(true, 9)]).toEqual([0, 1, 2, 4]);
  });
});
