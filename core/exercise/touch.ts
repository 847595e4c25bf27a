/**
 * Cues that a person feels: short pulses of the motor in a sensor that they wear. Which cues are felt is prescribed; which
 * of its own cues mean what, an exercise declares (`ExerciseInfo.touch`).
 *
 * Both sensors are worn in the middle of the back, so it is the length that tells the side: short is left, long is right,
 * in between is neither. Each is at least half as long again as the next shorter one (a judgement, not tried on people).
 */
import { z } from 'zod';
import { LONGEST_PULSE_MS } from '../contract/sensors.ts';
import type { Direction } from './directions.ts';

/**
 * `announcement`: a disturbance comes, from this side. `direction`: where to go. `on-course`: back where one should be.
 * `band`: the trunk leans farther than the quality gate of the block allows, to this side.
 */
export const TOUCH_CUES = ['announcement', 'direction', 'on-course', 'band'] as const;
export const touchCueSchema = z.enum(TOUCH_CUES);
export type TouchCue = z.infer<typeof touchCueSchema>;

export type Side = 'left' | 'right';

const LEFT_MS = 60;
const NEITHER_MS = 100;

/** Length of the pulse of a cue, ms. */
export function pulseMs(side: Side | undefined): number {
  if (side === undefined) return NEITHER_MS;
  return side === 'left' ? LEFT_MS : LONGEST_PULSE_MS;
}

/** The side of a cue with this direction: a disturbance comes from where it does not push. */
export function sideOf(cue: TouchCue, direction: Direction | undefined): Side | undefined {
  const isLeft = direction?.includes('left') === true;
  if (!isLeft && direction?.includes('right') !== true) return undefined;
  return isLeft === (cue === 'announcement') ? 'right' : 'left';
}
