/** Joint repositioning: how well a shown position is found again, eyes closed. */
import type { Metric } from '../exercise/result.ts';
import { message } from '../language/message.ts';
import { mean, populationStandardDeviation } from '../signal/statistics.ts';
import { requireFinite, requireSameLength } from '../signal/values.ts';
import { meanMetric } from './estimates.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';

/** In the unit of the positions (deg), e = reproduced - target. */
export interface RepositioningErrors {
  readonly method: Method;
  readonly trials: number;
  /** AE = mean |e|. Mixes bias and spread: read CE and VE. */
  readonly absoluteError: number;
  /** CE = mean e: positive overshoots (for targets of positive sign). */
  readonly constantError: number;
  /** VE = SD(e), 1/n: inconsistency about the person's own mean. */
  readonly variableError: number;
  /** E = sqrt(CE^2 + VE^2) = root mean square of e. */
  readonly totalError: number;
  /** Standard error of CE, VE / sqrt(n - 1); undefined for one trial. */
  readonly constantStandardError: number | undefined;
  readonly flags: readonly MeasureFlag[];
}

const FEWEST_TRIALS = 10;

/**
 * Absolute, constant, variable and total error (Schmidt & Lee, Motor Control and Learning, ch. 2; Henry 1974, J Mot Behav 6:149). VE is
 * taken with 1/n, so that E is exactly the root mean square.
 *
 * Group differences in back pain are near the noise of inertial sensors: judge only changes beyond the minimal
 * detectable one.
 * @throws KeelError `invalid-argument` for no trials, NaN, lists of different length.
 */
export function repositioningErrors(
  reproduced: readonly number[],
  target: readonly number[],
): RepositioningErrors {
  requireSameLength(reproduced, target, 'quantity.repositioning-error');
  requireFinite(reproduced, 1, 'quantity.repositioning-error');
  requireFinite(target, 1, 'quantity.repositioning-error');
  const errors = reproduced.map((value, index) => value - (target[index] ?? Number.NaN));
  const constantError = mean(errors);
  const variableError = populationStandardDeviation(errors);
  const trials = errors.length;
  return {
    method: methodOf('repositioning errors'),
    trials,
    absoluteError: mean(errors.map(Math.abs)),
    constantError,
    variableError,
    totalError: Math.sqrt(constantError * constantError + variableError * variableError),
    constantStandardError: trials < 2 ? undefined : variableError / Math.sqrt(trials - 1),
    flags: flagIf(
      trials < FEWEST_TRIALS,
      'too-few-trials',
      message('quality.few-trials', { trials, fewest: FEWEST_TRIALS }),
    ),
  };
}

export interface RepositioningMetrics {
  readonly absoluteError?: Metric | undefined;
  readonly constantError?: Metric | undefined;
  readonly variableError?: Metric | undefined;
}

/**
 * The same of errors e = reproduced - target, in their unit, with standard errors from three trials on. That of VE is
 * VE / sqrt(2 (n - 1)), as of the standard deviation of normal errors (Stuart & Ord, Kendall's Advanced Theory of
 * Statistics, vol. 1, ch. 10). Empty without trials.
 */
export function repositioningMetrics(errors: readonly number[]): RepositioningMetrics {
  if (errors.length === 0) return {};
  const targets = errors.map(() => 0);
  const found = repositioningErrors(errors, targets);
  const { trials, constantError, constantStandardError, variableError } = found;
  const isEnough = trials >= 3;
  return {
    absoluteError: meanMetric(errors.map(Math.abs)),
    constantError: metricOf(constantError, isEnough ? constantStandardError : undefined, trials),
    variableError: metricOf(
      variableError,
      isEnough ? variableError / Math.sqrt(2 * (trials - 1)) : undefined,
      trials,
    ),
  };
}

function metricOf(value: number, standardError: number | undefined, trials: number): Metric {
  return standardError === undefined ? { value, trials } : { value, standardError, trials };
}

/**
 * Feedback dependence: mean absolute error without sight less that with it, in the unit of the errors. 0: sight does
 * not help. Standard error from those of the two means, which are of different trials.
 * @returns undefined without trials of both kinds.
 */
export function feedbackDependence(
  withoutSight: readonly number[],
  withSight: readonly number[],
): Metric | undefined {
  const without = meanMetric(withoutSight.map(Math.abs));
  const sighted = meanMetric(withSight.map(Math.abs));
  if (without === undefined || sighted === undefined) return undefined;
  const value = without.value - sighted.value;
  const trials = without.trials + sighted.trials;
  const one = without.standardError;
  const other = sighted.standardError;
  if (one === undefined || other === undefined) return { value, trials };
  return { value, standardError: Math.sqrt(one * one + other * other), trials };
}
