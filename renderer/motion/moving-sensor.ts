/** Which sensor a person is moving about in the hand: how sensors get their places. Pure. */
import type { BodyStatus } from '#core/contract/sensors.ts';

/** Faster than a resting hand trembles, slower than anyone turns a thing that is to be noticed. */
const MOVED_DEG_S = 40;
/** Two sensors in one hand, or on one table that is knocked, tell nothing: the others must move far less. */
const OTHERS_SHARE = 0.4;
/** Updates come ten times a second: so long must it go on. */
const HELD_UPDATES = 8;

export interface MovingWatch {
  /** The sensor that has moved alone for `updates` updates. */
  readonly serial: string | undefined;
  readonly updates: number;
}

export const NOTHING_MOVED: MovingWatch = { serial: undefined, updates: 0 };

/** @param placed a sensor that has its place already and may move as it likes */
export function watchMoving(
  watch: MovingWatch,
  segments: BodyStatus['segments'],
  placed: string | undefined,
): MovingWatch {
  const candidates = segments
    .filter(({ serial }) => serial !== placed)
    .toSorted((a, b) => b.movingDegS - a.movingDegS);
  const [most, next] = candidates;
  const alone =
    most !== undefined &&
    most.movingDegS >= MOVED_DEG_S &&
    (next?.movingDegS ?? 0) <= OTHERS_SHARE * most.movingDegS;
  if (!alone) return NOTHING_MOVED;
  return { serial: most.serial, updates: most.serial === watch.serial ? watch.updates + 1 : 1 };
}

/** How far along, 0 to 1; at 1 the sensor is chosen. */
export function movingProgress({ updates }: MovingWatch): number {
  return Math.min(1, updates / HELD_UPDATES);
}
