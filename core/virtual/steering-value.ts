/** What a virtual patient's body says of what it steers by: the truth, not a sensor's word. */
import type { CellLoadsKg } from '../contract/reading.ts';
import type { Steering } from '../contract/stimulus.ts';
import { WII_BALANCE_BOARD, centreOfPressureMm, totalLoadKg } from '../contract/board-geometry.ts';
import { anglesOfSegment } from './posture.ts';
import type { VirtualPatient } from './virtual-patient.ts';

/** Less than this on the board is nobody on it. */
const LEAST_LOAD_KG = 10;

/** In the unit of the steering, mm or deg: to the right, to the front. */
export interface SteeringValue {
  readonly ml: number;
  readonly ap: number;
}

/** @param loads of the same step. Undefined while nobody is on the board, or the body has nothing to steer by so. */
export function steeringValue(
  { trunk, tiltingBoard }: VirtualPatient,
  loads: CellLoadsKg | undefined,
  steering: Steering,
): SteeringValue | undefined {
  if (steering === 'thorax' || steering === 'pelvis') {
    const angles = trunk && anglesOfSegment(trunk.postureAt(trunk.knownMs), steering);
    return angles && { ml: angles.lateralDeg, ap: angles.flexionDeg };
  }
  if (loads === undefined || totalLoadKg(loads) < LEAST_LOAD_KG) return undefined;
  if (steering === 'board-tilt') {
    return tiltingBoard && { ml: tiltingBoard.tilt.mlDeg, ap: tiltingBoard.tilt.apDeg };
  }
  const cop = centreOfPressureMm(loads, WII_BALANCE_BOARD);
  return { ml: cop.mlMm, ap: cop.apMm };
}
