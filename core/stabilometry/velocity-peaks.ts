/**
 * How often one axis turns round, and how fast it gets in between (Quijoux et al. 2021, Physiol Rep 9:e15067): the
 * velocity by Savitzky-Golay (window 5, order 3), its zero crossings, and the largest speed between two of them. What
 * comes before the first crossing and after the last is no whole movement and has no peak. All of these grow with the
 * noise and with the rate.
 */
import { savitzkyGolay } from '../signal/savitzky-golay.ts';
import { mean } from '../signal/statistics.ts';
import { axisOf, requireSway } from './sway.ts';
import type { Sway, SwayAxis } from './sway.ts';

export interface VelocityPeaks {
  readonly zeroCrossings: number;
  /** Mean peak speed to the right or front, mm/s. Undefined without a whole movement that way. */
  readonly positiveMmS: number | undefined;
  /** Mean peak speed to the left or back, mm/s, as a positive number. */
  readonly negativeMmS: number | undefined;
  /** Mean of all the peaks, mm/s. */
  readonly allMmS: number | undefined;
}

/** @throws KeelError `invalid-argument` for fewer than 5 samples or NaN. */
export function velocityPeaks(sway: Sway, axis: SwayAxis): VelocityPeaks {
  requireSway(sway, 5, 'quantity.peak-velocity');
  const movements = movementsOf(savitzkyGolay(axisOf(sway, axis), { rateHz: sway.rateHz }));
  const peaks = movements.slice(1, -1);
  const positive = peaks.filter((peak) => peak > 0);
  const negative = peaks.filter((peak) => peak < 0).map(Math.abs);
  return {
    zeroCrossings: Math.max(0, movements.length - 1),
    positiveMmS: meanOf(positive),
    negativeMmS: meanOf(negative),
    allMmS: meanOf([...positive, ...negative]),
  };
}

/** The velocity of largest size, with its sign, of each run of one sign. Zeros belong to the run that they are in. */
function movementsOf(velocities: Float64Array): number[] {
  const peaks: number[] = [];
  for (const velocity of velocities) {
    const peak = peaks.at(-1);
    if (velocity === 0) continue;
    if (peak === undefined || peak > 0 !== velocity > 0) peaks.push(velocity);
    else if (Math.abs(velocity) > Math.abs(peak)) peaks[peaks.length - 1] = velocity;
  }
  return peaks;
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : mean(values);
}
