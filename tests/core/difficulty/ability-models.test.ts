import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import { describe, expect, it } from 'vitest';
import type {
  AbilityState,
  AdaptationContext,
  AdaptationPolicy,
  ScoredTrial,
} from '#core/difficulty/ability.ts';
import { createAbilityModel } from '#core/difficulty/ability-grid.ts';
import { GRADED_POSTERIOR, SLOPES_POSTERIOR } from '#core/difficulty/ability-slope-posterior.ts';
import type { SlopePosteriorModel } from '#core/difficulty/ability-slope-posterior.ts';
import {
  PIVOT_DISTANCE,
  PIVOT_SUCCESS,
  gradeChance,
  gradeOf,
  slopedSuccess,
} from '#core/difficulty/grades.ts';
import { successProbability } from '#core/difficulty/psychometric.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';

const first = createAbilityModel();
const model = createAbilityModels();
const POLICY: AdaptationPolicy = { targetSuccess: 0.8, bounds: {}, maxStepUp: 0.5, deadband: 0.3 };
const CONTEXT: AdaptationContext = { painNow: 0, painAtStart: 0, qualityGood: true };
const CAPPED = { amplitudePercent: { floor: 20, cap: 30 } };
const TRIALS = Array.from({ length: 24 }, (_, i) => ({
  difficulty: i / 8 - 1.5,
  score: [1, 1, 0.6, 0][i % 4] ?? 0,
}));

function played(state: AbilityState): AbilityState {
  return TRIALS.reduce((before, trial) => model.update(before, trial), state);
}

/** The same trials, the successes graded. */
const GRADED = TRIALS.map((trial, i) => ({ ...trial, margin: trial.score === 1 ? i / 6 : undefined }));

/**
 * Mean and standard deviation of ability by sums over a grid written out here: prior, likelihood, and between trials
 * the drift as a random step of the grid.
 */
function plainly(
  { slopes, logSlopeSd }: Pick<SlopePosteriorModel, 'slopes' | 'logSlopeSd'>,
  trials: readonly ScoredTrial[],
): { mean: number; sd: number } {
  const step = 0.1;
  const count = 121;
  const move = 0.003 / (2 * step ** 2);
  let total = 0;
  let [first1, second] = [0, 0];
  for (const slope of slopes) {
    let weights = Array.from({ length: count }, (_, i) => Math.exp(-((i * step - 6) ** 2) / (2 * 1.5 ** 2)));
    for (const { difficulty, score, margin } of trials) {
      const learned = weights.map((weight, i) => {
        const skill = (d: number): number =>
          0.95 / (1 + Math.exp(-slope * (i * step - 6 - PIVOT_DISTANCE - d) - PIVOT_DISTANCE));
        const p = 0.02 + skill(difficulty);
        if (margin === undefined) return weight * p ** score * (1 - p) ** (1 - score);
        const grade = Math.min(3, Math.max(0, Math.ceil(margin) - 1));
        const reached = grade === 0 ? p : skill(difficulty + grade);
        return weight * (reached - (grade === 3 ? 0 : skill(difficulty + grade + 1)));
      });
      weights = learned.map((weight, i) => {
        const easier = learned[i - 1] ?? weight;
        const harder = learned[i + 1] ?? weight;
        return (1 - 2 * move) * weight + move * (easier + harder);
      });
    }
    const slopeWeight = Math.exp(-(Math.log(slope) ** 2) / (2 * logSlopeSd ** 2));
    weights.forEach((weight, i) => {
      total += weight * slopeWeight;
      first1 += weight * slopeWeight * (i * step - 6);
      second += weight * slopeWeight * (i * step - 6) ** 2;
    });
  }
  const mean = first1 / total;
  return { mean, sd: Math.sqrt(second / total - mean * mean) };
}

describe('the newest version', () => {
  it('starts with the prior of version 1', () => {
    const estimate = model.estimate(model.initial());
    const before = first.estimate(first.initial());
    expect(model.initial().modelVersion).toBe(3);
    expect(estimate.mean).toBeCloseTo(before.mean, 10);
    expect(estimate.standardDeviation).toBeCloseTo(before.standardDeviation, 10);
  });

  it.each([
    ['version 2, successes', SLOPES_POSTERIOR, TRIALS],
    ['version 3, successes', GRADED_POSTERIOR, TRIALS],
    ['version 3, graded successes', GRADED_POSTERIOR, GRADED],
  ])('learns as sums written out plainly do: %s', (_, posteriorModel, trials) => {
    const state = trials.reduce(
      (before, trial) => model.update(before, trial),
      model.initial(posteriorModel.version),
    );
    const { mean, standardDeviation } = model.estimate(state);
    const plain = plainly(posteriorModel, trials);
    expect(mean).toBeCloseTo(plain.mean, 9);
    expect(standardDeviation).toBeCloseTo(plain.sd, 9);
    expect(state.trials).toBe(trials.length);
  });

  it('learns nothing from margins before version 3', () => {
    const graded = GRADED.reduce((before, trial) => model.update(before, trial), model.initial(2));
    const plain = TRIALS.reduce((before, trial) => model.update(before, trial), model.initial(2));
    expect(graded).toEqual(plain);
  });

  it('takes a wide success for more than a narrow one', () => {
    const after = (margin?: number): number =>
      model.estimate(model.update(model.initial(), { difficulty: 0, score: 1, margin })).mean;
    expect(after(0.2)).toBeLessThan(after());
    expect(after(1.5)).toBeGreaterThan(after(0.2));
    expect(after(6)).toBeGreaterThan(after(1.5));
  });

  it('gives every trial one grade, a success of more than m as often as success m harder without luck', () => {
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

  it('has all slopes meet where training aims, and slope 1 where version 1 lies', () => {
    for (const slope of GRADED_POSTERIOR.slopes) {
      expect(slopedSuccess(1.2, slope, 1.2 - PIVOT_DISTANCE)).toBeCloseTo(PIVOT_SUCCESS, 12);
    }
    for (const d of [-4, 0.3, 2])
      expect(slopedSuccess(0.7, 1, d)).toBeCloseTo(successProbability(0.7, d), 12);
  });

  it('expects the target success where it would play next', () => {
    const state = played(model.initial());
    const { decision } = model.next(state, SQUALL_CURVE, POLICY, CONTEXT);
    expect(model.expectedSuccess(state, decision.wantedDifficulty)).toBeCloseTo(0.8, 10);
    expect(decision.reason).toBe('first-set');
  });

  it('is less sure of ability than a model that takes the slope to be known', () => {
    const sure = TRIALS.reduce((state, trial) => first.update(state, trial), first.initial());
    const unsure = model.estimate(played(model.initial()));
    expect(unsure.standardDeviation).toBeGreaterThan(first.estimate(sure).standardDeviation);
  });

  it('stays a distribution after thousands of trials, and can be carried over', () => {
    let state = model.initial();
    for (let i = 0; i < 2000; i++) state = model.update(state, { difficulty: 3, score: i % 2 });
    const later = model.carriedOver(state, 60);
    for (const { posterior } of [state, later]) {
      expect(posterior.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      expect(posterior.every((weight) => weight >= 0)).toBe(true);
    }
    expect(model.estimate(later).standardDeviation).toBeGreaterThan(model.estimate(state).standardDeviation);
  });
});

describe('stored abilities', () => {
  const old = TRIALS.reduce((state, trial) => first.update(state, trial), first.initial());

  it('of version 1 are carried over: the same ability, as sure, with nothing known of the slope', () => {
    const before = first.carriedOver({ ...old, lastDifficulty: 0.4 }, 5);
    const carried = model.carriedOver({ ...old, lastDifficulty: 0.4 }, 5);
    expect(carried).toMatchObject({ modelVersion: 3, trials: 24, lastDifficulty: 0.4, failedSets: 0 });
    const [now, then] = [model.estimate(carried), first.estimate(before)];
    for (const key of ['mean', 'standardDeviation', 'low95', 'high95'] as const) {
      expect(now[key]).toBeCloseTo(then[key], 10);
    }
    expect(model.estimate(model.update(carried, { difficulty: 0, score: 1 })).mean).toBeGreaterThan(now.mean);
  });

  it('of version 1 replay to the same numbers, from a state and from nothing', () => {
    expect(model.initial(1)).toEqual(first.initial());
    expect(played(model.initial(1))).toEqual(old);
    expect(model.estimate(old)).toEqual(first.estimate(old));
    expect(model.expectedSuccess(old, 0.2)).toBe(first.expectedSuccess(old, 0.2));
    expect(model.next(old, SQUALL_CURVE, POLICY, CONTEXT)).toEqual(
      first.next(old, SQUALL_CURVE, POLICY, CONTEXT),
    );
  });

  it('of version 2 replay to the numbers of their time', () => {
    const state = played(model.initial(2));
    expect(model.estimate(state)).toEqual({
      mean: 0.329762912066226,
      standardDeviation: 0.8175745539640259,
      low95: -1.4645439302410266,
      high95: 1.7700520566459594,
      trials: 24,
    });
    const { decision } = model.next(state, SQUALL_CURVE, { ...POLICY, bounds: CAPPED }, CONTEXT);
    expect(decision).toMatchObject({
      newDifficulty: -1.2767842562707306,
      wantedDifficulty: -1.2767842562767981,
      parameters: { amplitudePercent: 25.708896341876304, recoveryLimitS: 2.0137415016103835 },
    });
    expect(decision).not.toHaveProperty('method');
  });

  it('of version 2 are carried over: what trials told of ability and slope, with the slopes of version 3', () => {
    const state = played(model.initial(2));
    const carried = model.carriedOver(state, 0);
    expect(carried).toMatchObject({ modelVersion: 3, trials: 24 });
    expect(carried.posterior.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    // Played by version 3 from the start, but for what it would have learned from its own grid of slopes.
    const anew = model.estimate(played(model.initial()));
    expect(model.estimate(carried).mean).toBeCloseTo(anew.mean, 1);
    expect(model.estimate(carried).standardDeviation).toBeCloseTo(anew.standardDeviation, 1);
  });

  it('of an unknown version, or damaged, are refused', () => {
    expect(() => model.initial(4)).toThrow(/knows models up to 3/);
    expect(() => model.estimate({ ...old, modelVersion: 4 })).toThrow(/model 4/);
    expect(() => model.carriedOver({ ...old, modelVersion: 2 }, 1)).toThrow(/model 2/);
  });
});
