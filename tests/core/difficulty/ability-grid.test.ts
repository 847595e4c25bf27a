import { describe, expect, it } from 'vitest';
import { createAbilityModel } from '#core/difficulty/ability-grid.ts';
import { GUESS, LAPSE, successProbability } from '#core/difficulty/psychometric.ts';
import type { AbilityState, ScoredTrial } from '#core/difficulty/ability.ts';
import { createRandom, normal } from '#core/signal/random.ts';

const model = createAbilityModel();

function afterTrials(trials: readonly ScoredTrial[]): AbilityState {
  return trials.reduce((state, trial) => model.update(state, trial), model.initial());
}

/** The same posterior moments by Simpson's rule on a wider, unaligned, finer grid, likelihoods multiplied plainly. */
function integrated(trials: readonly ScoredTrial[]): {
  mean: number;
  sd: number;
  predict: (d: number) => number;
} {
  const from = -7.031;
  const intervals = 4000;
  const step = 14.1 / intervals;
  let [mass, first, second] = [0, 0, 0];
  const weights: [number, number][] = [];
  for (let index = 0; index <= intervals; index++) {
    const theta = from + index * step;
    const simpson = index === 0 || index === intervals ? 1 : index % 2 === 1 ? 4 : 2;
    // The model's grid ends at +-6.05: the prior is cut there.
    let weight = Math.abs(theta) > 6.05 ? 0 : simpson * Math.exp(-(theta ** 2) / (2 * 1.5 ** 2));
    for (const { difficulty, score } of trials) {
      const p = 0.02 + 0.95 * (1 / (1 + Math.exp(difficulty - theta)));
      weight *= p ** score * (1 - p) ** (1 - score);
    }
    weights.push([theta, weight]);
    mass += weight;
    first += weight * theta;
    second += weight * theta * theta;
  }
  const mean = first / mass;
  const predict = (d: number): number =>
    weights.reduce((sum, [theta, weight]) => sum + weight * (0.02 + 0.95 / (1 + Math.exp(d - theta))), 0) /
    mass;
  return { mean, sd: Math.sqrt(second / mass - mean * mean), predict };
}

const SCRIPTS: Record<string, readonly ScoredTrial[]> = {
  'no trials': [],
  'one success': [{ difficulty: -1, score: 1 }],
  'ten alternating': Array.from({ length: 10 }, (_, i) => ({ difficulty: i / 3 - 1.5, score: i % 2 })),
  'graded scores': [0.2, 0.9, 0.5, 0.75, 1].map((score, i) => ({ difficulty: i - 2, score })),
  'all failures': Array.from({ length: 12 }, () => ({ difficulty: -1, score: 0 })),
};

describe('the posterior', () => {
  it.each(Object.entries(SCRIPTS))('equals an independent integration: %s', (_, trials) => {
    const state = afterTrials(trials);
    const reference = integrated(trials);
    expect(model.estimate(state).mean).toBeCloseTo(reference.mean, 2);
    expect(model.estimate(state).standardDeviation).toBeCloseTo(reference.sd, 2);
    for (const d of [-3, -0.5, 0, 2]) {
      expect(model.expectedSuccess(state, d)).toBeCloseTo(reference.predict(d), 3);
    }
  });

  it('starts as the prior N(0, 1.5), its interval 1.96 standard deviations wide', () => {
    const { mean, standardDeviation, low95, high95, trials } = model.estimate(model.initial());
    expect(mean).toBeCloseTo(0, 10);
    expect(standardDeviation).toBeCloseTo(1.5, 2);
    expect(low95).toBeCloseTo(-1.96 * 1.5, 1);
    expect(high95).toBeCloseTo(1.96 * 1.5, 1);
    expect(trials).toBe(0);
  });

  it('does not depend on the order of trials', () => {
    const trials = SCRIPTS['ten alternating'] ?? [];
    const forward = model.estimate(afterTrials(trials));
    const backward = model.estimate(afterTrials(trials.toReversed()));
    expect(backward.mean).toBeCloseTo(forward.mean, 10);
  });

  it('takes half a success as half a success and half a failure', () => {
    const half = afterTrials(Array.from({ length: 2 }, () => ({ difficulty: 0.4, score: 0.5 })));
    const mixed = afterTrials([
      { difficulty: 0.4, score: 1 },
      { difficulty: 0.4, score: 0 },
    ]);
    expect(model.estimate(half).mean).toBeCloseTo(model.estimate(mixed).mean, 10);
  });

  it('stays a distribution after thousands of trials', () => {
    let state = model.initial();
    for (let i = 0; i < 3000; i++) state = model.update(state, { difficulty: 3, score: 1 });
    const sum = state.posterior.reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 9);
    expect(state.posterior.every((p) => p >= 0)).toBe(true);
  });

  it('refuses a score that is none, and a state of another model', () => {
    const state = model.initial();
    expect(() => model.update(state, { difficulty: 0, score: 1.2 })).toThrow(/score from 0 to 1/);
    expect(() => model.update(state, { difficulty: Number.NaN, score: 1 })).toThrow(/finite difficulty/);
    expect(() => model.estimate({ ...state, modelVersion: 2 })).toThrow(/model 2/);
  });
});

describe('success probability', () => {
  it('runs from guess to 1 - lapse, half way between at equal ability and difficulty', () => {
    expect(successProbability(-50, 0)).toBeCloseTo(GUESS, 12);
    expect(successProbability(50, 0)).toBeCloseTo(1 - LAPSE, 12);
    expect(successProbability(1.3, 1.3)).toBeCloseTo((GUESS + 1 - LAPSE) / 2, 12);
  });
});

describe('time between sessions', () => {
  const practised = afterTrials(
    Array.from({ length: 30 }, (_, i) => ({ difficulty: 0.5, score: i % 4 === 0 ? 0 : 1 })),
  );
  const before = model.estimate(practised);

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

describe('simulated people', () => {
  it('are found without bias, inside their interval, and succeed as often as aimed at', () => {
    const random = createRandom(20);
    let [bias, covered, successes, counted] = [0, 0, 0, 0];
    const people = 200;
    for (let person = 0; person < people; person++) {
      const theta = 1.5 * normal(random);
      let state = model.initial();
      for (let trial = 0; trial < 40; trial++) {
        const difficulty = nextDifficulty(state, 0.8);
        const success = random.next() < successProbability(theta, difficulty);
        state = model.update(state, { difficulty, score: success ? 1 : 0 });
        if (trial >= 10) {
          successes += success ? 1 : 0;
          counted++;
        }
      }
      const { mean, low95, high95 } = model.estimate(state);
      bias += (mean - theta) / people;
      covered += theta >= low95 && theta <= high95 ? 1 : 0;
    }
    expect(Math.abs(bias)).toBeLessThan(0.15);
    expect(covered / people).toBeGreaterThanOrEqual(0.9);
    expect(covered / people).toBeLessThanOrEqual(0.99);
    expect(successes / counted).toBeGreaterThan(0.77);
    expect(successes / counted).toBeLessThan(0.83);
  });
});

/** The wanted difficulty, found without the model's own search. */
function nextDifficulty(state: AbilityState, target: number): number {
  let d = model.estimate(state).mean - Math.log(target / (1 - target));
  for (let i = 0; i < 30; i++) d += model.expectedSuccess(state, d) - target;
  return d;
}
