/**
 * Against the person's earlier recordings of the same movement: only what the grade allows, and only what is beyond
 * both the spread between days and what sensors that were strapped on anew can tell.
 */
import { BASELINE_SESSIONS, changeOf, changeOfShare } from '../profile/change.ts';
import type { Change } from '../profile/change.ts';
import { measureInfo } from './measures.ts';
import type { MovementMeasureKey } from './measures.ts';
import type { MovementMeasure, MovementResult } from './movement-result.ts';
import type { Side } from './tasks.ts';

export interface MovementChange {
  readonly key: MovementMeasureKey;
  readonly side: Side | undefined;
  readonly now: MovementMeasure;
  /** Recordings that went before and can be compared with. */
  readonly earlier: number;
  /** Undefined while there are fewer than two of them. */
  readonly change?: Change | undefined;
}

/**
 * Everyday movements need no familiarisation: the baseline begins with the first recording.
 * @param earlier Results of the same person on the same kind of input, oldest first.
 */
export function movementChanges(
  earlier: readonly MovementResult[],
  now: MovementResult,
): readonly MovementChange[] {
  const like = earlier.filter(({ task, version }) => task === now.task && version === now.version);
  return now.measures.flatMap((measure) => {
    const { unit, smallestChange, withinPerson } = measureInfo(measure.key, now.task);
    if (smallestChange === undefined || !isComparable(measure)) return [];
    const { key, side } = measure;
    const history = like
      .flatMap(({ measures }) => measures.find((other) => other.key === key && other.side === side) ?? [])
      .filter(isComparable);
    const baseline = history.slice(0, BASELINE_SESSIONS);
    const change = changeOf(baseline, measure, { better: 'neither', withinPerson });
    const entry = { key, side, now: measure, earlier: history.length };
    if (change === undefined) return [entry];
    const wide = widened(change, smallestChange);
    return [{ ...entry, change: unit === '%' ? changeOfShare(wide) : wide }];
  });
}

/** Nothing is told that the sensors can't tell. */
function widened(change: Change, smallestChange: number): Change {
  const { baseline, expectedLow, expectedHigh, verdict } = change;
  const within = Math.abs(change.change) <= smallestChange;
  return {
    ...change,
    expectedLow: Math.min(expectedLow, baseline - smallestChange),
    expectedHigh: Math.max(expectedHigh, baseline + smallestChange),
    verdict: within ? 'no-real-change' : verdict,
  };
}

/** A slipped or lost sensor makes a number that says nothing about another day. */
function isComparable({ flags }: MovementMeasure): boolean {
  return !flags.some(({ code }) => code === 'sensor-slipped' || code === 'sensor-lost');
}
