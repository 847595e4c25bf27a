/**
 * Detrended fluctuation analysis (Peng et al. 1994, Phys Rev E 49:1685): y = cumulative sum of x - mean(x), cut into
 * windows of n samples; F(n) the RMS of all residuals around each window's line; alpha = slope of ln F(n) over ln n.
 *
 * Here, as in nolds, windows overlap by half and n grows by a factor 1.2 from 4 to a tenth of the signal. alpha is 0.5 for white noise, 1.5 for a random walk;
 * a filtered signal bends the line at small n, so alpha of a sway recording says as much about the filter and the rate.
 */
import { fitLine } from './regression.ts';
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { centred, requireFinite } from './values.ts';

export interface FluctuationOptions {
  /** Window lengths in samples; 4 to N / 10 in steps of x 1.2 unless given. */
  readonly windows?: readonly number[];
  /** Windows half over one another, or end to end. */
  readonly overlap?: boolean;
}

/** @throws KeelError `invalid-argument` for fewer than 70 samples (with the default windows), NaN, or zero variance. */
export function fluctuationExponent(values: ArrayLike<number>, options: FluctuationOptions = {}): number {
  const { windows = defaultWindows(values.length), overlap = true } = options;
  requireFinite(values, options.windows === undefined ? 70 : 8, 'quantity.detrended-fluctuation-analysis');
  let sum = 0;
  const walk = centred(values).map((value) => (sum += value));
  const fluctuations = windows.map((size) => fluctuation(walk, size, overlap));
  if (fluctuations.some((value) => !(value > 0))) {
    throw new KeelError('invalid-argument', message('error.signal.no-fluctuation'));
  }
  return fitLine(windows.map(Math.log), fluctuations.map(Math.log)).slope;
}

function defaultWindows(count: number): number[] {
  const least = 4;
  const steps = Math.floor(Math.log((0.1 * count) / least) / Math.log(1.2));
  const sizes = Array.from({ length: Math.max(0, steps + 1) }, (_, k) => Math.floor(least * 1.2 ** k));
  return sizes.filter((size, k) => size !== sizes[k - 1]);
}

function fluctuation(walk: Float64Array, size: number, overlap: boolean): number {
  const step = overlap ? Math.floor(size / 2) : size;
  const end = overlap ? walk.length - size : walk.length - size + 1;
  let sum = 0;
  let count = 0;
  for (let start = 0; start < end; start += step) {
    sum += residualSquares(walk, start, size) / size;
    count += 1;
  }
  return count === 0 ? 0 : Math.sqrt(sum / count);
}

/** Sum of the squares of `size` values about their least-squares line. */
function residualSquares(values: Float64Array, start: number, size: number): number {
  const middle = (size - 1) / 2;
  let mean = 0;
  for (let k = 0; k < size; k++) mean += (values[start + k] ?? 0) / size;
  let moment = 0;
  for (let k = 0; k < size; k++) moment += (k - middle) * ((values[start + k] ?? 0) - mean);
  const slope = moment / ((size * (size * size - 1)) / 12);
  let squares = 0;
  for (let k = 0; k < size; k++) {
    const residual = (values[start + k] ?? 0) - mean - slope * (k - middle);
    squares += residual * residual;
  }
  return squares;
}
