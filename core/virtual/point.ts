/** Points and movements in the plane of the board, mm from neutral: positive to the right and to the front. */
export interface PointMm {
  readonly mlMm: number;
  readonly apMm: number;
}

export const NEUTRAL: PointMm = { mlMm: 0, apMm: 0 };

export function sum(a: PointMm, b: PointMm): PointMm {
  return { mlMm: a.mlMm + b.mlMm, apMm: a.apMm + b.apMm };
}

export function difference(a: PointMm, b: PointMm): PointMm {
  return { mlMm: a.mlMm - b.mlMm, apMm: a.apMm - b.apMm };
}
