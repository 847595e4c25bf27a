/**
 * Sway density (Baratto et al. 2002, Motor Control 6:246; Jacono et al. 2004): for each sample how long the centre of
 * pressure stays, before and after it without a break, within a radius of it; smoothed. Its peaks are moments of
 * relative rest.
 */
import { filterZeroPhase } from '../signal/butterworth.ts';
import { requirePositive } from '../signal/values.ts';
import { requireSway } from './sway.ts';
import type { Sway } from './sway.ts';

export interface SwayDensityOptions {
  readonly radiusMm?: number;
  /** Cut-off of the fourth-order zero-phase low-pass that smooths the curve. */
  readonly cutoffHz?: number;
}

export interface SwayDensity {
  /** Mean height of the peaks, s. Undefined without a peak. */
  readonly peakS: number | undefined;
  /** Mean distance between one peak's place and the next one's, mm. Undefined with fewer than two peaks. */
  readonly peakDistanceMm: number | undefined;
  readonly peaks: number;
}

const BLOCK = 32;

/** Radius 3 mm, smoothed at 2.5 Hz unless told otherwise. @throws KeelError `invalid-argument` for too few samples. */
export function swayDensity(
  sway: Sway,
  { radiusMm = 3, cutoffHz = 2.5 }: SwayDensityOptions = {},
): SwayDensity {
  requireSway(sway, 17, 'quantity.sway-density');
  requirePositive(radiusMm, 'quantity.radius');
  const { rateHz, mlMm, apMm } = sway;
  const stays = stayingSamples(sway, radiusMm).map((samples) => samples / rateHz);
  const curve = filterZeroPhase(stays, { rateHz, cutoffHz });
  const peaks: number[] = [];
  for (let k = 1; k < curve.length - 1; k++) {
    if ((curve[k] ?? 0) > (curve[k - 1] ?? 0) && (curve[k] ?? 0) > (curve[k + 1] ?? 0)) peaks.push(k);
  }
  const steps = peaks.slice(1).map((peak, k) => {
    const before = peaks[k] ?? 0;
    const ml = (mlMm[peak] ?? 0) - (mlMm[before] ?? 0);
    const ap = (apMm[peak] ?? 0) - (apMm[before] ?? 0);
    return Math.sqrt(ml * ml + ap * ap);
  });
  return {
    peakS: averageOf(peaks.map((peak) => curve[peak] ?? 0)),
    peakDistanceMm: averageOf(steps),
    peaks: peaks.length,
  };
}

function averageOf(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** For every sample but the last, how many samples before and after it lie within the radius without a break. */
function stayingSamples({ mlMm, apMm }: Sway, radiusMm: number): Float64Array {
  const boxes = boundingBoxes(mlMm, apMm);
  const count = mlMm.length;
  const isNear = (a: number, b: number): boolean => {
    const ml = (mlMm[a] ?? 0) - (mlMm[b] ?? 0);
    const ap = (apMm[a] ?? 0) - (apMm[b] ?? 0);
    return Math.sqrt(ml * ml + ap * ap) <= radiusMm;
  };
  const holdsBlock = (block: number, sample: number): boolean => {
    const box = boxes[block];
    if (box === undefined) return false;
    const ml = Math.max(box.right - (mlMm[sample] ?? 0), (mlMm[sample] ?? 0) - box.left);
    const ap = Math.max(box.front - (apMm[sample] ?? 0), (apMm[sample] ?? 0) - box.back);
    return ml * ml + ap * ap < radiusMm * radiusMm * (1 - 1e-12);
  };
  return Float64Array.from({ length: count - 1 }, (_, sample) => {
    let after = sample + 1;
    while (after < count) {
      // A whole block within reach is passed in one step, so that long rest stays near linear.
      if (after % BLOCK === 0 && after + BLOCK <= count && holdsBlock(after / BLOCK, sample)) after += BLOCK;
      else if (isNear(after, sample)) after += 1;
      else break;
    }
    let before = sample - 1;
    while (before >= 0) {
      if (before % BLOCK === BLOCK - 1 && holdsBlock((before + 1) / BLOCK - 1, sample)) before -= BLOCK;
      else if (isNear(before, sample)) before -= 1;
      else break;
    }
    return after - before - 2;
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly back: number;
  readonly front: number;
}

function boundingBoxes(mlMm: Float64Array, apMm: Float64Array): Box[] {
  return Array.from({ length: Math.ceil(mlMm.length / BLOCK) }, (_, block) => {
    const ml = mlMm.subarray(block * BLOCK, (block + 1) * BLOCK);
    const ap = apMm.subarray(block * BLOCK, (block + 1) * BLOCK);
    return { left: Math.min(...ml), right: Math.max(...ml), back: Math.min(...ap), front: Math.max(...ap) };
  });
}
