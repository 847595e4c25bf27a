import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Message, message } from '#core/language/message.ts';
import {
  staircaseProblem,
  staircaseStart,
  staircaseStep,
  staircaseThreshold,
} from '#core/difficulty/staircase.ts';
import type { StaircaseRule, StaircaseState } from '#core/difficulty/staircase.ts';
import { transformedStep, transformedTarget, weightedStep } from '#core/difficulty/staircase-steps.ts';
import { createRandom } from '#core/signal/random.ts';

const RULE: StaircaseRule = {
  start: 0.8,
  hardWay: 'down',
  successes: 3,
  failures: 1,
  steps: [0.1, 0.01, 0.001].map((step) => ({ harder: step, easier: step })),
  scale: 'linear',
  quickStart: true,
  minReversals: 4,
  minTrials: 20,
};

interface Run {
  readonly values: readonly number[];
  readonly end: StaircaseState;
}

function run(rule: StaircaseRule, successes: readonly boolean[]): Run {
  const values: number[] = [];
  let end = staircaseStart(rule);
  for (const success of successes) {
    values.push(end.value);
    end = staircaseStep(rule, end, success);
  }
  return { values, end };
}

function blocks(trials: number): boolean[] {
  return Array.from({ length: trials }, (_, trial) => trial % 8 < 4);
}

/** Success over many trials of a person with P = 1 / (1 + e^d). */
function longRunSuccess(rule: StaircaseRule): number {
  const random = createRandom(11);
  const trials = 40_000;
  let state = staircaseStart(rule);
  let succeeded = 0;
  for (let trial = 0; trial < trials; trial++) {
    const success = random.next() < 1 / (1 + Math.exp(state.value));
    if (success) succeeded += 1;
    // The list of reversals would grow with every trial; how many there were does not matter with one step.
    state = { ...staircaseStep(rule, state, success), reversals: [] };
  }
  return succeeded / trials;
}

describe('a staircase', () => {
  it('equals the reference: 1-up 3-down, linear, steps of 0.1, 0.01 and 0.001, answers in blocks of four', () => {
    const { values, end } = run(RULE, blocks(20));
    const expected = [
      0.8, 0.7, 0.6, 0.5, 0.4, 0.41, 0.42, 0.43, 0.44, 0.44, 0.44, 0.439, 0.439, 0.44, 0.441, 0.442, 0.443,
      0.443, 0.443, 0.442,
    ];
    values.forEach((value, trial) => expect(value).toBeCloseTo(expected[trial] ?? Number.NaN, 12));
    expect(end.reversals.map(({ trial }) => trial)).toEqual([4, 10, 12, 18]);
    expect(end.finished).toBe(true);
  });

  it('steps in ratios on a logarithmic scale, 20 dB to a decade', () => {
    const rule = { ...RULE, start: 10, steps: [{ harder: 20, easier: 10 }] };
    const answers = [true, false, false];
    const decibel = run({ ...rule, scale: 'decibel' }, answers);
    const log10 = run({ ...rule, scale: 'log10', steps: [{ harder: 1, easier: 0.5 }] }, answers);
    for (const { values, end } of [decibel, log10]) {
      [...values, end.value].forEach((value, index) =>
        expect(value).toBeCloseTo([10, 1, 10 ** 0.5, 10][index] ?? Number.NaN, 12),
      );
    }
  });

  it('waits for the whole run from the start when it may not start quickly', () => {
    const { values, end } = run({ ...RULE, quickStart: false }, [true, true, true, true, false, false]);
    expect(values).toEqual([0.8, 0.8, 0.8, 0.7000000000000001, 0.7000000000000001, 0.7100000000000001]);
    expect(end.reversals).toEqual([{ trial: 4, value: 0.7000000000000001 }]);
  });

  it('stays inside its bounds, and is no harder after a failure nor easier after a success', () => {
    const bounded = { ...RULE, hardWay: 'up', start: 0, min: -0.25, max: 0.15 } as const;
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (answers) => {
        const { values, end } = run(bounded, answers);
        [...values, end.value].forEach((value, trial, all) => {
          expect(value).toBeGreaterThanOrEqual(-0.25);
          expect(value).toBeLessThanOrEqual(0.15);
          const step = value - (all[trial - 1] ?? value);
          expect(answers[trial - 1] === true ? step : -step).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it('finishes when it has both its reversals and its trials', () => {
    const flips = Array.from({ length: 8 }, (_, trial) => trial % 2 === 0);
    const rule = { ...RULE, successes: 1, minReversals: 3 };
    expect(run({ ...rule, minTrials: 0 }, flips.slice(0, 3)).end.finished).toBe(false);
    expect(run({ ...rule, minTrials: 0 }, flips.slice(0, 4)).end.finished).toBe(true);
    expect(run({ ...rule, minTrials: 8 }, flips.slice(0, 7)).end.finished).toBe(false);
    expect(run({ ...rule, minTrials: 8 }, flips).end.finished).toBe(true);
  });

  it('settles at the mean of an even number of reversals, without the first', () => {
    const at = (...values: number[]): StaircaseState => ({
      ...staircaseStart(RULE),
      reversals: values.map((value, trial) => ({ trial, value })),
    });
    expect(staircaseThreshold(RULE, at(9, 1))).toBeUndefined();
    expect(staircaseThreshold(RULE, at(9, 1, 3))).toBe(2);
    expect(staircaseThreshold(RULE, at(9, 8, 1, 3))).toBe(2);
    expect(staircaseThreshold({ ...RULE, scale: 'log10' }, at(9, 1, 4))).toBeCloseTo(2, 12);
  });

  it.each<[Partial<StaircaseRule>, Message]>([
    [{ start: Number.NaN }, message('error.staircase.start')],
    [{ min: 1, max: 0 }, message('error.staircase.least-above-greatest', { least: 1, greatest: 0 })],
    [{ min: 0.9 }, message('error.staircase.start-outside', { start: 0.8, least: 0.9, greatest: Infinity })],
    [{ scale: 'log10', start: 0 }, message('error.staircase.start-not-above-zero')],
    [{ steps: [] }, message('error.staircase.no-step')],
    [{ steps: [{ harder: 0.1, easier: 0 }] }, message('error.staircase.step-not-above-zero')],
    [{ successes: 0 }, message('error.staircase.counts')],
    [{ failures: 1.5 }, message('error.staircase.counts')],
    [{ minTrials: -1 }, message('error.staircase.ends')],
  ])('refuses %o', (change, told) => {
    expect(staircaseProblem({ ...RULE, ...change })).toEqual(told);
    expect(() => staircaseStart({ ...RULE, ...change })).toThrow(expect.objectContaining({ told }));
  });
});

describe('the steps of a staircase', () => {
  const training = {
    start: 0,
    hardWay: 'up',
    failures: 1,
    scale: 'linear',
    quickStart: false,
    minReversals: 0,
    minTrials: 0,
  } as const;

  it.each([1, 2, 3, 4] as const)(
    'settle %i-down-1-up near its success with the ratio of its own',
    (successes) => {
      const rule = { ...training, successes, steps: [transformedStep(successes, 0.3)] };
      expect(Math.abs(longRunSuccess(rule) - transformedTarget(successes))).toBeLessThan(0.02);
    },
  );

  it.each([0.7, 0.8, 0.9])('settle a weighted staircase at a success of %f', (target) => {
    const rule = { ...training, successes: 1, steps: [weightedStep(target, 0.3)] };
    expect(Math.abs(longRunSuccess(rule) - target)).toBeLessThan(0.01);
  });

  it('refuse a target that cannot be and a step of nothing', () => {
    expect(() => weightedStep(1, 0.3)).toThrow('error.staircase.target-success');
    expect(() => weightedStep(0.8, 0)).toThrow('error.staircase.one-step-not-above-zero');
    expect(() => transformedStep(2, Number.NaN)).toThrow('error.staircase.one-step-not-above-zero');
  });
});
