/**
 * From the plane of the game to the screen. The plane is the model's: fractions of the person's limits, positive to the
 * right and to the front. The screen is a stage of 1920 x 1080 units that every window shows whole.
 */
import { DIRECTIONS } from '#core/exercise/directions.ts';
import type { Direction, PlaneVector } from '#core/exercise/directions.ts';
import { clamped, softlyLimited } from './easing.ts';

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export const STAGE = { width: 1920, height: 1080 } as const;
/** Where open water begins. */
export const HORIZON_Y = 268;
/** Middle of the course and how far from it a fraction of 1 is drawn: the water is seen from a low bridge. */
export const COURSE = { x: 960, y: 672, radiusX: 560, radiusY: 300 } as const;

/** Beyond this fraction a place is drawn ever closer to `FARTHEST`, so that the boat stays on the screen. */
const BEND = 1.05;
const FARTHEST = 1.3;

/** A place of the plane on the stage. */
export function toStage(place: PlaneVector): ScreenPoint {
  return { x: COURSE.x + place.ml * COURSE.radiusX, y: COURSE.y - place.ap * COURSE.radiusY };
}

/** A place that always fits the stage: unchanged within the limits, softly held back beyond them. */
export function keptOnStage(place: PlaneVector): PlaneVector {
  const length = Math.sqrt(place.ml * place.ml + place.ap * place.ap);
  if (length <= BEND) return place;
  const factor = softlyLimited(length, BEND, FARTHEST) / length;
  return { ml: place.ml * factor, ap: place.ap * factor };
}

/** How large a thing looks that floats at this height of the stage: 1 in the middle of the course. */
export function sizeAt(y: number): number {
  return clamped(1 + 0.00062 * (y - COURSE.y), 0.72, 1.3);
}

/**
 * How fast and large the water itself is at this height: 0 at the horizon, 1 in the middle of the course of open water.
 */
export function nearnessAt(y: number, horizonY: number = HORIZON_Y): number {
  return Math.max(0, (y - horizonY) / (COURSE.y - HORIZON_Y));
}

/** A direction of the plane as an angle on the stage, radians, clockwise from the right. */
export function stageAngle(vector: PlaneVector): number {
  return Math.atan2(-vector.ap * COURSE.radiusY, vector.ml * COURSE.radiusX);
}

/** The direction on the other side: wind that pushes to the right comes from the left. */
export function opposite(direction: Direction): Direction {
  const half = DIRECTIONS.length / 2;
  return DIRECTIONS[(DIRECTIONS.indexOf(direction) + half) % DIRECTIONS.length] ?? direction;
}
