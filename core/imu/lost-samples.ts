/** Samples that got lost: how many there should have been, and what stands in for them. */
import { mean, median } from '../signal/statistics.ts';
import type { ImuSample, OrientationFilter } from './orientation-filter.ts';
import type { Vector3 } from './quaternion.ts';

/** The longest time without samples that is filled in. */
export const LONGEST_FILLED_S = 1;

/** Whether these are intervals between arrivals in bursts rather than between samples. */
export function areBursts(intervals: readonly number[]): boolean {
  const shorter = 0.25 * mean(intervals);
  return intervals.filter((interval) => interval < shorter).length > 0.1 * intervals.length;
}

/** Steps over time, where an interval with lost samples is several steps. The median alone would keep the rounding of
 *  times to milliseconds. */
export function rateOf(intervals: readonly number[]): number {
  const usual = median(intervals);
  const stepsIn = (interval: number): number => Math.max(1, Math.round(interval / usual));
  const passedS = intervals.reduce((sum, interval) => sum + interval, 0);
  return intervals.reduce((sum, interval) => sum + stepsIn(interval), 0) / passedS;
}

/** The samples missing between two, and then the second. */
export function pushBetween(
  filter: OrientationFilter,
  before: ImuSample,
  after: ImuSample,
  steps: number,
  passedS: number,
): void {
  const stepS = passedS / steps;
  for (let step = 1; step < steps; step++) {
    const share = step / steps;
    const mag = before.mag && after.mag ? vectorBetween(before.mag, after.mag, share) : undefined;
    const gyroRadS = vectorBetween(before.gyroRadS, after.gyroRadS, share);
    filter.push({ gyroRadS, accMS2: vectorBetween(before.accMS2, after.accMS2, share), mag }, stepS);
  }
  filter.push(after, stepS);
}

export function vectorBetween(a: Vector3, b: Vector3, share: number): Vector3 {
  const part = (from: number, to: number): number => from + share * (to - from);
  return [part(a[0], b[0]), part(a[1], b[1]), part(a[2], b[2])];
}
