import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import {
  cumulativeNormal,
  standardNormalBelow,
  weibullDecibel,
} from '#core/difficulty/psychometric-functions.ts';
import {
  questPlusDesign,
  questPlusNext,
  questPlusPosterior,
  questPlusStart,
  questPlusUpdate,
} from '#core/difficulty/quest-plus.ts';
import type { QuestPlusDesign } from '#core/difficulty/quest-plus.ts';
import { questPlusEstimate } from '#core/difficulty/quest-plus-estimate.ts';
import { createRandom } from '#core/signal/random.ts';

type Rows = readonly (readonly number[])[];

const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/reference/adaptive/questplus.json'), 'utf8'),
) as Readonly<Record<'watson_ex1_weibull_dB' | 'norm_cdf_linear_3param', { readonly rows: Rows }>>;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function yesNo<Stimulus extends string, Parameter extends string>(
  yes: (
    stimulus: Readonly<Record<Stimulus, number>>,
    parameters: Readonly<Record<Parameter, number>>,
  ) => number,
) {
  return [
    (stimulus: Readonly<Record<Stimulus, number>>, parameters: Readonly<Record<Parameter, number>>) =>
      1 - yes(stimulus, parameters),
    yes,
  ];
}

function threshold() {
  return questPlusDesign({
    stimuli: { contrast: range(-40, 0) },
    parameters: { threshold: range(-40, 0), slope: [3.5], guess: [0.5], lapse: [0.02] },
    answers: yesNo((stimulus: { contrast: number }, parameters) =>
      weibullDecibel(stimulus.contrast, parameters),
    ),
  });
}

function meanAndLapse() {
  return questPlusDesign({
    stimuli: { intensity: range(0, 20) },
    parameters: { mean: range(0, 20), sd: range(1, 5), guess: [0], lapse: [0, 0.02, 0.05] },
    answers: yesNo((stimulus: { intensity: number }, parameters) =>
      cumulativeNormal(stimulus.intensity, parameters),
    ),
  });
}

/** Expected entropy as the paper states it: every posterior written out. */
function plainEntropies<S extends string, P extends string>(
  design: QuestPlusDesign<S, P>,
  posterior: Float64Array,
) {
  return design.chances.map((answers) =>
    answers.reduce((expected, { p }) => {
      const joint = posterior.map((weight, index) => weight * (p[index] ?? 0));
      const chance = joint.reduce((sum, value) => sum + value, 0);
      const entropy = joint.reduce((sum, value) => {
        const share = value / chance;
        return share > 0 ? sum - share * Math.log(share) : sum;
      }, 0);
      return expected + chance * entropy;
    }, 0),
  );
}

describe('QUEST+', () => {
  it('equals the reference: threshold of a Weibull in dB (Watson 2017, example 1)', () => {
    const design = threshold();
    let state = questPlusStart(design);
    for (const [stimulus, answer = 0, entropy, mean, mode] of reference.watson_ex1_weibull_dB.rows) {
      const choice = questPlusNext(design, state);
      expect(choice.stimulus.contrast).toBe(stimulus);
      expect(choice.expectedEntropy).toBeCloseTo(entropy ?? Number.NaN, 9);
      state = questPlusUpdate(design, state, { stimulusIndex: choice.index, answer });
      const estimate = questPlusEstimate(design, state);
      expect(estimate.mean.threshold).toBeCloseTo(mean ?? Number.NaN, 9);
      expect(estimate.mode.threshold).toBe(mode);
    }
  });

  it('equals the reference: mean, standard deviation and lapse of a cumulative normal', () => {
    const design = meanAndLapse();
    let state = questPlusStart(design);
    for (const [stimulus, answer = 0, entropy, ...means] of reference.norm_cdf_linear_3param.rows) {
      const choice = questPlusNext(design, state);
      expect(choice.stimulus.intensity).toBe(stimulus);
      expect(choice.expectedEntropy).toBeCloseTo(entropy ?? Number.NaN, 9);
      state = questPlusUpdate(design, state, { stimulusIndex: choice.index, answer });
      const { mean } = questPlusEstimate(design, state);
      [mean.mean, mean.sd, mean.lapse].forEach((value, index) =>
        expect(value).toBeCloseTo(means[index] ?? Number.NaN, 9),
      );
    }
  });

  it('expects the entropy the written-out posteriors have, for three answers and two stimulus axes', () => {
    const chance =
      (shift: number) =>
      (x: { a: number; b: number }, { t }: { t: number }) =>
        (1 + shift * Math.tanh(x.a + x.b - t)) / 3;
    const design = questPlusDesign({
      stimuli: { a: [-1, 0, 2], b: [0, 0.5] },
      parameters: { t: range(-3, 3) },
      answers: [chance(1), chance(-0.25), chance(-0.75)],
      prior: ({ t }) => Math.exp(-t * t),
    });
    let state = questPlusStart(design);
    for (const answer of [0, 2, 1, 0]) {
      const plain = plainEntropies(design, questPlusPosterior(state));
      const { expectedEntropy, index } = questPlusNext(design, state);
      expect(expectedEntropy).toBeCloseTo(Math.min(...plain), 12);
      expect(index).toBe(plain.indexOf(Math.min(...plain)));
      state = questPlusUpdate(design, state, { stimulusIndex: index, answer });
    }
  });

  it('counts the entropy of the wanted parameters alone when others are a nuisance', () => {
    const settings = {
      stimuli: { x: range(-4, 4) },
      parameters: { t: range(-3, 3), b: [0.5, 2] },
      answers: yesNo(
        ({ x }: { x: number }, { t, b }: { t: number; b: number }) => 1 / (1 + Math.exp(b * (t - x))),
      ),
    };
    const design = questPlusDesign({ ...settings, nuisance: ['b'] });
    const state = questPlusUpdate(design, questPlusStart(design), { stimulusIndex: 3, answer: 1 });
    const posterior = questPlusPosterior(state);
    const plain = design.chances.map((answers) =>
      answers.reduce((expected, { p }) => {
        const joint = settings.parameters.t.map((_, t) =>
          [0, 1].reduce((sum, b) => sum + (posterior[2 * t + b] ?? 0) * (p[2 * t + b] ?? 0), 0),
        );
        const chance = joint.reduce((sum, value) => sum + value, 0);
        return expected - joint.reduce((sum, value) => sum + value * Math.log(value / chance), 0);
      }, 0),
    );
    const choice = questPlusNext(design, state);
    expect(choice.expectedEntropy).toBeCloseTo(Math.min(...plain), 12);
    expect(choice.index).toBe(plain.indexOf(Math.min(...plain)));
    expect(choice.expectedEntropy).toBeLessThan(
      questPlusNext(questPlusDesign(settings), state).expectedEntropy,
    );
  });

  it('stays a distribution after thousands of trials, where products would be zero', () => {
    const design = threshold();
    const random = createRandom(5);
    let state = questPlusStart(design);
    for (let trial = 0; trial < 3000; trial++) {
      const p = weibullDecibel(-20, { threshold: -20, slope: 3.5, guess: 0.5, lapse: 0.02 });
      state = questPlusUpdate(design, state, { stimulusIndex: 20, answer: random.next() < p ? 1 : 0 });
    }
    const total = questPlusPosterior(state).reduce((sum, value) => sum + value, 0);
    expect(total).toBeCloseTo(1, 12);
    expect(Math.min(...state.logPosterior)).toBeLessThan(-745);
    expect(questPlusEstimate(design, state).mean.threshold).toBeCloseTo(-20, 0);
    expect(Number.isFinite(questPlusNext(design, state).expectedEntropy)).toBe(true);
  });

  it('keeps a parameter ruled out for good', () => {
    const design = questPlusDesign({
      stimuli: { x: [0] },
      parameters: { p: [0, 0.5, 1] },
      answers: yesNo((_: { x: number }, { p }: { p: number }) => p),
    });
    const once = questPlusUpdate(design, questPlusStart(design), { stimulusIndex: 0, answer: 1 });
    expect(once.logPosterior[0]).toBe(-Infinity);
    expect(questPlusEstimate(design, once).mean.p).toBeCloseTo(5 / 6, 12);
    expect(questPlusNext(design, once).expectedEntropy).toBeLessThan(questPlusEstimate(design, once).entropy);
  });

  it('refuses an answer nothing explains, an unknown one, and broken grids', () => {
    const broken = (p: number, values: readonly number[], weight = 1) =>
      questPlusDesign({
        stimuli: { x: [0] },
        parameters: { p: values },
        answers: [() => p, () => 0],
        prior: () => weight,
      });
    const certain = broken(1, [1]);
    const start = questPlusStart(certain);
    const unknown = (values: { stimulus: number; answer: number }): unknown =>
      expect.objectContaining({ told: message('error.quest-plus.unknown', values) });
    expect(() => questPlusUpdate(certain, start, { stimulusIndex: 0, answer: 1 })).toThrow(
      'error.quest-plus.answer-impossible',
    );
    expect(() => questPlusUpdate(certain, start, { stimulusIndex: 0, answer: 2 })).toThrow(
      unknown({ stimulus: 0, answer: 2 }),
    );
    expect(() => questPlusUpdate(certain, start, { stimulusIndex: 1, answer: 0 })).toThrow(
      unknown({ stimulus: 1, answer: 0 }),
    );
    expect(() => broken(0.9, [1])).toThrow('error.quest-plus.chances');
    expect(() => broken(1, [])).toThrow('error.difficulty.grid-values');
    expect(() => broken(1, [1, 1])).toThrow('error.difficulty.grid-values');
    expect(() => broken(1, [Number.NaN])).toThrow('error.difficulty.grid-values');
    expect(() => broken(1, [1], 0)).toThrow('error.quest-plus.prior');
    expect(() => broken(1, [1], -1)).toThrow('error.quest-plus.prior');
  });
});

describe('the standard normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.96, 0.024997895148220435],
    [2.999, 0.9986456634662729],
    [3.5, 0.9997673709209645],
    [-6, 9.865876450376946e-10],
    [-20, 2.7536241186061556e-89],
  ])('lies below %f with %f', (z, share) => {
    expect(Math.abs(standardNormalBelow(z) / share - 1)).toBeLessThan(1e-12);
  });
});
