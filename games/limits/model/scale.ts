/** Where the targets of the assessment are, in mm of a standing lean (../../lean.ts). */
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { Direction } from '#core/exercise/directions.ts';
import { BEFORE_LIMIT_DEG, leansTrunk, mmPerUnit } from '../../lean.ts';

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

/** Where each target is drawn, in mm of a standing lean. */
export function targetsMm(
  steering: Steering,
  posture: Posture,
  leanLimitDeg: number | undefined,
): Readonly<Record<Direction, number>> {
  if (!leansTrunk(steering) || leanLimitDeg === undefined) return STANDING_MM;
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
