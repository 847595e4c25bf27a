/** How a worn sensor fares, in words. */
import type { HeadingZero, SegmentStatus } from '#core/contract/sensors.ts';
import type { Translator } from '#core/language/translator.ts';

/** Turning drifts without a compass: beyond this the number is not to be believed for long. */
const MUCH_DRIFT_DEG_MIN = 3;

/** @returns how much "straight ahead" drifts, or what to do to know it */
export function headingText({ driftDegMin, sinceZeroS }: SegmentStatus, { say }: Translator): string {
  if (sinceZeroS === undefined) return say('sensor-set-up.heading.unknown');
  const since =
    sinceZeroS < 90
      ? ({ time: sinceZeroS, unit: 'seconds' } as const)
      : ({ time: sinceZeroS / 60, unit: 'minutes' } as const);
  if (driftDegMin === undefined) return say('sensor-set-up.heading.set', since);
  const drift = Math.abs(driftDegMin);
  const id =
    drift > MUCH_DRIFT_DEG_MIN ? 'sensor-set-up.heading.drifts-much' : 'sensor-set-up.heading.drifts';
  return say(id, { ...since, drift });
}

/** @returns that straight ahead is set, or why not and what to do */
export function zeroText({ problem }: HeadingZero, { say }: Translator): string {
  return problem === undefined
    ? say('sensor-set-up.zero.done')
    : say('sensor-set-up.zero.refused', { problem });
}
