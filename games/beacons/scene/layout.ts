/** Where things of Beacons are on the stage: the ring is drawn as large whatever share of the range it is. */
import { DIRECTIONS, UNIT, scaled } from '#core/exercise/directions.ts';
import type { Direction, PlaneVector } from '#core/exercise/directions.ts';
import { toStage } from '#games/shared/plane.ts';
import type { ScreenPoint } from '#games/shared/plane.ts';
import { RING_PLACE } from '../art/beacon-ring.ts';
import type { BeaconsState } from '../model.ts';

/** The towers stand this much farther out than where they are lit from: the boat comes alongside, and the nearer ones
 * hide little of it. */
const BEYOND = 0.3;
const LESS_NEAR_BY = 0.05;

/** Fractions of the course for one of the range. */
export function courseScale({ distances }: Pick<BeaconsState, 'distances'>): number {
  let farthest = 0;
  for (const direction of DIRECTIONS) farthest = Math.max(farthest, distances[direction]);
  return RING_PLACE / Math.max(0.01, farthest);
}

/** Where a light is lit from, fractions of the course. */
export function berthOf(state: Pick<BeaconsState, 'distances'>, direction: Direction): PlaneVector {
  return scaled(UNIT[direction], state.distances[direction] * courseScale(state));
}

/** The foot of a tower on the stage. */
export function towerOf(state: Pick<BeaconsState, 'distances'>, direction: Direction): ScreenPoint {
  const unit = UNIT[direction];
  const beyond = BEYOND + LESS_NEAR_BY * Math.min(0, unit.ap);
  return toStage(scaled(unit, state.distances[direction] * courseScale(state) + beyond));
}
