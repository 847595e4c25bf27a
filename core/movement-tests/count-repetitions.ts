/** How many repetitions there are so far: what the screen counts while it records, by the rule of the analysis. */
import type { Frame } from '../contract/frame.ts';
import { findRepetitions } from './repetitions.ts';
import type { RepeatedTask, Side } from './tasks.ts';
import { FEWEST_FRAMES, thoraxTraceOf } from './trace.ts';

export interface RepetitionCount {
  readonly whole: Readonly<Record<Side, number>>;
  /** Less than 60 % of the way, or out again before coming back. */
  readonly unfinished: number;
}

export const NO_REPETITIONS: RepetitionCount = { whole: { forward: 0, left: 0, right: 0 }, unfinished: 0 };

export function countRepetitions(task: RepeatedTask, frames: readonly Frame[]): RepetitionCount {
  const thorax = frames.length < FEWEST_FRAMES ? undefined : thoraxTraceOf(frames);
  if (thorax === undefined) return NO_REPETITIONS;
  const found = findRepetitions(task, thorax);
  const whole = (side: Side): number =>
    found.filter((repetition) => repetition.side === side && repetition.wholeness === 'whole').length;
  return {
    whole: { forward: whole('forward'), left: whole('left'), right: whole('right') },
    unfinished: found.filter(({ wholeness }) => wholeness === 'half' || wholeness === 'not-returned').length,
  };
}
