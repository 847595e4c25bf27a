/**
 * Real change or noise: the one judgement everyone uses. A value is compared with the person's own first sessions.
 *
 * SEM is the larger of the spread between baseline sessions (SD, n-1) and the typical standard error within a session:
 * neither learning nor a lucky session can make it small. The baseline is a mean of k sessions and today is one, so
 * the minimal detectable change at 95 % is 1.96 sqrt(SEM^2 + SEM^2 / k), which is the usual 2.77 SEM at k = 1
 * (DOMAIN 4E; Weir 2005, J Strength Cond Res 19:231).
 */
import { z } from 'zod';
import { minimalDetectableChange as detectable } from '../reliability/measurement-error.ts';
import { mean, median, sampleStandardDeviation } from '../signal/statistics.ts';

export const BASELINE_SESSIONS = 3;
/** With fewer, a change can't be told from the ordinary spread between days. */
export const MINIMUM_BASELINE_SESSIONS = 2;

export interface MeasuredValue {
  readonly value: number;
  readonly standardError?: number | undefined;
}

export const changeSchema = z.object({
  baseline: z.number(),
  change: z.number(),
  standardErrorOfMeasurement: z.number(),
  minimalDetectableChange: z.number(),
  /** 'changed': real, where neither direction is the better one. */
  verdict: z.enum(['better', 'worse', 'changed', 'no-real-change']),
});
export type Change = z.infer<typeof changeSchema>;

/**
 * Change of `now` against the first sessions in `history` (oldest first), or undefined while there are too few.
 * @param better Which direction is an improvement.
 */
export function changeOf(
  history: readonly MeasuredValue[],
  now: MeasuredValue,
  better: 'lower' | 'higher' | 'neither',
): Change | undefined {
  const first = history.slice(0, BASELINE_SESSIONS);
  if (first.length < MINIMUM_BASELINE_SESSIONS) return undefined;
  const values = first.map((entry) => entry.value);
  const within = [...first, now].map((entry) => entry.standardError).filter((error) => error !== undefined);
  const withinSem = within.length === 0 ? 0 : median(within);
  const sem = Math.max(sampleStandardDeviation(values), withinSem);
  const baseline = mean(values);
  const change = now.value - baseline;
  const minimalDetectableChange = detectable(sem, first.length);
  const real = sem > 0 && Math.abs(change) > minimalDetectableChange;
  const verdict = real ? directionOf(change, better) : 'no-real-change';
  return { baseline, change, standardErrorOfMeasurement: sem, minimalDetectableChange, verdict };
}

function directionOf(change: number, better: 'lower' | 'higher' | 'neither'): 'better' | 'worse' | 'changed' {
  if (better === 'neither') return 'changed';
  return change > 0 === (better === 'higher') ? 'better' : 'worse';
}
