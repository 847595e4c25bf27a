/**
 * Power spectral density by averaged periodograms (Welch 1967, IEEE Trans Audio Electroacoust 15:70): segments of 10 s
 * overlapping by half, each less its linear trend and under a periodic Hann window; one-sided, scaled so that its
 * integral over frequency is the variance of what the window saw. The conventions of scipy.signal.welch.
 */
import { inverseFft, planFourier, positiveFrequencies } from './fft.ts';
import type { FourierPlan } from './fft.ts';
import { detrendLinear } from './regression.ts';
import { at, centred, requireFinite, requireInteger, requirePositive } from './values.ts';

export interface WelchOptions {
  readonly rateHz: number;
  /** Length of a segment, s; a shorter signal is one segment. */
  readonly segmentS?: number;
  /** Share of a segment that the next one repeats, 0 to below 1. */
  readonly overlap?: number;
  readonly detrend?: 'linear' | 'constant' | 'none';
  /** Points of each transform: a longer one than the segment interpolates between bins, and adds no resolution. */
  readonly transformLength?: number;
}

export interface Spectrum {
  readonly frequenciesHz: Float64Array;
  /** Density, unit of the values squared per Hz. */
  readonly density: Float64Array;
  readonly segments: number;
}

/** @throws KeelError `invalid-argument` for fewer than 2 samples, NaN, or options out of range. */
export function welch(values: ArrayLike<number>, options: WelchOptions): Spectrum {
  requireFinite(values, 2, 'quantity.spectrum');
  const { rateHz, segmentS = 10, overlap = 0.5, detrend = 'linear' } = options;
  requirePositive(rateHz, 'quantity.sampling-rate');
  requirePositive(segmentS, 'quantity.length-of-segment');
  const size = Math.min(values.length, Math.max(2, Math.floor(segmentS * rateHz + 1e-9)));
  const step = Math.max(1, size - Math.floor(overlap * size));
  const transformLength = options.transformLength ?? size;
  requireInteger(transformLength, size, 'quantity.length-of-transform');
  const window = hann(size);
  const plan = planFourier(
    transformLength < 2 * size ? transformLength : 2 ** Math.ceil(Math.log2(2 * size)),
  );
  const power = new Float64Array(plan.length);
  let segments = 0;
  for (let start = 0; start + size <= values.length; start += step) {
    addPeriodogram(power, detrended(values, start, size, detrend), window, plan);
    segments += 1;
  }
  const scale = 1 / (segments * rateHz * sumOfSquares(window));
  return {
    frequenciesHz: positiveFrequencies(transformLength, rateHz),
    density: oneSided(resampled(power, size, transformLength), scale),
    segments,
  };
}

/**
 * A power spectrum on a finer grid of frequencies: its autocorrelation, which ends after one segment, transformed at
 * the new length. One long transform in place of one for each segment.
 */
function resampled(power: Float64Array, size: number, length: number): Float64Array {
  if (power.length === length) return power;
  const correlation = inverseFft({ re: power, im: new Float64Array(power.length) }).re;
  const padded = new Float64Array(length);
  padded[0] = at(correlation, 0);
  for (let lag = 1; lag < size; lag++) {
    padded[lag] = at(correlation, lag);
    padded[length - lag] = at(correlation, lag);
  }
  return planFourier(length)
    .transform(padded)
    .re.map((value) => Math.max(0, value));
}

/** 0.5 - 0.5 cos(2 pi n / N), n = 0 to N - 1: the periodic form. */
function hann(size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / size));
}

function detrended(
  values: ArrayLike<number>,
  start: number,
  size: number,
  how: 'linear' | 'constant' | 'none',
): Float64Array {
  const segment = Float64Array.from({ length: size }, (_, k) => at(values, start + k));
  if (how === 'linear') return detrendLinear(segment);
  return how === 'constant' ? centred(segment) : segment;
}

function addPeriodogram(
  sum: Float64Array,
  segment: Float64Array,
  window: Float64Array,
  plan: FourierPlan,
): void {
  const padded = new Float64Array(plan.length);
  for (let k = 0; k < segment.length; k++) padded[k] = at(segment, k) * at(window, k);
  const { re, im } = plan.transform(padded);
  for (let k = 0; k < sum.length; k++) {
    sum[k] = at(sum, k) + at(re, k) * at(re, k) + at(im, k) * at(im, k);
  }
}

/** Every bin but zero and the highest of an even length stands for two. */
function oneSided(power: Float64Array, scale: number): Float64Array {
  return Float64Array.from({ length: Math.floor(power.length / 2) + 1 }, (_, k) => {
    const sides = k === 0 || 2 * k === power.length ? 1 : 2;
    return sides * scale * at(power, k);
  });
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
