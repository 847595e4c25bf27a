/** The movements that are recorded, and how each shows in the angles. */
import { z } from 'zod';

export const movementTaskSchema = z.enum(['bend', 'lift', 'reach', 'turn', 'type']);
export type MovementTask = z.infer<typeof movementTaskSchema>;
/** Done again and again, where typing goes on. */
export type RepeatedTask = Exclude<MovementTask, 'type'>;

/** Where a repetition goes. */
export const sideSchema = z.enum(['forward', 'left', 'right']);
export type Side = z.infer<typeof sideSchema>;

export interface TaskFacts {
  /** The recording ends by itself after this long, ms. */
  readonly longestMs: number;
  /** As many of these as make the numbers steady; to each side where the task has sides. */
  readonly repetitions: number;
  readonly sides: readonly Side[];
  readonly sitting: boolean;
  /** Smaller excursions are sway, deg. */
  readonly smallestDeg: number;
}

/**
 * Turning lasts a minute at most and is done sitting: heading drifts, and on a seat the pelvis stays (DOMAIN 2.0,
 * 2.3.9). Five repetitions make rhythm and smoothness steady; an asymmetry needs three to each side (DOMAIN A1).
 */
export const TASK_FACTS: Readonly<Record<MovementTask, TaskFacts>> = {
  bend: { longestMs: 90_000, repetitions: 5, sides: ['forward'], sitting: false, smallestDeg: 12 },
  lift: { longestMs: 90_000, repetitions: 5, sides: ['forward'], sitting: false, smallestDeg: 12 },
  reach: { longestMs: 90_000, repetitions: 5, sides: ['left', 'right'], sitting: false, smallestDeg: 8 },
  turn: { longestMs: 60_000, repetitions: 5, sides: ['left', 'right'], sitting: true, smallestDeg: 8 },
  type: { longestMs: 600_000, repetitions: 0, sides: [], sitting: true, smallestDeg: 0 },
};

export function isRepeated(task: MovementTask): task is RepeatedTask {
  return task !== 'type';
}
