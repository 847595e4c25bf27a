/** Descriptive statistics. Every function refuses an empty list: "no value" is the caller's to say, not a NaN. */

/** @throws RangeError when there are no values. */
export function mean(values: readonly number[]): number {
  requireValues(values, 1, 'mean');
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Standard deviation of a sample (n - 1), around its mean. @throws RangeError for fewer than two values. */
export function sampleStandardDeviation(values: readonly number[]): number {
  requireValues(values, 2, 'sample standard deviation');
  return Math.sqrt(sumOfSquares(values) / (values.length - 1));
}

/** Standard deviation of a whole population (n); the root mean square of a centred signal. @throws RangeError when there are no values. */
export function populationStandardDeviation(values: readonly number[]): number {
  requireValues(values, 1, 'population standard deviation');
  return Math.sqrt(sumOfSquares(values) / values.length);
}

/** @throws RangeError when there are no values. */
export function median(values: readonly number[]): number {
  requireValues(values, 1, 'median');
  return quantile(values, 0.5);
}

/** Median of the distances from the median, unscaled (x 1.4826 estimates a normal's standard deviation). @throws RangeError when there are no values. */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  requireValues(values, 1, 'median absolute deviation');
  const centre = median(values);
  return median(values.map((value) => Math.abs(value - centre)));
}

/**
 * Quantile by linear interpolation between order statistics, h = (n - 1) p (type 7 of Hyndman & Fan 1996,
 * Am Stat 50:361).
 * @throws RangeError when there are no values or p is outside 0 to 1.
 */
export function quantile(values: readonly number[], p: number): number {
  requireValues(values, 1, 'quantile');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile needs a probability from 0 to 1, not ${p}`);
  const sorted = values.toSorted((a, b) => a - b);
  const h = (sorted.length - 1) * p;
  const below = Math.floor(h);
  const low = sorted[below] ?? 0;
  const high = sorted[below + 1] ?? low;
  return low + (h - below) * (high - low);
}

function sumOfSquares(values: readonly number[]): number {
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) * (value - centre);
  return sum;
}

function requireValues(values: readonly number[], least: number, what: string): void {
  if (values.length < least) {
    throw new RangeError(
      `The ${what} needs at least ${least} value${least === 1 ? '' : 's'}, not ${values.length}`,
    );
  }
}
