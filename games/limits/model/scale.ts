/**
 * The assessment's rules are those of a standing lean, in mm. Whatever else steers is told in the same measure: so many
 * mm for each of its units, that a comfortable reach is about as far.
 */
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { Direction } from '#core/exercise/directions.ts';
import { isSitting } from '#core/exercise/posture.ts';

/** Where each target is drawn of a standing lean, mm from neutral: farther than most people reach. */
const STANDING_MM: Readonly<Record<Direction, number>> = {
  front: 90,
  'front-right': 100,
  right: 120,
  'back-right': 85,
  back: 70,
  'back-left': 85,
  left: 120,
  'front-left': 100,
};

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

/** Nobody is asked to lean to where the stop rule would end it, deg. */
const BEFORE_LIMIT_DEG = 5;

/** Where each target is drawn, in mm of a standing lean. */
export function targetsMm(
  steering: Steering,
  posture: Posture,
  leanLimitDeg: number | undefined,
): Readonly<Record<Direction, number>> {
  const leans = steering === 'thorax' || steering === 'pelvis';
  if (!leans || leanLimitDeg === undefined) return STANDING_MM;
  const farthest = Math.max(1, leanLimitDeg - BEFORE_LIMIT_DEG) * mmPerUnit(steering, posture);
  const within = (mm: number): number => Math.min(mm, farthest);
  return {
    front: within(STANDING_MM.front),
    'front-right': within(STANDING_MM['front-right']),
    right: within(STANDING_MM.right),
    'back-right': within(STANDING_MM['back-right']),
    back: within(STANDING_MM.back),
    'back-left': within(STANDING_MM['back-left']),
    left: within(STANDING_MM.left),
    'front-left': within(STANDING_MM['front-left']),
  };
}
