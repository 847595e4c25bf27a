/**
 * A session against the first ones. The very first is for getting used to the task and counts for nothing: of real
 * people standing quietly three times, the second trial was 8 % slower than the first, the third like the second. What
 * one session says is confirmed when the session before said the same.
 */
import { BASELINE_SESSIONS, MINIMUM_BASELINE_SESSIONS, changeOf } from './change.ts';
import type { Change, JudgedMeasure, MeasuredValue } from './change.ts';

export const FAMILIARISATION_SESSIONS = 1;
/** Sessions that are not judged themselves once there are enough. */
export const BASELINE_END = FAMILIARISATION_SESSIONS + BASELINE_SESSIONS;

/** Sessions kept at hand beside the baseline: they tell whether a change is confirmed, and since when there is one. */
export const LAST_SESSIONS = 5;

export interface SessionChange {
  readonly change: Change;
  /** The session before, outside the baseline, says the same against the same baseline. */
  readonly confirmed: boolean;
}

/**
 * Undefined while there are too few earlier sessions.
 * @param earlier Every session before in which the measure was taken in the same way, oldest first.
 */
export function changeOverSessions(
  earlier: readonly MeasuredValue[],
  now: MeasuredValue,
  measure: JudgedMeasure,
): SessionChange | undefined {
  const baseline = earlier.slice(FAMILIARISATION_SESSIONS, BASELINE_END);
  const change = changeOf(baseline, now, measure);
  if (change === undefined) return undefined;
  const last = earlier.slice(BASELINE_END).at(-1);
  const before = last && changeOf(baseline, last, measure);
  return { change, confirmed: before !== undefined && saysTheSame(before, change) };
}

/** More sessions until a verdict, after so many. */
export function sessionsUntilVerdict(earlier: number): number {
  return Math.max(1, FAMILIARISATION_SESSIONS + MINIMUM_BASELINE_SESSIONS - earlier);
}

function saysTheSame(one: Change, other: Change): boolean {
  const sameWay = one.change > 0 === other.change > 0;
  return one.verdict !== 'no-real-change' && one.verdict === other.verdict && sameWay;
}
