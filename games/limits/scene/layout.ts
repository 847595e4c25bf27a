/** Where things of the assessment are on the stage. */
import { UNIT, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';

/** This many mm of centre of pressure are drawn as the whole way to the edge of the course. */
const COURSE_MM = 100;

/** A centre of pressure (mm) in fractions of the course. */
export function onCourse(copMm: PlaneVector): PlaneVector {
  return scaled(copMm, 1 / COURSE_MM);
}

/** A distance (mm) in fractions of the course. */
export function courseLength(mm: number): number {
  return mm / COURSE_MM;
}

/** The place so many mm from neutral in a direction. */
export function placeAlong(direction: Direction, mm: number): PlaneVector {
  return onCourse(scaled(UNIT[direction], mm));
}
