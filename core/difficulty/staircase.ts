/**
 * Up-down staircases: after so many successes in a row the trial gets harder by a step, after so many failures easier.
 * Plain and predictable, for a therapist who prefers a rule to a model. Reversals and the list of steps are counted as
 * PsychoPy's StairHandler counts them (Peirce et al. 2019, Behav Res Methods 51:195).
 */
import { KeelError } from '../errors.ts';
import { type Message, message } from '../language/message.ts';

/** In the staircase's own unit when linear; in decades of a log10 scale; in dB (20 to a decade). */
export type StaircaseScale = 'linear' | 'log10' | 'decibel';

export interface StaircaseStep {
  readonly harder: number;
  readonly easier: number;
}

export interface StaircaseRule {
  readonly start: number;
  /** The direction in which the value gets harder. */
  readonly hardWay: 'up' | 'down';
  /** Successes in a row for a step harder. */
  readonly successes: number;
  /** Failures in a row for a step easier. */
  readonly failures: number;
  /** The first until the first reversal, the second until the second, and so on; the last for ever. */
  readonly steps: readonly StaircaseStep[];
  readonly scale: StaircaseScale;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Until the first reversal step after every trial, to come near quickly. */
  readonly quickStart: boolean;
  /** It is finished after at least so many reversals and trials. */
  readonly minReversals: number;
  readonly minTrials: number;
}

export interface Reversal {
  /** Trial after which the staircase turned; the first trial is 0. */
  readonly trial: number;
  /** Value at which it turned. */
  readonly value: number;
}

export interface StaircaseState {
  /** Value of the next trial. */
  readonly value: number;
  readonly trials: number;
  /** Successes in a row since the last step; failures are negative. */
  readonly run: number;
  readonly heading?: 'harder' | 'easier' | undefined;
  readonly reversals: readonly Reversal[];
  readonly finished: boolean;
}

/** @throws KeelError `invalid-argument` for a rule that cannot be followed; the message says why. */
export function staircaseStart(rule: StaircaseRule): StaircaseState {
  const problem = staircaseProblem(rule);
  if (problem !== undefined) throw new KeelError('invalid-argument', problem);
  return { value: rule.start, trials: 0, run: 0, reversals: [], finished: false };
}

/** What is wrong with a rule, for the person who entered it; undefined when it can be followed. */
export function staircaseProblem(rule: StaircaseRule): Message | undefined {
  const { start, min = -Infinity, max = Infinity, steps, scale } = rule;
  const counts = [rule.successes, rule.failures];
  const ends = [rule.minReversals, rule.minTrials];
  if (!Number.isFinite(start)) return message('error.staircase.start');
  if (!(min <= max)) return message('error.staircase.least-above-greatest', { least: min, greatest: max });
  if (start < min || start > max)
    return message('error.staircase.start-outside', { start, least: min, greatest: max });
  if (scale !== 'linear' && !(start > 0)) return message('error.staircase.start-not-above-zero');
  if (steps.length === 0) return message('error.staircase.no-step');
  if (!steps.flatMap(({ harder, easier }) => [harder, easier]).every((step) => step > 0 && step < Infinity)) {
    return message('error.staircase.step-not-above-zero');
  }
  if (!counts.every((count) => Number.isInteger(count) && count >= 1)) {
    return message('error.staircase.counts');
  }
  if (!ends.every((count) => Number.isInteger(count) && count >= 0)) {
    return message('error.staircase.ends');
  }
  return undefined;
}

/** The staircase after one more trial at `state.value`. */
export function staircaseStep(rule: StaircaseRule, state: StaircaseState, success: boolean): StaircaseState {
  const run = success ? Math.max(0, state.run) + 1 : Math.min(0, state.run) - 1;
  const quick = rule.quickStart && state.reversals.length === 0;
  const heading = headingAfter(rule, run, quick);
  const reversed = heading !== undefined && state.heading !== undefined && heading !== state.heading;
  const reversals = reversed
    ? [...state.reversals, { trial: state.trials, value: state.value }]
    : state.reversals;
  const trials = state.trials + 1;
  return {
    value: heading === undefined ? state.value : stepped(rule, state.value, heading, reversals.length),
    trials,
    run: heading === undefined ? run : 0,
    heading: heading ?? state.heading,
    reversals,
    finished: reversals.length >= rule.minReversals && trials >= rule.minTrials,
  };
}

function headingAfter(rule: StaircaseRule, run: number, quick: boolean): 'harder' | 'easier' | undefined {
  if (run >= (quick ? 1 : rule.successes)) return 'harder';
  return -run >= (quick ? 1 : rule.failures) ? 'easier' : undefined;
}

function stepped(
  { steps, scale, hardWay, min = -Infinity, max = Infinity }: StaircaseRule,
  value: number,
  heading: 'harder' | 'easier',
  reversals: number,
): number {
  const size = steps[Math.min(reversals, steps.length - 1)]?.[heading] ?? 0;
  const up = (heading === 'harder') === (hardWay === 'up');
  return Math.min(max, Math.max(min, moved(value, up ? size : -size, scale)));
}

function moved(value: number, step: number, scale: StaircaseScale): number {
  if (scale === 'linear') return value + step;
  const decades = scale === 'decibel' ? step / 20 : step;
  return value * Math.exp(decades * Math.log(10));
}

/**
 * Where the staircase settled: mean of the values at its last reversals, an even number of them so that turns at the
 * hard and the easy side weigh alike, the first one left out (it lies where the start put it); on a logarithmic scale
 * the geometric mean. Undefined before the third reversal.
 */
export function staircaseThreshold(
  { scale }: StaircaseRule,
  { reversals }: StaircaseState,
): number | undefined {
  const used = reversals.slice(reversals.length % 2 === 0 ? 2 : 1);
  if (used.length === 0) return undefined;
  const onScale = (value: number): number => (scale === 'linear' ? value : Math.log(value));
  const mean = used.reduce((sum, { value }) => sum + onScale(value), 0) / used.length;
  return scale === 'linear' ? mean : Math.exp(mean);
}
