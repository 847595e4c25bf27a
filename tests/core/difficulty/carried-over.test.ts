import { describe, expect, it } from 'vitest';
import { createAbilityModel } from '#core/difficulty/ability-models.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';

const model = createAbilityModel(SQUALL_CURVE.ability);
const practised = Array.from({ length: 30 }, (_, i) => ({
  difficulty: 0.5,
  score: i % 4 === 0 ? 0 : 1,
})).reduce((state, trial) => model.update(state, trial), model.initial());
const before = model.estimate(practised);

describe('time between sessions', () => {
  it('changes nothing at once, whatever the number', () => {
    for (const days of [0, -3, Number.NaN]) {
      expect(model.estimate(model.carriedOver(practised, days))).toEqual(before);
    }
  });

  it('widens by the drift and keeps the mean over a short gap', () => {
    const after = model.estimate(model.carriedOver(practised, 7));
    expect(after.mean).toBeCloseTo(before.mean, 3);
    expect(after.standardDeviation ** 2 - before.standardDeviation ** 2).toBeCloseTo(0.07, 3);
  });

  it('starts one standard error lower after a long gap, and never widens beyond the cap', () => {
    const after = model.estimate(model.carriedOver(practised, 400));
    expect(after.mean).toBeCloseTo(before.mean - before.standardDeviation, 2);
    expect(after.standardDeviation ** 2 - before.standardDeviation ** 2).toBeCloseTo(1, 1);
  });

  it('forgets failed sets but not where the person played', () => {
    const later = model.carriedOver({ ...practised, failedSets: 1, lastDifficulty: 0.7 }, 3);
    expect(later).toMatchObject({ failedSets: 0, lastDifficulty: 0.7, trials: 30 });
  });
});
