/**
 * QUEST+ (Watson 2017, J Vis 17(3):10): a posterior over the parameters of a psychometric function on a grid; the next
 * trial is the stimulus after whose answer the posterior's entropy is expected to be smallest. For assessment: it asks
 * where answers tell most, not where practice is best.
 *
 * A design is what does not change from trial to trial; a state is plain data, and every step a pure function.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { gridOf, namesOf } from './grid.ts';
import type { Axes, Point } from './grid.ts';

export interface QuestPlusSettings<Stimulus extends string, Parameter extends string> {
  readonly stimuli: Axes<Stimulus>;
  readonly parameters: Axes<Parameter>;
  /** For each possible answer its chance at a stimulus; they sum to 1. */
  readonly answers: readonly ((stimulus: Point<Stimulus>, parameters: Point<Parameter>) => number)[];
  /** Parameters nobody asks for: averaged over when the next stimulus is chosen. None when left out. */
  readonly nuisance?: readonly NoInfer<Parameter>[] | undefined;
  /** Weight of each parameter combination before the first trial, at any scale; all alike when left out. */
  readonly prior?: ((parameters: Point<Parameter>) => number) | undefined;
}

export interface QuestPlusDesign<Stimulus extends string, Parameter extends string> {
  readonly stimuli: readonly Point<Stimulus>[];
  readonly parameters: readonly Point<Parameter>[];
  readonly prior: readonly number[];
  /** For each parameter combination the number of the wanted ones in it; undefined when nothing is a nuisance. */
  readonly wanted: Wanted | undefined;
  /** By stimulus, then answer: the chance p of the answer under each parameter combination, and p log p. */
  readonly chances: readonly (readonly AnswerChances[])[];
}

interface Wanted {
  readonly numbers: readonly number[];
  readonly count: number;
}

interface AnswerChances {
  readonly p: Float64Array;
  readonly pLogP: Float64Array;
}

export interface QuestPlusState {
  /** Log of the posterior probability of each parameter combination, in nats; -Infinity where it is ruled out. */
  readonly logPosterior: readonly number[];
  readonly trials: number;
}

export interface QuestPlusChoice<Stimulus extends string> {
  readonly stimulus: Point<Stimulus>;
  /** Index of the stimulus in the design. */
  readonly index: number;
  /** Entropy of the posterior (of the wanted parameters) expected after its answer, nats. */
  readonly expectedEntropy: number;
}

/** Entropies this near are equal, nats: which of two equal stimuli is first must not hang on the last digit. */
const SAME_ENTROPY = 1e-12;
const WHOLE = 1e-9;

/** @throws KeelError `invalid-argument` for an empty or broken grid, chances that do not sum to 1, a bad prior. */
export function questPlusDesign<Stimulus extends string, Parameter extends string>(
  settings: QuestPlusSettings<Stimulus, Parameter>,
): QuestPlusDesign<Stimulus, Parameter> {
  const stimuli = gridOf(settings.stimuli);
  const parameters = gridOf(settings.parameters);
  const { prior: weightOf, answers } = settings;
  const prior = normalised(parameters.map((point) => (weightOf === undefined ? 1 : weightOf(point))));
  const chances = stimuli.map((stimulus) => {
    const rows = answers.map((chance) => parameters.map((point) => chance(stimulus, point)));
    parameters.forEach((_, index) => requireWhole(rows.map((row) => row[index] ?? Number.NaN)));
    return rows.map((row) => ({ p: Float64Array.from(row), pLogP: Float64Array.from(row, xLogX) }));
  });
  const { nuisance } = settings;
  return { stimuli, parameters, prior, wanted: nuisance && wantedOf(parameters, nuisance), chances };
}

/** Numbers the combinations of what is left when the nuisance parameters are left out. */
function wantedOf<Parameter extends string>(
  parameters: readonly Point<Parameter>[],
  nuisance: readonly Parameter[],
): Wanted {
  const found = new Map<string, number>();
  const numbers = parameters.map((point) => {
    const left = namesOf(point).filter((name) => !nuisance.includes(name));
    const key = left.map((name) => point[name]).join(' ');
    const number = found.get(key) ?? found.size;
    found.set(key, number);
    return number;
  });
  return { numbers, count: found.size };
}

function requireWhole(shares: readonly number[]): void {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (!(Math.abs(sum - 1) < WHOLE) || !shares.every((share) => share >= 0)) {
    throw new KeelError('invalid-argument', message('error.quest-plus.chances', { sum }));
  }
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0) || !Number.isFinite(sum) || !weights.every((weight) => weight >= 0)) {
    throw new KeelError('invalid-argument', message('error.quest-plus.prior'));
  }
  return weights.map((weight) => weight / sum);
}

/** x log x, and its limit 0 at 0. */
function xLogX(x: number): number {
  return x > 0 ? x * Math.log(x) : 0;
}

export function questPlusStart({ prior }: { readonly prior: readonly number[] }): QuestPlusState {
  return { logPosterior: prior.map((weight) => Math.log(weight)), trials: 0 };
}

/** Posterior probabilities of the design's parameter combinations; they sum to 1. */
export function questPlusPosterior({ logPosterior }: QuestPlusState): Float64Array {
  return Float64Array.from(logPosterior, (logWeight) => Math.exp(logWeight));
}

/**
 * The stimulus that leaves the least entropy; of equal ones the first of the grid. Entropy after answer a is
 * -sum(q log q) with q = w p / P and P = sum(w p), so that the expectation over answers needs no logarithm a cell:
 *   sum_a P_a H_a = sum_a (P_a log P_a) - sum_a sum (w (p log p) + (w log w) p)
 */
export function questPlusNext<Stimulus extends string, Parameter extends string>(
  design: QuestPlusDesign<Stimulus, Parameter>,
  state: QuestPlusState,
): QuestPlusChoice<Stimulus> {
  const weights = questPlusPosterior(state);
  const weightLogs = weights.map((weight, index) =>
    weight > 0 ? weight * (state.logPosterior[index] ?? 0) : 0,
  );
  const { wanted } = design;
  let best: QuestPlusChoice<Stimulus> | undefined;
  for (const [index, stimulus] of design.stimuli.entries()) {
    const answers = design.chances[index] ?? [];
    const expectedEntropy =
      wanted === undefined
        ? expectedEntropyOf(answers, weights, weightLogs)
        : expectedMarginalEntropy(answers, weights, wanted);
    if (best === undefined || expectedEntropy < best.expectedEntropy - SAME_ENTROPY) {
      best = { stimulus, index, expectedEntropy };
    }
  }
  if (best === undefined) throw new RangeError('An assessment without stimuli');
  return best;
}

function expectedEntropyOf(
  answers: readonly AnswerChances[],
  weights: Float64Array,
  weightLogs: Float64Array,
): number {
  let entropy = 0;
  for (const { p, pLogP } of answers) {
    let chance = 0;
    let logs = 0;
    for (let cell = 0; cell < p.length; cell++) {
      const weight = weights[cell] ?? 0;
      const share = p[cell] ?? 0;
      chance += weight * share;
      logs += weight * (pLogP[cell] ?? 0) + (weightLogs[cell] ?? 0) * share;
    }
    entropy += xLogX(chance) - logs;
  }
  return entropy;
}

/** The same for the wanted parameters alone, the others summed over first (psi-marginal: Prins 2013, J Vis 13(7):3). */
function expectedMarginalEntropy(
  answers: readonly AnswerChances[],
  weights: Float64Array,
  { numbers, count }: Wanted,
): number {
  let entropy = 0;
  for (const { p } of answers) {
    const joint = new Float64Array(count);
    for (let cell = 0; cell < p.length; cell++) {
      const number = numbers[cell] ?? 0;
      joint[number] = (joint[number] ?? 0) + (weights[cell] ?? 0) * (p[cell] ?? 0);
    }
    let chance = 0;
    for (const share of joint) {
      chance += share;
      entropy -= xLogX(share);
    }
    entropy += xLogX(chance);
  }
  return entropy;
}

/**
 * Bayes' rule for one answer. Any stimulus of the design may have been given, chosen by `questPlusNext` or not.
 * @throws KeelError `invalid-argument` for a stimulus or answer the design has not, or an answer that no parameter
 * combination left allows.
 */
export function questPlusUpdate<Stimulus extends string, Parameter extends string>(
  design: QuestPlusDesign<Stimulus, Parameter>,
  state: QuestPlusState,
  { stimulusIndex, answer }: { readonly stimulusIndex: number; readonly answer: number },
): QuestPlusState {
  const chances = design.chances[stimulusIndex]?.[answer];
  if (chances === undefined) {
    throw new KeelError(
      'invalid-argument',
      message('error.quest-plus.unknown', { stimulus: stimulusIndex, answer }),
    );
  }
  const joint = state.logPosterior.map((logWeight, index) => logWeight + Math.log(chances.p[index] ?? 0));
  const evidence = logOfSum(joint);
  if (evidence === -Infinity) {
    throw new KeelError('invalid-argument', message('error.quest-plus.answer-impossible'));
  }
  return { logPosterior: joint.map((logWeight) => logWeight - evidence), trials: state.trials + 1 };
}

/** log(sum(e^x)), where no e^x need be a number that can be written. */
function logOfSum(logs: readonly number[]): number {
  const largest = logs.reduce((most, value) => Math.max(most, value), -Infinity);
  if (largest === -Infinity) return -Infinity;
  return largest + Math.log(logs.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}
