import { describe, expect, it } from 'vitest';
import { KeelError } from '#core/errors.ts';
import { createAbilityModel, createAbilityModels } from '#core/difficulty/ability-models.ts';
import type {
  AbilityModel,
  AbilityState,
  AdaptationContext,
  AdaptationPolicy,
  ScoredTrial,
} from '#core/difficulty/ability.ts';
import { createSlopePosterior } from '#core/difficulty/ability-slope-posterior.ts';
import type { SlopePosterior } from '#core/difficulty/ability-slope-posterior.ts';
import { PIVOT_DISTANCE } from '#core/difficulty/grades.ts';
import type { AbilityPrior } from '#core/exercise/curve.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';

const PRIOR: AbilityPrior = SQUALL_CURVE.ability;
const model = createAbilityModel(PRIOR);
/** Everybody's slope is 1: nothing of it is unknown. */
const slopeKnown = createAbilityModel({ ...PRIOR, logSlopeSd: 0 });
const POLICY: AdaptationPolicy = {
  targetSuccess: 0.8,
  bounds: {},
  maxStepUp: 0.5,
  deadband: 0.3,
  painLimit: 6,
  painRise: 2,
  method: { name: 'bayes' },
  setting: 'clinic',
};
const CONTEXT: AdaptationContext = { painNow: 0, painAtStart: 0, qualityGood: true };
const CAPPED = { amplitudePercent: { floor: 20, cap: 30 } };
const TRIALS: readonly ScoredTrial[] = Array.from({ length: 24 }, (_, i) => ({
  difficulty: i / 8 - 1.5,
  score: [1, 1, 0.6, 0][i % 4] ?? 0,
}));
/** The same trials, the successes graded. */
const GRADED = TRIALS.map((trial, i) => ({ ...trial, margin: trial.score === 1 ? i / 6 : undefined }));

function played(trials = TRIALS, by: AbilityModel = model): AbilityState {
  return trials.reduce((before, trial) => by.update(before, trial), by.initial());
}

/**
 * Mean and standard deviation of ability by sums over a grid written out here: prior, likelihood, and between trials
 * the drift as a random step of the grid.
 */
function plainly(
  { slopes, logSlopeSd }: Pick<SlopePosterior, 'slopes' | 'logSlopeSd'>,
  trials: readonly ScoredTrial[],
): { mean: number; sd: number } {
  const step = 0.1;
  const count = 121;
  const move = 0.006 / (2 * step ** 2);
  let total = 0;
  let [first, second] = [0, 0];
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
      first += weight * slopeWeight * (i * step - 6);
      second += weight * slopeWeight * (i * step - 6) ** 2;
    });
  }
  const mean = first / total;
  return { mean, sd: Math.sqrt(second / total - mean * mean) };
}

/**
 * Posterior moments for a slope of 1 on a finer grid of its own, the drift between trials a normal one, the likelihoods
 * multiplied plainly.
 */
function integrated(trials: readonly ScoredTrial[]): {
  mean: number;
  sd: number;
  predict: (d: number) => number;
} {
  const step = 0.02;
  const thetas = Array.from({ length: 605 }, (_, index) => -6.04 + index * step);
  const success = (theta: number, d: number): number => 0.02 + 0.95 / (1 + Math.exp(d - theta));
  const reach = 20;
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-(((k - reach) * step) ** 2) / (2 * 0.006)),
  );
  let weights = thetas.map((theta) => Math.exp(-(theta ** 2) / (2 * 1.5 ** 2)));
  for (const { difficulty, score } of trials) {
    const learned = weights.map((weight, index) => {
      const p = success(thetas[index] ?? 0, difficulty);
      return weight * p ** score * (1 - p) ** (1 - score);
    });
    weights = learned.map((_, index) =>
      kernel.reduce((sum, share, k) => sum + share * (learned[index + k - reach] ?? 0), 0),
    );
  }
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  const expected = (value: (theta: number) => number): number =>
    thetas.reduce((sum, theta, index) => sum + (weights[index] ?? 0) * value(theta), 0) / mass;
  const mean = expected((theta) => theta);
  return {
    mean,
    sd: Math.sqrt(expected((theta) => (theta - mean) ** 2)),
    predict: (d) => expected((theta) => success(theta, d)),
  };
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
    const state = played(trials, slopeKnown);
    const reference = integrated(trials);
    expect(slopeKnown.estimate(state).mean).toBeCloseTo(reference.mean, 2);
    expect(slopeKnown.estimate(state).standardDeviation).toBeCloseTo(reference.sd, 2);
    for (const d of [-3, -0.5, 0, 2]) {
      expect(slopeKnown.expectedSuccess(state, d)).toBeCloseTo(reference.predict(d), 3);
    }
  });

  it('starts as the prior N(0, 1.5), its interval 1.96 standard deviations wide', () => {
    const { mean, standardDeviation, low95, high95, trials } = model.estimate(model.initial());
    expect(model.initial().modelVersion).toBe(1);
    expect(mean).toBeCloseTo(0, 10);
    expect(standardDeviation).toBeCloseTo(1.5, 2);
    expect(low95).toBeCloseTo(-1.96 * 1.5, 1);
    expect(high95).toBeCloseTo(1.96 * 1.5, 1);
    expect(trials).toBe(0);
  });

  it.each([
    ['successes', TRIALS],
    ['graded successes', GRADED],
  ])('learns as sums written out plainly do: %s', (_, trials) => {
    const state = played(trials);
    const { mean, standardDeviation } = model.estimate(state);
    const plain = plainly(createSlopePosterior(PRIOR.logSlopeSd), trials);
    expect(mean).toBeCloseTo(plain.mean, 9);
    expect(standardDeviation).toBeCloseTo(plain.sd, 9);
    expect(state.trials).toBe(trials.length);
  });

  it('learns slopes as differently as the prior of the curve says people differ', () => {
    for (const logSlopeSd of [0.2, 0.6]) {
      const { mean, standardDeviation } = model.estimate(played());
      const other = createAbilityModel({ ...PRIOR, logSlopeSd });
      const estimate = other.estimate(played(GRADED, other));
      const plain = plainly(createSlopePosterior(logSlopeSd), GRADED);
      expect(estimate.mean).toBeCloseTo(plain.mean, 9);
      expect(estimate.standardDeviation).toBeCloseTo(plain.sd, 9);
      expect([estimate.mean, estimate.standardDeviation]).not.toEqual([mean, standardDeviation]);
    }
  });

  it('is less sure of ability than one that takes the slope to be known', () => {
    const sure = slopeKnown.estimate(played(TRIALS, slopeKnown));
    expect(model.estimate(played()).standardDeviation).toBeGreaterThan(sure.standardDeviation);
  });

  it('takes a wide success for more than a narrow one', () => {
    const after = (margin?: number): number =>
      model.estimate(model.update(model.initial(), { difficulty: 0, score: 1, margin })).mean;
    expect(after(0.2)).toBeLessThan(after());
    expect(after(1.5)).toBeGreaterThan(after(0.2));
    expect(after(6)).toBeGreaterThan(after(1.5));
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

/** Computed by this model, so that a change of what it says is seen; that it is right, the tests above say. */
const GOLDEN = [
  {
    of: 'successes',
    trials: TRIALS,
    estimate: {
      mean: 0.4575498523563307,
      standardDeviation: 0.7582521944404148,
      low95: -1.1760776925329917,
      high95: 1.822833599371796,
    },
    threshold: { difficulty: -0.675570659027076, low95: -2.2412257201078587, high95: 0.6587742798921418 },
    expectedSuccess: 0.6227860587080515,
    next: -1.150891717257494,
    monthLater: { mean: 0.02426306607023114, standardDeviation: 0.9353848624601642 },
    nextThen: -1.658042755278315,
    mostInformative: -1.5,
  },
  {
    of: 'graded successes',
    trials: GRADED,
    estimate: {
      mean: 0.0780853783809004,
      standardDeviation: 0.7346686125241306,
      low95: -1.4937878650728658,
      high95: 1.4045522156012034,
    },
    threshold: { difficulty: -1.0499001486967345, low95: -2.5610889097407727, high95: 0.2587742798921414 },
    expectedSuccess: 0.5755606172747779,
    next: -1.556686292507039,
    monthLater: { mean: -0.34172474094603206, standardDeviation: 0.9163702216121133 },
    nextThen: -2.0423065009207306,
    mostInformative: -1.75,
  },
];

describe('golden values', () => {
  it.each(GOLDEN)('of ability, threshold and difficulties after $of', ({ trials, ...golden }) => {
    const policy = { ...POLICY, bounds: CAPPED };
    const state = played(trials);
    expectClose(model.estimate(state), golden.estimate);
    expectClose(model.threshold(state, 0.75), golden.threshold);
    expect(model.expectedSuccess(state, 0.2)).toBeCloseTo(golden.expectedSuccess, 12);
    const first = model.next(state, SQUALL_CURVE, policy, CONTEXT);
    expect(first.decision.newDifficulty).toBeCloseTo(golden.next, 12);
    const later = model.carriedOver(first.state, 30);
    expectClose(model.estimate(later), golden.monthLater);
    const context = { ...CONTEXT, lastSuccess: 1 };
    const { decision } = model.next(later, SQUALL_CURVE, policy, context);
    expect(decision.newDifficulty).toBeCloseTo(golden.nextThen, 12);
    const assessed = model.next(later, SQUALL_CURVE, { ...policy, method: { name: 'assessment' } }, context);
    expect(assessed.decision.wantedDifficulty).toBe(golden.mostInformative);
  });
});

function expectClose<Wanted extends Readonly<Record<string, number>>>(
  found: Readonly<Record<keyof Wanted & string, number>>,
  wanted: Wanted,
): void {
  for (const [key, value] of Object.entries(wanted)) {
    expect(found[key as keyof Wanted & string], key).toBeCloseTo(value, 12);
  }
}

describe('the next difficulty', () => {
  it('is where the target success is expected', () => {
    const state = played();
    const { decision } = model.next(state, SQUALL_CURVE, POLICY, CONTEXT);
    expect(model.expectedSuccess(state, decision.wantedDifficulty)).toBeCloseTo(0.8, 10);
    expect(decision.reason).toBe('first-set');
  });
});

describe('models of ability', () => {
  const models = createAbilityModels();

  it('are one for each prior: curves of the same prior share it', () => {
    expect(models.version).toBe(1);
    expect(models.of(SQUALL_CURVE)).toBe(models.of({ ability: { ...PRIOR } }));
    const different = ['mean', 'standardDeviation', 'logSlopeSd'] as const;
    for (const key of different) {
      const other = { ...PRIOR, [key]: PRIOR[key] + 0.1 };
      expect(models.of({ ability: other })).not.toBe(models.of(SQUALL_CURVE));
    }
  });

  it('begin with the mean and the spread of their curve', () => {
    const other = models.of({ ability: { ...PRIOR, mean: 1.2, standardDeviation: 0.8 } });
    const { mean, standardDeviation } = other.estimate(other.initial());
    expect(mean).toBeCloseTo(1.2, 6);
    expect(standardDeviation).toBeCloseTo(0.8, 2);
  });
});

describe('what is no ability or no trial', () => {
  function codeOf(act: () => unknown): string {
    try {
      act();
      return 'no error';
    } catch (error) {
      return error instanceof KeelError ? error.code : 'another error';
    }
  }

  it('is refused: a score that is none, a difficulty that is no number, a margin that is none', () => {
    const state = model.initial();
    for (const trial of [
      { difficulty: 0, score: 1.2 },
      { difficulty: 0, score: Number.NaN },
      { difficulty: Number.NaN, score: 1 },
      { difficulty: 0, score: 1, margin: Number.NaN },
    ]) {
      expect(codeOf(() => model.update(state, trial))).toBe('invalid-argument');
    }
  });

  it('is refused: a state of a newer model, or one whose posterior is not of the grid', () => {
    const state = model.initial();
    const short = { ...state, posterior: state.posterior.slice(1) };
    for (const unknown of [{ ...state, modelVersion: 2 }, short]) {
      expect(codeOf(() => model.estimate(unknown))).toBe('unsupported-version');
      expect(codeOf(() => model.carriedOver(unknown, 1))).toBe('unsupported-version');
      expect(codeOf(() => model.next(unknown, SQUALL_CURVE, POLICY, CONTEXT))).toBe('unsupported-version');
    }
  });
});
