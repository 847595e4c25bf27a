import { describe, expect, it } from 'vitest';
import { difficultyOf } from '#core/exercise/curve.ts';
import type { Curve } from '#core/exercise/curve.ts';
import { LEVELS, difficultyOfLevel, levelAt, levelOfDifficulty, levelsOf } from '#core/difficulty/levels.ts';

const CURVE: Curve = {
  version: 1,
  dEasy: -3,
  dHard: 3,
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [
    { key: 'push', easy: 10, hard: 40, scale: 'log', weight: 0.5 },
    { key: 'time', easy: 4, hard: 1, scale: 'log', weight: 0.5 },
  ],
};

describe('levels', () => {
  it('go from the easy end to the hard end in even steps', () => {
    const levels = levelsOf(CURVE, { bounds: {} });
    expect(levels.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(levels.at(0)).toMatchObject({ difficulty: -3, played: { push: 10, time: 4 } });
    expect(levels.at(-1)?.difficulty).toBe(3);
    expect(levels.at(-1)?.played['push']).toBeCloseTo(40, 9);
    expect(levels.every(({ forbidden }) => forbidden === undefined)).toBe(true);
  });

  it('are found again from a difficulty, and end where the curve ends', () => {
    for (const { level, difficulty } of levelsOf(CURVE, { bounds: {} }, 4)) {
      expect(levelOfDifficulty(CURVE, difficulty)).toBeCloseTo(level, 9);
    }
    expect(levelOfDifficulty(CURVE, -9)).toBe(1);
    expect(levelOfDifficulty(CURVE, 9)).toBe(LEVELS);
  });

  it('keep their difficulty under a cap as long as other parameters make up for it, then are forbidden', () => {
    const bounds = { push: { floor: 10, cap: 20 } };
    const played = levelsOf(CURVE, { bounds }).filter(({ forbidden }) => forbidden === undefined);
    for (const level of played) {
      expect(level.played['push']).toBeLessThanOrEqual(20);
      expect(difficultyOf(CURVE, level.played)).toBeCloseTo(level.difficulty, 6);
    }
    expect(played.at(-1)?.level).toBe(7);
    expect(levelAt(CURVE, 10, { bounds }).forbidden).toBe('too-hard');
    expect(levelAt(CURVE, 10, { bounds }).natural['push']).toBeCloseTo(40, 9);
  });

  it('are forbidden at the easy end by a floor of difficulty', () => {
    const bounds = { time: { floor: 1, cap: 2 } };
    expect(levelAt(CURVE, 1, { bounds }).forbidden).toBe('too-easy');
    expect(levelAt(CURVE, 10, { bounds }).forbidden).toBeUndefined();
  });

  it('are forbidden at home beyond what went well in the clinic', () => {
    const atHome = { bounds: {}, homeCeiling: difficultyOfLevel(CURVE, 4) };
    expect(levelAt(CURVE, 4, atHome).forbidden).toBeUndefined();
    expect(levelAt(CURVE, 5, atHome).forbidden).toBe('home-ceiling');
  });

  it('are one only when every parameter is locked', () => {
    const bounds = {
      push: { floor: 10, cap: 40, locked: 20 },
      time: { floor: 1, cap: 4, locked: 2 },
    };
    const difficulty = difficultyOf(CURVE, { push: 20, time: 2 });
    expect(difficultyOfLevel(CURVE, 5.5)).toBeCloseTo(difficulty, 9);
    expect(levelsOf(CURVE, { bounds }).map(({ forbidden }) => forbidden)).toEqual([
      ...Array.from({ length: 5 }, () => 'too-easy'),
      ...Array.from({ length: 5 }, () => 'too-hard'),
    ]);
  });
});
