/**
 * Against the person's earlier recordings of the same movement: only what the grade allows, and only what is beyond
 * both the spread between days and what sensors that were strapped on anew can tell.
 */
import { changeOf } from '../profile/change.ts';
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
  readonly change?:
    | {
        readonly baseline: number;
        readonly difference: number;
        readonly minimalDetectableChange: number;
        readonly real: boolean;
      }
    | undefined;
}

/** @param earlier Results of the same person on the same kind of input, oldest first. */
export function movementChanges(
  earlier: readonly MovementResult[],
  now: MovementResult,
): readonly MovementChange[] {
  const like = earlier.filter(({ task, version }) => task === now.task && version === now.version);
  return now.measures.flatMap((measure) => {
    const { smallestChange } = measureInfo(measure.key, now.task);
    if (smallestChange === undefined || !isComparable(measure)) return [];
    const { key, side } = measure;
    const history = like
      .flatMap(({ measures }) => measures.find((other) => other.key === key && other.side === side) ?? [])
      .filter(isComparable);
    const change = changeOf(history, measure, 'neither');
    const entry = { key, side, now: measure, earlier: history.length };
    if (change === undefined) return [entry];
    const minimalDetectableChange = Math.max(change.minimalDetectableChange, smallestChange);
    const real = change.verdict !== 'no-real-change' && Math.abs(change.change) > minimalDetectableChange;
    const { baseline, change: difference } = change;
    return [{ ...entry, change: { baseline, difference, minimalDetectableChange, real } }];
  });
}

/** A slipped or lost sensor makes a number that says nothing about another day. */
function isComparable({ flags }: MovementMeasure): boolean {
  return !flags.some(({ code }) => code === 'sensor-slipped' || code === 'sensor-lost');
}
