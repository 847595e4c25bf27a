import { describe, expect, it } from 'vitest';
import type { AbilityState, AdaptationContext, AdaptationPolicy } from '#core/difficulty/ability.ts';
import { createAbilityModel } from '#core/difficulty/ability-grid.ts';
import { createVersionedAbilityModel } from '#core/difficulty/ability-models.ts';
import {
  LOG_SLOPE_SD,
  PIVOT_DISTANCE,
  PIVOT_SUCCESS,
  SLOPES,
  slopedSuccess,
} from '#core/difficulty/belief-slopes.ts';
import { successProbability } from '#core/difficulty/psychometric.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';

const first = createAbilityModel();
const model = createVersionedAbilityModel();
const POLICY: AdaptationPolicy = { targetSuccess: 0.8, bounds: {}, maxStepUp: 0.5, deadband: 0.3 };
const CONTEXT: AdaptationContext = { painNow: 0, painAtStart: 0, qualityGood: true };
const TRIALS = Array.from({ length: 24 }, (_, i) => ({
  difficulty: i / 8 - 1.5,
  score: [1, 1, 0.6, 0][i % 4] ?? 0,
}));

function played(state: AbilityState): AbilityState {
  return TRIALS.reduce((before, trial) => model.update(before, trial), state);
}

/**
 * Mean and standard deviation of ability by sums over a grid written out here: prior, likelihood, and between trials
 * the drift as a random step of the grid.
 */
function plainly(): { mean: number; sd: number } {
  const step = 0.1;
  const count = 121;
  const move = 0.003 / (2 * step ** 2);
  let total = 0;
  let [first1, second] = [0, 0];
  for (const slope of SLOPES) {
    let weights = Array.from({ length: count }, (_, i) => Math.exp(-((i * step - 6) ** 2) / (2 * 1.5 ** 2)));
    for (const { difficulty, score } of TRIALS) {
      const learned = weights.map((weight, i) => {
        const p =
          0.02 +
          0.95 / (1 + Math.exp(-slope * (i * step - 6 - PIVOT_DISTANCE - difficulty) - PIVOT_DISTANCE));
        return weight * p ** score * (1 - p) ** (1 - score);
      });
      weights = learned.map((weight, i) => {
        const easier = learned[i - 1] ?? weight;
        const harder = learned[i + 1] ?? weight;
        return (1 - 2 * move) * weight + move * (easier + harder);
      });
    }
    const slopeWeight = Math.exp(-(Math.log(slope) ** 2) / (2 * LOG_SLOPE_SD ** 2));
    weights.forEach((weight, i) => {
      total += weight * slopeWeight;
      first1 += weight * slopeWeight * (i * step - 6);
      second += weight * slopeWeight * (i * step - 6) ** 2;
    });
  }
  const mean = first1 / total;
  return { mean, sd: Math.sqrt(second / total - mean * mean) };
}

describe('version 2, ability and slope', () => {
  it('starts with the prior of version 1', () => {
    const estimate = model.estimate(model.initial());
    const before = first.estimate(first.initial());
    expect(model.initial().modelVersion).toBe(2);
    expect(estimate.mean).toBeCloseTo(before.mean, 10);
    expect(estimate.standardDeviation).toBeCloseTo(before.standardDeviation, 10);
  });

  it('learns as sums written out plainly do', () => {
    const { mean, standardDeviation, trials } = model.estimate(played(model.initial()));
    const plain = plainly();
    expect(mean).toBeCloseTo(plain.mean, 9);
    expect(standardDeviation).toBeCloseTo(plain.sd, 9);
    expect(trials).toBe(TRIALS.length);
  });

  it('has all slopes meet where training aims, and slope 1 where version 1 lies', () => {
    for (const slope of SLOPES) {
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
    expect(carried).toMatchObject({ modelVersion: 2, trials: 24, lastDifficulty: 0.4, failedSets: 0 });
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

  it('of an unknown version, or damaged, are refused', () => {
    expect(() => model.initial(3)).toThrow(/knows models up to 2/);
    expect(() => model.estimate({ ...old, modelVersion: 3 })).toThrow(/model 3/);
    expect(() => model.carriedOver({ ...old, modelVersion: 2 }, 1)).toThrow(/model 2/);
  });
});
