/** One trial, a stretch of the channel: while it runs, and its result. */
import { difficultyOf } from '#core/exercise/curve.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { WIDEST_MARGIN, hasManyHeld, marginOf } from '../../block-result.ts';
import { CHANNEL_CURVE } from '../curve.ts';
import { LEAD_MS, STRETCH_MS, repeatedSpan } from './course.ts';
import type { Course } from './course.ts';
import type { ChannelParameters } from './state.ts';

/** `repeated`: of the water that every set has. */
export type StretchKind = 'course' | 'repeated';

export interface RunningStretch {
  readonly index: number;
  readonly kind: StretchKind;
  readonly startMs: number;
  readonly endMs: number;
  /** Farthest from the middle so far, fraction of the range. */
  readonly farthest: number;
  readonly steps: number;
  readonly heldSteps: number;
}

/** What a result needs to know of its set. */
export interface StretchSet {
  readonly difficulty: number;
  readonly parameters: ChannelParameters;
  /** From the middle to each bank, fraction of the range. */
  readonly halfWidth: number;
}

/** When the first trial at or after a time begins, time of the block. */
export function stretchStartMs({ fromMs }: Course, tMs: number): number {
  const firstMs = fromMs + LEAD_MS;
  return firstMs + STRETCH_MS * Math.max(0, Math.ceil((tMs - firstMs) / STRETCH_MS));
}

export function startStretch(course: Course, index: number, startMs: number): RunningStretch {
  const [from, until] = repeatedSpan(course) ?? [0, 0];
  const kind = startMs >= from && startMs < until ? 'repeated' : 'course';
  return { index, kind, startMs, endMs: startMs + STRETCH_MS, farthest: 0, steps: 0, heldSteps: 0 };
}

/** @param distance from the middle; undefined where the reading is held. */
export function observed(stretch: RunningStretch, distance: number | undefined): RunningStretch {
  return {
    ...stretch,
    farthest: Math.max(stretch.farthest, distance ?? 0),
    steps: stretch.steps + 1,
    heldSteps: stretch.heldSteps + (distance === undefined ? 1 : 0),
  };
}

/**
 * The result of a trial. It is a success when the boat stayed between the banks all along, so the score is 0 or 1, and
 * "target success 0.8" means four stretches in five. The farthest point grades it: it is the half width of the
 * narrowest channel that would still have done.
 * @param endMs where it ended; before its end it is void.
 */
export function finishStretch(stretch: RunningStretch, endMs: number, set: StretchSet): TrialResult {
  const { difficulty, halfWidth } = set;
  const { index, kind, startMs, farthest, steps, heldSteps } = stretch;
  const values = {
    farthestPercent: 100 * farthest,
    heldPercent: steps === 0 ? 0 : (100 * heldSteps) / steps,
  };
  const base = { index, startMs, endMs, kind, difficulty, values };
  if (endMs < stretch.endMs) return { ...base, void: 'interrupted' };
  if (hasManyHeld(stretch)) return { ...base, void: 'held-readings' };
  const success = farthest <= halfWidth;
  const scored = { ...base, success, score: success ? 1 : 0 };
  return success ? { ...scored, margin: marginOfStretch(farthest, set) } : scored;
}

/** How much harder a narrower channel could have made it. */
function marginOfStretch(farthest: number, { difficulty, parameters, halfWidth }: StretchSet): number {
  if (!(farthest > 0)) return WIDEST_MARGIN;
  const widthPercent = (parameters.widthPercent * farthest) / halfWidth;
  const hardest = difficultyOf(CHANNEL_CURVE, { ...parameters, widthPercent });
  return marginOf(hardest, difficulty);
}
