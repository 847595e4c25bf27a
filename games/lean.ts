/**
 * A lean in mm of a standing lean, whatever steers: what the rules of `core/stabilometry/leaning.ts` are told in. So many
 * mm for each unit of what steers, that a comfortable reach is about as far.
 */
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import { UNIT, along } from '#core/exercise/directions.ts';
import type { Direction, PlaneVector } from '#core/exercise/directions.ts';
import { isSitting } from '#core/exercise/posture.ts';
import type { LeanSample } from '#core/stabilometry/leaning.ts';

/** Nobody is asked to lean to where the stop rule would end it, deg. */
export const BEFORE_LIMIT_DEG = 5;

export function mmPerUnit(steering: Steering, posture: Posture): number {
  switch (steering) {
    case 'centre-of-pressure':
      return isSitting(posture) ? 1.6 : 1;
    case 'thorax':
      return 4.5;
    case 'pelvis':
    case 'board-tilt':
      return 9;
  }
}

/** The limit of the trunk's lean stops what steers with the trunk. */
export function leansTrunk(steering: Steering): boolean {
  return steering === 'thorax' || steering === 'pelvis';
}

/** A place in mm of a standing lean, along and across a direction. */
export function leanSampleOf(direction: Direction, atMm: PlaneVector, sinceCueMs: number): LeanSample {
  const unit = UNIT[direction];
  return { sinceCueMs, onMm: along(atMm, unit), offMm: atMm.ml * unit.ap - atMm.ap * unit.ml };
}
