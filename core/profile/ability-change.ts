/**
 * Has ability really changed? By the probe, which never adapts, each session's estimate resting on its own
 * probe trials alone, so that estimates are independent of each other. Two judgements must agree: the posterior, that
 * the difference is hardly by chance, and the minimal detectable change, that it is beyond the spread between days.
 */
import { z } from 'zod';
import type { AbilityEstimate } from '../difficulty/ability.ts';
import { standardNormalBelow } from '../difficulty/psychometric-functions.ts';
import { mean } from '../signal/statistics.ts';
import { BASELINE_SESSIONS, changeOf, changeSchema } from './change.ts';

export const abilityChangeSchema = changeSchema.extend({
  /** Probability that ability is higher now than at baseline. */
  probabilityHigher: z.number(),
});
export type AbilityChange = z.infer<typeof abilityChangeSchema>;

/** Ability drifts by little from day to day (core/difficulty, 0.01 logits^2 a day); a probe of nine trials adds more. */
const BETWEEN_DAYS = { scale: 'plain', standardDeviation: 0.3, degreesOfFreedom: 6 } as const;

/** Two-sided 95 %. */
const SURE = 0.975;

/**
 * Ability now against the first sessions of `history` (oldest first), logits; undefined while there are too few.
 * Posteriors are taken to be normal: P(higher) = Phi(change / sqrt(s_now^2 + s_baseline^2)).
 */
export function abilityChangeOf(
  history: readonly AbilityEstimate[],
  now: AbilityEstimate,
): AbilityChange | undefined {
  const measured = ({ mean: value, standardDeviation }: AbilityEstimate) => {
    return { value, standardError: standardDeviation };
  };
  const baseline = history.slice(0, BASELINE_SESSIONS).map(measured);
  const change = changeOf(baseline, measured(now), { better: 'higher', withinPerson: BETWEEN_DAYS });
  if (change === undefined) return undefined;
  const first = history.slice(0, BASELINE_SESSIONS);
  const baselineVariance = mean(first.map(({ standardDeviation: s }) => s * s)) / first.length;
  const spread = Math.sqrt(now.standardDeviation * now.standardDeviation + baselineVariance);
  const probabilityHigher = standardNormalBelow(change.change / spread);
  const sure = Math.max(probabilityHigher, 1 - probabilityHigher) >= SURE;
  return { ...change, probabilityHigher, verdict: sure ? change.verdict : 'no-real-change' };
}
