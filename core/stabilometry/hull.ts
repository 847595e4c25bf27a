/** Convex hull and greatest distance of points in the plane, in n log n. */
import { at, requireFinite, requireSameLength } from '../signal/values.ts';
import { crossSign } from './cross-sign.ts';
import type { Point } from './cross-sign.ts';

/**
 * Convex hull, counter-clockwise, without points on its edges (Andrew 1979, Inf Process Lett 9:216). One point for
 * points that all coincide, two when they lie on a line.
 * @throws KeelError `invalid-argument` for no points, NaN, or lists of different length.
 */
export function convexHull(x: ArrayLike<number>, y: ArrayLike<number>): Point[] {
  requireSameLength(x, y, 'quantity.points');
  requireFinite(x, 1, 'quantity.convex-hull');
  requireFinite(y, 1, 'quantity.convex-hull');
  const points = Array.from({ length: x.length }, (_, k): Point => ({ x: at(x, k), y: at(y, k) }));
  points.sort((a, b) => a.x - b.x || a.y - b.y);
  const lower = halfHull(points);
  const upper = halfHull(points.reverse());
  const hull = [...lower.slice(0, -1), ...upper.slice(0, -1)];
  return hull.length > 0 ? hull : lower;
}

function halfHull(points: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of points) {
    const same = chain.at(-1);
    if (same !== undefined && same.x === point.x && same.y === point.y) continue;
    for (;;) {
      const last = chain.at(-1);
      const previous = chain.at(-2);
      if (last === undefined || previous === undefined || crossSign(previous, last, previous, point) > 0)
        break;
      chain.pop();
    }
    chain.push(point);
  }
  return chain;
}

function distance(a: Point, b: Point): number {
  return Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/**
 * Greatest distance between any two points: of the hull's corners, by rotating calipers (Shamos 1978): for each edge
 * the corner farthest from it, which only ever moves on. Unit of the coordinates.
 * @throws KeelError as `convexHull`.
 */
export function greatestDistance(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const hull = convexHull(x, y);
  const corner = (k: number): Point => hull[k % hull.length] ?? { x: Number.NaN, y: Number.NaN };
  let greatest = 0;
  let across = 1;
  for (let k = 0; k < hull.length; k++) {
    const [a, b] = [corner(k), corner(k + 1)];
    greatest = Math.max(greatest, distance(a, corner(across)), distance(b, corner(across)));
    while (across < k + hull.length && crossSign(a, b, corner(across), corner(across + 1)) >= 0) {
      across += 1;
      greatest = Math.max(greatest, distance(a, corner(across)), distance(b, corner(across)));
    }
  }
  return greatest;
}

/** Area of the convex hull, unit of the coordinates squared (shoelace formula). @throws KeelError as `convexHull`. */
export function hullArea(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const hull = convexHull(x, y);
  const origin = hull[0] ?? { x: 0, y: 0 };
  let doubled = 0;
  hull.forEach((point, k) => (doubled += doubledTriangle(origin, point, hull[k + 1] ?? origin)));
  return doubled / 2;
}

/** Twice the area of a triangle: positive when it turns to the left. */
function doubledTriangle(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
