/** How far a person can move what they steer from neutral, and how far they dare to. */
import type { PointMm } from './point.ts';

export interface Limits {
  readonly side: number;
  readonly front: number;
  readonly back: number;
}

/** Of the centre of pressure, standing with feet apart. */
export const BASE_OF_SUPPORT_MM: Limits = { side: 120, front: 100, back: 80 };

/** The point itself, or where its ray leaves the ellipses that the limits span. */
export function withinReach(point: PointMm, reach: number, limitsMm: Limits): PointMm {
  const apLimitMm = point.apMm >= 0 ? limitsMm.front : limitsMm.back;
  const ml = point.mlMm / (limitsMm.side * reach);
  const ap = point.apMm / (apLimitMm * reach);
  const distance = Math.sqrt(ml * ml + ap * ap);
  if (distance <= 1) return point;
  return { mlMm: point.mlMm / distance, apMm: point.apMm / distance };
}
