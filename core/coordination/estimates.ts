/** A set's figures with their standard errors. Where the data cannot give a figure there is none: undefined. */
import type { Metric } from '../exercise/result.ts';
import { mean, median, populationStandardDeviation, sampleStandardDeviation } from '../signal/statistics.ts';

/** A median scatters this much more than a mean (asymptotically, for normal data): sqrt(pi / 2). */
const MEDIAN_INFLATION = 1.2533141373155001;

function standardErrorOfMean(values: readonly number[]): number | undefined {
  return values.length < 3 ? undefined : sampleStandardDeviation(values) / Math.sqrt(values.length);
}

function metric(value: number, standardError: number | undefined, trials: number): Metric {
  return standardError === undefined ? { value, trials } : { value, standardError, trials };
}

export function meanMetric(values: readonly number[]): Metric | undefined {
  return values.length === 0 ? undefined : metric(mean(values), standardErrorOfMean(values), values.length);
}

export function medianMetric(values: readonly number[]): Metric | undefined {
  if (values.length === 0) return undefined;
  const error = standardErrorOfMean(values);
  return metric(median(values), error === undefined ? undefined : MEDIAN_INFLATION * error, values.length);
}

/**
 * Successes in percent. The standard error is that of Agresti & Coull 1998 (Am Stat 52:119), two successes and two
 * failures added, so that ten out of ten is not certainty.
 */
export function percentMetric(outcomes: readonly boolean[]): Metric | undefined {
  if (outcomes.length === 0) return undefined;
  const successes = outcomes.filter(Boolean).length;
  const trials = outcomes.length + 4;
  const share = (successes + 2) / trials;
  const standardError = 100 * Math.sqrt((share * (1 - share)) / trials);
  return metric((100 * successes) / outcomes.length, standardError, outcomes.length);
}

/**
 * Anticipation index AI = 1 - median(anticipated) / median(unanticipated): the part of a disturbance's effect that
 * knowing of it takes away. 0: no benefit. Of peaks it is AI, of latencies or recovery times AI_t: no unit either way.
 * Standard error by the delta method from those of the two medians.
 *
 * A ratio of the person's own trials in one session; it does not tell how the benefit comes about.
 * @returns undefined without trials of both kinds, or when the unanticipated median is not above zero.
 */
export function anticipationIndex(
  anticipated: readonly number[],
  unanticipated: readonly number[],
): Metric | undefined {
  const knew = medianMetric(anticipated);
  const surprised = medianMetric(unanticipated);
  if (knew === undefined || surprised === undefined || !(surprised.value > 0)) return undefined;
  const ratio = knew.value / surprised.value;
  const trials = knew.trials + surprised.trials;
  if (knew.standardError === undefined || surprised.standardError === undefined) {
    return metric(1 - ratio, undefined, trials);
  }
  const fromKnew = knew.standardError / surprised.value;
  const fromSurprised = (ratio * surprised.standardError) / surprised.value;
  return metric(1 - ratio, Math.sqrt(fromKnew * fromKnew + fromSurprised * fromSurprised), trials);
}

/**
 * A figure of all trials together, such as a variability over cycles, with its standard error by the jackknife: what
 * it comes to without each of the trials in turn (Efron & Stein 1981, Ann Stat 9:586). None for fewer than 4 trials.
 * @param statistic Undefined where the trials it is given do not yield the figure.
 */
export function jackknifeMetric<Trial>(
  trials: readonly Trial[],
  statistic: (trials: readonly Trial[]) => number | undefined,
): Metric | undefined {
  const value = trials.length === 0 ? undefined : statistic(trials);
  if (value === undefined) return undefined;
  const without = trials.map((_, left) => statistic(trials.filter((_trial, index) => index !== left)));
  const known = without.filter((one) => one !== undefined);
  if (known.length < 4 || known.length < trials.length) return metric(value, undefined, trials.length);
  return metric(value, jackknifeError(known), trials.length);
}

/** Standard error from estimates that each leave one trial or block out (Efron & Stein 1981). */
export function jackknifeError(estimates: readonly number[]): number {
  const middle = mean(estimates);
  const squares = estimates.reduce((sum, one) => sum + (one - middle) * (one - middle), 0);
  return Math.sqrt(((estimates.length - 1) / estimates.length) * squares);
}

/** Values of trials of one kind to both sides. */
export interface BothSides {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Fewer than this leave no standard error. */
const FEWEST_DEGREES_OF_FREEDOM = 2;

/**
 * Left less right, where trials are of several kinds that differ by themselves (announced or not): least squares with
 * one mean a kind and one difference of the sides, so that an uneven draw of kinds does not look like a side. With n_L
 * and n_R trials in a kind, w = n_L n_R / (n_L + n_R): the difference is sum(w (mean_L - mean_R)) / sum(w), its standard
 * error s / sqrt(sum(w)), s from the scatter within each kind and side (Cochran 1954, Biometrics 10:417, for the
 * weights).
 *
 * It compares the sides of one session; it does not tell why they differ.
 * @returns undefined where no kind went to both sides.
 */
export function sideDifference(kinds: readonly BothSides[]): Metric | undefined {
  let weights = 0;
  let weighted = 0;
  let squares = 0;
  let trials = 0;
  let freedom = 0;
  for (const { left, right } of kinds) {
    if (left.length === 0 || right.length === 0) continue;
    const weight = (left.length * right.length) / (left.length + right.length);
    weights += weight;
    weighted += weight * (mean(left) - mean(right));
    squares += squaresAroundMean(left) + squaresAroundMean(right);
    trials += left.length + right.length;
    freedom += left.length + right.length - 2;
  }
  if (weights === 0) return undefined;
  const error =
    freedom < FEWEST_DEGREES_OF_FREEDOM ? undefined : Math.sqrt(squares / freedom) / Math.sqrt(weights);
  return metric(weighted / weights, error, trials);
}

function squaresAroundMean(values: readonly number[]): number {
  const deviation = populationStandardDeviation(values);
  return deviation * deviation * values.length;
}

/** The figures that there are. */
export function presentMetrics(
  found: Readonly<Record<string, Metric | undefined>>,
): Readonly<Record<string, Metric>> {
  const metrics: Record<string, Metric> = {};
  for (const [key, metric] of Object.entries(found)) if (metric !== undefined) metrics[key] = metric;
  return metrics;
}
