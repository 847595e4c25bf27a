/** From fractions of the person's range to the stage: what lies farthest out fills it. */
import { scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { keptOnStage, toStage } from '#games/shared/plane.ts';
import type { ScreenPoint } from '#games/shared/plane.ts';

/** Of the course, for one of the range: no place lies farther out than 0.65. */
export const COURSE_PER_RANGE = 1 / 0.62;

export function onCourse(place: PlaneVector): PlaneVector {
  return keptOnStage(scaled(place, COURSE_PER_RANGE));
}

export function onStage(place: PlaneVector): ScreenPoint {
  return toStage(onCourse(place));
}
