/**
 * Time to boundary (Slobounov, Slobounova & Newell 1997, J Mot Behav 29:263, who called it virtual time-to-collision;
 * Hertel, Olmsted-Kramer & Challis 2006, J Appl Biomech 22:67): how long the centre of pressure would take to its limit
 * if it went on as it goes. Here at its velocity alone, as Hertel does. Short is near the limit for its speed; it does
 * not predict a fall. Which limits, and how minima are found, moves the numbers: keep both.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { savitzkyGolay } from '../signal/savitzky-golay.ts';
import { at } from '../signal/values.ts';
import { mean, sampleStandardDeviation } from '../signal/statistics.ts';
import type { Point } from './cross-sign.ts';
import { requireSway } from './sway.ts';
import type { Sway } from './sway.ts';

/** Limits in the signal's own coordinates, mm: with a centred signal, from its mean. */
export interface RectangleMm {
  readonly leftMm: number;
  readonly rightMm: number;
  readonly backMm: number;
  readonly frontMm: number;
}

export interface BoundaryTimes {
  /** At each sample, s; Infinity where nothing moves; 0 on or beyond the boundary. */
  readonly mlS: Float64Array;
  readonly apS: Float64Array;
}

export interface MinimaStatistics {
  readonly minimumS: number;
  readonly meanS: number;
  /** n - 1; undefined for a single minimum. */
  readonly standardDeviationS: number | undefined;
  readonly count: number;
}

/**
 * Each axis by itself, (b - x) / v with b the side towards which v points; v by Savitzky-Golay (window 5, order 3).
 * The usual rectangle is the foot's.
 * @throws KeelError `invalid-argument` for fewer than 5 samples, NaN, or a rectangle turned inside out.
 */
export function timeToRectangle(sway: Sway, rectangle: RectangleMm): BoundaryTimes {
  requireSway(sway, 5, 'quantity.time-to-boundary');
  const { leftMm, rightMm, backMm, frontMm } = rectangle;
  if (!(leftMm < rightMm && backMm < frontMm)) {
    throw new KeelError('invalid-argument', message('error.sway.boundary-crossed'));
  }
  return {
    mlS: timesOnAxis(sway.mlMm, sway.rateHz, leftMm, rightMm),
    apS: timesOnAxis(sway.apMm, sway.rateHz, backMm, frontMm),
  };
}

function timesOnAxis(values: Float64Array, rateHz: number, low: number, high: number): Float64Array {
  const speeds = savitzkyGolay(values, { rateHz });
  return values.map((value, k) => {
    const speed = at(speeds, k);
    if (value <= low || value >= high) return 0;
    if (speed === 0) return Infinity;
    return (speed > 0 ? high - value : low - value) / speed;
  });
}

/**
 * In the plane: along the direction of movement to the first side of a polygon, at each sample, s. Infinity where
 * nothing moves, 0 on or beyond the boundary. The personal limits of stability make the best polygon.
 * @param polygon Corners in order, either way round, mm.
 * @throws KeelError `invalid-argument` for fewer than 3 corners or 5 samples, or NaN.
 */
export function timeToPolygon(sway: Sway, polygon: readonly Point[]): Float64Array {
  requireSway(sway, 5, 'quantity.time-to-boundary');
  const isBroken = polygon.some(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y));
  if (polygon.length < 3 || isBroken) {
    throw new KeelError('invalid-argument', message('error.sway.boundary-corners'));
  }
  const speedMl = savitzkyGolay(sway.mlMm, { rateHz: sway.rateHz });
  const speedAp = savitzkyGolay(sway.apMm, { rateHz: sway.rateHz });
  return sway.mlMm.map((ml, k) => {
    const from = { x: ml, y: at(sway.apMm, k) };
    return isInside(from, polygon)
      ? timeToFirstSide(from, { x: at(speedMl, k), y: at(speedAp, k) }, polygon)
      : 0;
  });
}

/** Solves from + t speed = a + u (b - a) for each side; the least t >= 0 with u in 0 to 1. */
function timeToFirstSide(from: Point, speed: Point, polygon: readonly Point[]): number {
  let first = Infinity;
  polygon.forEach((a, k) => {
    const b = polygon[(k + 1) % polygon.length] ?? a;
    const side = { x: b.x - a.x, y: b.y - a.y };
    const away = { x: a.x - from.x, y: a.y - from.y };
    const cross = speed.x * side.y - speed.y * side.x;
    if (cross === 0) return;
    const t = (away.x * side.y - away.y * side.x) / cross;
    const u = (away.x * speed.y - away.y * speed.x) / cross;
    if (t >= 0 && u >= 0 && u <= 1) first = Math.min(first, t);
  });
  return first;
}

/** Whether a ray to the right crosses the sides an odd number of times. */
function isInside(point: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  polygon.forEach((a, k) => {
    const b = polygon[(k + 1) % polygon.length] ?? a;
    if (a.y > point.y === b.y > point.y) return;
    if (point.x < a.x + ((point.y - a.y) * (b.x - a.x)) / (b.y - a.y)) inside = !inside;
  });
  return inside;
}

/**
 * Absolute minimum, mean and standard deviation of the local minima (samples below both neighbours), s.
 * @param longestS Minima above this are no threat and are left out.
 * @throws KeelError `invalid-argument` when there is no minimum.
 */
export function boundaryMinima(timesS: ArrayLike<number>, longestS = 30): MinimaStatistics {
  const minima: number[] = [];
  for (let k = 1; k < timesS.length - 1; k++) {
    const here = at(timesS, k);
    if (here < at(timesS, k - 1) && here <= at(timesS, k + 1) && here <= longestS) minima.push(here);
  }
  if (minima.length === 0) {
    throw new KeelError('invalid-argument', message('error.sway.no-boundary-minimum'));
  }
  return {
    minimumS: minima.reduce((least, value) => Math.min(least, value), Infinity),
    meanS: mean(minima),
    standardDeviationS: minima.length < 2 ? undefined : sampleStandardDeviation(minima),
    count: minima.length,
  };
}
