/**
 * The course of the channel's middle, in fractions of the range to the right: a sum of sines that the set's seed draws.
 * A set begins straight; then comes a stretch of water that is the same in every set, to show what is learnt; then the
 * set's own sum of sines, of which every 20 s are a whole period.
 *
 *   0 s straight   2 s bends rise   4 s the known water   16 s across   20 s the set's own, to the end
 *
 * After a pause the set's own goes on, from straight.
 */
import { multisineAt } from '#core/coordination/multisine.ts';
import type { Multisine } from '#core/coordination/multisine.ts';

export interface Course {
  /** When it began, straight, time of the block in ms. */
  readonly fromMs: number;
  readonly own: Multisine;
  /** The water that every set has; undefined after a pause. */
  readonly repeated: Multisine | undefined;
}

/** Length of one trial. */
export const STRETCH_MS = 4000;
const STRAIGHT_MS = 2000;
const RISE_MS = 2000;
/** From the beginning of a course to its first trial. */
export const LEAD_MS = STRAIGHT_MS + RISE_MS;
const REPEATED_STRETCHES = 3;
const REPEATED_UNTIL_MS = LEAD_MS + REPEATED_STRETCHES * STRETCH_MS;
/** From the known water to the set's own. */
const ACROSS_MS = STRETCH_MS;

/** When the known water lies, time of the block; undefined where there is none. */
export function repeatedSpan({ fromMs, repeated }: Course): readonly [number, number] | undefined {
  return repeated === undefined ? undefined : [fromMs + LEAD_MS, fromMs + REPEATED_UNTIL_MS];
}

/** From when on the response to the set's own sum of sines is measured: one trial or more is there to settle in. */
export function measuredFromMs({ fromMs, repeated }: Course): number {
  return fromMs + (repeated === undefined ? LEAD_MS + STRETCH_MS : REPEATED_UNTIL_MS + ACROSS_MS);
}

/** The middle of the channel at a time of the block, fraction of the range. */
export function middleAt({ fromMs, own, repeated }: Course, tMs: number): number {
  const sinceMs = tMs - fromMs;
  const height = eased((sinceMs - STRAIGHT_MS) / RISE_MS);
  if (height === 0) return 0;
  const share = repeated === undefined ? 1 : eased((sinceMs - REPEATED_UNTIL_MS) / ACROSS_MS);
  const known = repeated === undefined || share === 1 ? 0 : multisineAt(repeated, tMs);
  return height * ((1 - share) * known + (share === 0 ? 0 : share * multisineAt(own, tMs)));
}

/** 0 to 1 with no speed at either end. */
function eased(progress: number): number {
  const p = Math.min(1, Math.max(0, progress));
  return p * p * (3 - 2 * p);
}
