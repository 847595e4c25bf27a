/** Where the load cells of a board are, and what follows from their loads. Axes are the person's: right and front. */
import type { CellLoadsKg } from './reading.ts';

/** Distances between the load cells' centres. */
export interface BoardGeometry {
  readonly sensorSpacingMlMm: number;
  readonly sensorSpacingApMm: number;
}

/** Wii Balance Board: 433 x 238 mm (Leach et al. 2014, Sensors 14:18244). Others print 228 mm front to back. */
export const WII_BALANCE_BOARD: BoardGeometry = { sensorSpacingMlMm: 433, sensorSpacingApMm: 238 };

export interface CentreOfPressureMm {
  /** Positive to the person's right. */
  readonly mlMm: number;
  /** Positive to the front. */
  readonly apMm: number;
}

export function totalLoadKg(loads: CellLoadsKg): number {
  return loads.frontRightKg + loads.backRightKg + loads.frontLeftKg + loads.backLeftKg;
}

/**
 * Centre of pressure of four cells, from the middle of the board, mm:
 * ml = (W / 2) (right - left) / total, ap = (L / 2) (front - back) / total.
 * The caller makes sure that the total is well above zero.
 */
export function centreOfPressureMm(loads: CellLoadsKg, geometry: BoardGeometry): CentreOfPressureMm {
  const total = totalLoadKg(loads);
  const right = loads.frontRightKg + loads.backRightKg;
  const left = loads.frontLeftKg + loads.backLeftKg;
  const front = loads.frontRightKg + loads.frontLeftKg;
  const back = loads.backRightKg + loads.backLeftKg;
  return {
    mlMm: ((geometry.sensorSpacingMlMm / 2) * (right - left)) / total,
    apMm: ((geometry.sensorSpacingApMm / 2) * (front - back)) / total,
  };
}

/** The four loads of one load at one point: the bilinear split, whose centre of pressure is that point again. */
export function cellLoadsAt(loadKg: number, cop: CentreOfPressureMm, geometry: BoardGeometry): CellLoadsKg {
  const right = 0.5 + cop.mlMm / geometry.sensorSpacingMlMm;
  const front = 0.5 + cop.apMm / geometry.sensorSpacingApMm;
  return {
    frontRightKg: loadKg * front * right,
    backRightKg: loadKg * (1 - front) * right,
    frontLeftKg: loadKg * front * (1 - right),
    backLeftKg: loadKg * (1 - front) * (1 - right),
  };
}

/** 1 at the middle, 0 on the line through the load cells, negative outside: the smaller margin of the two axes. */
export function edgeMarginAt(cop: CentreOfPressureMm, geometry: BoardGeometry): number {
  const ml = Math.abs(cop.mlMm) / (geometry.sensorSpacingMlMm / 2);
  const ap = Math.abs(cop.apMm) / (geometry.sensorSpacingApMm / 2);
  return 1 - Math.max(ml, ap);
}
