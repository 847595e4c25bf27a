/**
 * Changed or not: the one judgement everyone uses. A value is compared with the person's own first sessions by a
 * moderated t (Smyth 2004, Stat Appl Genet Mol Biol 3:3): two or three sessions of one person tell little of how much
 * they scatter, so that the variance is pooled with what is known of other people on the same measure,
 *
 *     s^2 = (d0 s0^2 + (k - 1) s_own^2) / (d0 + k - 1)        d = d0 + k - 1 degrees of freedom,
 *
 * and a value that has not changed lies within baseline +- t95(d) s sqrt(1 + 1 / k) in 95 % of cases. What scales
 * (amounts above zero) is judged by its logarithm.
 */
import { z } from 'zod';
import { t95, twoSidedPOfT } from '../reliability/t-distribution.ts';
import { offScale, onScale } from '../reliability/within-person.ts';
import type { WithinPersonPrior } from '../reliability/within-person.ts';
import { mean, sampleStandardDeviation } from '../signal/statistics.ts';

/** With fewer, a change can't be told from the ordinary spread between days. */
export const MINIMUM_BASELINE_SESSIONS = 2;
export const BASELINE_SESSIONS = 3;

export interface MeasuredValue {
  readonly value: number;
  /** By the trials within the session. */
  readonly standardError?: number | undefined;
}

/** What is judged: which direction is an improvement, and how much people scatter. */
export interface JudgedMeasure {
  readonly better: 'lower' | 'higher' | 'neither';
  readonly withinPerson: WithinPersonPrior;
}

/** 'changed': real, where neither direction is the better one. */
export const verdictSchema = z.enum(['better', 'worse', 'changed', 'no-real-change']);
export type Verdict = z.infer<typeof verdictSchema>;

export const changeSchema = z.object({
  /** Mean of the first sessions; the geometric one of what scales. */
  baseline: z.number(),
  change: z.number(),
  /** Where 95 of 100 values lie while nothing changes. */
  expectedLow: z.number(),
  expectedHigh: z.number(),
  /** Probability of a difference at least as large while nothing changes. */
  pValue: z.number(),
  verdict: verdictSchema,
});
export type Change = z.infer<typeof changeSchema>;

/** Two-sided: one in twenty of those who did not change. */
export const FALSE_CHANGES = 0.05;

/**
 * Change of `now` against a baseline; undefined while that has too few values, and for a value not above zero of a
 * measure that scales.
 * @param baseline Values of earlier sessions; all of them are taken.
 */
export function changeOf(
  baseline: readonly MeasuredValue[],
  now: MeasuredValue,
  { better, withinPerson }: JudgedMeasure,
): Change | undefined {
  const { scale, standardDeviation, degreesOfFreedom } = withinPerson;
  const values = baseline.map(({ value }) => onScale(value, scale));
  const today = onScale(now.value, scale);
  const k = values.length;
  if (k < MINIMUM_BASELINE_SESSIONS || [...values, today].some(Number.isNaN)) return undefined;
  const own = sampleStandardDeviation(values);
  const freedom = degreesOfFreedom + k - 1;
  const pooled = (degreesOfFreedom * standardDeviation * standardDeviation + (k - 1) * own * own) / freedom;
  const errors = baseline.map((value) => squaredError(value, scale));
  // Never less than the trials within the sessions leave open.
  const least = squaredError(now, scale) + mean(errors) / k;
  const error = Math.sqrt(Math.max(pooled * (1 + 1 / k), least));
  const middle = mean(values);
  const reach = t95(freedom) * error;
  const pValue = twoSidedPOfT((today - middle) / error, freedom);
  const change = now.value - offScale(middle, scale);
  return {
    baseline: offScale(middle, scale),
    change,
    expectedLow: offScale(middle - reach, scale),
    expectedHigh: offScale(middle + reach, scale),
    pValue,
    verdict: verdictOf(pValue < FALSE_CHANGES, change, better),
  };
}

/** Of percents of a whole: nothing is expected below 0 or above 100, where no value can lie. */
export function changeOfShare(change: Change): Change {
  const { expectedLow, expectedHigh } = change;
  return { ...change, expectedLow: Math.max(0, expectedLow), expectedHigh: Math.min(100, expectedHigh) };
}

/** Of the logarithm where that is the scale (delta method). */
function squaredError(
  { value, standardError = 0 }: MeasuredValue,
  scale: WithinPersonPrior['scale'],
): number {
  const error = scale === 'log' ? standardError / value : standardError;
  return error * error;
}

export function verdictOf(real: boolean, change: number, better: JudgedMeasure['better']): Verdict {
  if (!real) return 'no-real-change';
  if (better === 'neither') return 'changed';
  return change > 0 === (better === 'higher') ? 'better' : 'worse';
}
