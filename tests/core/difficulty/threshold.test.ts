import { createAbilityModel } from '#core/difficulty/ability-models.ts';
import { describe, expect, it } from 'vitest';
import { createSlopePosterior } from '#core/difficulty/ability-slope-posterior.ts';
import { slopedSuccess } from '#core/difficulty/grades.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import { ABILITY_GRID } from '#core/difficulty/posterior.ts';
import { thresholdOn } from '#core/difficulty/threshold.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';

const model = createAbilityModel(SQUALL_CURVE.ability);
const grid = createSlopePosterior(SQUALL_CURVE.ability.logSlopeSd);

describe('the threshold', () => {
  it('of every ability and slope is where they succeed so often', () => {
    const thresholds = grid.thresholds(0.75);
    thresholds.forEach((difficulty, cell) => {
      const ability = ABILITY_GRID[cell % ABILITY_GRID.length] ?? 0;
      const slope = grid.slopes[Math.floor(cell / ABILITY_GRID.length)] ?? 1;
      expect(slopedSuccess(ability, slope, difficulty)).toBeCloseTo(0.75, 12);
    });
  });

  it('is ability less a constant, and its interval too, where the slope is taken to be known', () => {
    const known = createAbilityModel({ ...SQUALL_CURVE.ability, logSlopeSd: 0 });
    const state = known.update(known.initial(), { difficulty: 0.4, score: 1 });
    const { mean, low95, high95 } = known.estimate(state);
    const below = Math.log((0.75 - 0.02) / 0.95 / (1 - (0.75 - 0.02) / 0.95));
    const threshold = known.threshold(state, 0.75);
    expect(threshold.difficulty).toBeCloseTo(mean - below, 12);
    // The interval is told to a cell of the grid.
    expect(Math.abs(threshold.low95 - (low95 - below))).toBeLessThanOrEqual(0.1);
    expect(Math.abs(threshold.high95 - (high95 - below))).toBeLessThanOrEqual(0.1);
  });

  it('draws in on what was played', () => {
    let state = model.initial();
    const before = model.threshold(state, 0.75);
    for (let i = 0; i < 200; i++) state = model.update(state, { difficulty: 1, score: i % 4 === 0 ? 0 : 1 });
    const { difficulty, low95, high95 } = model.threshold(state, 0.75);
    expect(difficulty).toBeCloseTo(1, 0);
    expect(low95).toBeLessThan(difficulty);
    expect(high95).toBeGreaterThan(difficulty);
    expect(high95 - low95).toBeLessThan((before.high95 - before.low95) / 2);
  });

  it('is told in physical units on the curve, with the ends of its interval', () => {
    const threshold = thresholdOn(SQUALL_CURVE, 0.75, { difficulty: 0.5, low95: 0, high95: 1 });
    expect(threshold).toEqual({
      success: 0.75,
      difficulty: 0.5,
      low95: 0,
      high95: 1,
      parameters: parametersAt(SQUALL_CURVE, 0.5),
      easiest95: parametersAt(SQUALL_CURVE, 0),
      hardest95: parametersAt(SQUALL_CURVE, 1),
      beyond: undefined,
    });
  });

  it('beyond the curve says so', () => {
    const beyond = (difficulty: number) =>
      thresholdOn(SQUALL_CURVE, 0.75, { difficulty, low95: difficulty - 1, high95: difficulty + 1 });
    expect(beyond(5)).toMatchObject({ beyond: 'hard-end', parameters: parametersAt(SQUALL_CURVE, 3) });
    expect(beyond(-7)).toMatchObject({ beyond: 'easy-end', parameters: parametersAt(SQUALL_CURVE, -4) });
  });
});
