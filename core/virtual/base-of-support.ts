/** How far the feet reach from neutral, and how far a person dares to go. */
import type { PointMm } from './point.ts';

export const BASE_OF_SUPPORT_MM = { side: 120, front: 100, back: 80 } as const;

/** The point itself, or where its ray leaves the ellipses that the limits span. */
export function withinReach(point: PointMm, reach: number): PointMm {
  const apLimitMm = point.apMm >= 0 ? BASE_OF_SUPPORT_MM.front : BASE_OF_SUPPORT_MM.back;
  const ml = point.mlMm / (BASE_OF_SUPPORT_MM.side * reach);
  const ap = point.apMm / (apLimitMm * reach);
  const distance = Math.sqrt(ml * ml + ap * ap);
  if (distance <= 1) return point;
  return { mlMm: point.mlMm / distance, apMm: point.apMm / distance };
}
