/** How a worn sensor fares, in words. */
import type { HeadingZero, SegmentStatus } from '#core/contract/sensors.ts';

/** Turning drifts without a compass: beyond this the number is not to be believed for long. */
const MUCH_DRIFT_DEG_MIN = 3;

/** @returns how much "straight ahead" drifts, or what to do to know it */
export function headingText({ driftDegMin, sinceZeroS }: SegmentStatus): string {
  if (sinceZeroS === undefined) return 'Straight ahead is not known yet.';
  const since = sinceZeroS < 90 ? `${Math.round(sinceZeroS)} s` : `${Math.round(sinceZeroS / 60)} min`;
  if (driftDegMin === undefined) return `Straight ahead was set ${since} ago.`;
  const drift = Math.abs(driftDegMin);
  const much = drift > MUCH_DRIFT_DEG_MIN ? ', which is much' : '';
  return `Straight ahead was set ${since} ago; it drifts by ${drift.toFixed(1)}° a minute${much}.`;
}

/** @returns that straight ahead is set, or why not and what to do */
export function zeroText({ problem }: HeadingZero): string {
  return problem === undefined ? 'Straight ahead is set.' : `Straight ahead is not set. ${problem}`;
}
