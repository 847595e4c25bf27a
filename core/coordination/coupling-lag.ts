/**
 * Which segment follows which, and by how much: the peak of the cross-correlation. Any two slow signals correlate at
 * some lag, the slower the more, so no fixed threshold tells a coupling: the peak is judged by surrogates of the second
 * signal, which is the signal shifted far away (`bench/coupling-lag.ts` tells how often strangers pass).
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { filterZeroPhase } from '../signal/butterworth.ts';
import { createRandom, deriveSeed, integerBelow } from '../signal/random.ts';
import { savitzkyGolay } from '../signal/savitzky-golay.ts';
import {
  at,
  centred,
  requireFinite,
  requireInteger,
  requirePositive,
  requireSameLength,
} from '../signal/values.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';

export interface CouplingLag {
  readonly method: Method;
  /** ms; positive when the second signal follows the first. */
  readonly lagMs: number;
  /** Correlation at that lag, -1 to 1: how alike the two are once shifted. */
  readonly peak: number;
  /** How often the second signal reaches such a peak when shifted far away: (1 + as many as do) / (1 + all). */
  readonly pValue: number;
  readonly flags: readonly MeasureFlag[];
}

export interface LagOptions {
  readonly rateHz: number;
  /** Lags are searched up to this long both ways, s; keep it below half a cycle. Default 1. */
  readonly longestLagS?: number;
  /** Integer from 0: chooses the surrogates' shifts. */
  readonly seed: number;
  /** How many. Default 99. */
  readonly surrogates?: number;
  /** The two are coupled when the p value is at most this. Default 0.05. */
  readonly significance?: number;
}

/**
 * R(tau) = sum a(t) b(t + tau) / sqrt(sum a(t)^2 sum b(t + tau)^2) over the samples that overlap, of the centred
 * signals; the lag is that of the greatest R, refined by a parabola through it and its neighbours. Unchanged by the
 * scale of either signal. A lag is not a cause. Two movements of one steady tempo are as alike as their surrogates: they
 * are no evidence of a coupling, and their lag carries the flag.
 * @throws KeelError `invalid-argument` for NaN, lists of different length, a signal that never varies, one shorter than
 * six times the longest lag, or fewer surrogates than the significance needs.
 */
export function correlationLag(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { rateHz, longestLagS = 1, seed, surrogates = 99, significance = 0.05 }: LagOptions,
): CouplingLag {
  requireInteger(surrogates, Math.ceil(1 / significance) - 1, 'quantity.number-of-surrogates');
  requirePositive(rateHz, 'quantity.sampling-rate');
  requirePositive(longestLagS, 'quantity.longest-lag');
  requireSameLength(a, b, 'quantity.cross-correlation');
  const longest = Math.max(1, Math.round(longestLagS * rateHz));
  // Shifted by less, a surrogate could find the true lag again; by more than half, too little would overlap.
  const [nearest, farthest] = [2 * longest + 1, Math.floor(a.length / 2) - longest];
  requireFinite(a, 2 * (nearest + longest), 'quantity.cross-correlation');
  requireFinite(b, 2 * (nearest + longest), 'quantity.cross-correlation');
  const x = centred(a);
  const y = centred(b);
  if (x.every((value) => value === 0) || y.every((value) => value === 0)) {
    throw new KeelError('invalid-argument', message('error.coordination.not-correlated'));
  }
  const correlations = correlationsOf(x, y, -longest, longest);
  const highest = largest(correlations);
  const best = correlations.indexOf(highest);
  const random = createRandom(deriveSeed(seed, 'coupling lag'));
  let reached = 0;
  for (let k = 0; k < surrogates; k++) {
    const way = integerBelow(random, 2) === 0 ? -1 : 1;
    const shift = way * (nearest + integerBelow(random, farthest - nearest + 1));
    if (largest(correlationsOf(x, y, shift - longest, shift + longest)) >= highest) reached += 1;
  }
  const pValue = (1 + reached) / (1 + surrogates);
  const atEdge = best === 0 || best === 2 * longest;
  const vertex = atEdge
    ? { offset: 0, height: at(correlations, best) }
    : parabola(at(correlations, best - 1), at(correlations, best), at(correlations, best + 1));
  return {
    method: methodOf('correlation lag', { rateHz, longestLagS, seed, surrogates, significance }),
    lagMs: (1000 * (best - longest + vertex.offset)) / rateHz,
    peak: Math.min(1, vertex.height),
    pValue,
    flags: [
      ...flagIf(atEdge, 'at-limit', message('quality.lag-at-limit', { longestLagS })),
      ...flagIf(
        pValue > significance,
        'too-noisy',
        message('quality.lag-by-chance', { correlation: vertex.height, p: pValue }),
      ),
    ],
  };
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

/** At each lag of a range, both ends included. */
function correlationsOf(x: Float64Array, y: Float64Array, first: number, last: number): Float64Array {
  const [squaresX, squaresY] = [runningSquares(x), runningSquares(y)];
  const between = (sums: Float64Array, from: number, to: number): number => at(sums, to) - at(sums, from);
  return Float64Array.from({ length: last - first + 1 }, (_, k) => {
    const lag = first + k;
    const [from, to] = [Math.max(0, -lag), Math.min(x.length, x.length - lag)];
    let product = 0;
    for (let t = from; t < to; t++) product += (x[t] ?? 0) * (y[t + lag] ?? 0);
    const power = between(squaresX, from, to) * between(squaresY, from + lag, to + lag);
    return power > 0 ? product / Math.sqrt(power) : 0;
  });
}

/** Sum of squares before each index. */
function runningSquares(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [k, value] of values.entries()) sums[k + 1] = at(sums, k) + value * value;
  return sums;
}

/** Vertex of the parabola through three values one apart, counted from the middle one. */
function parabola(left: number, middle: number, right: number): { offset: number; height: number } {
  const bend = left - 2 * middle + right;
  if (!(bend < 0)) return { offset: 0, height: middle };
  const offset = (left - right) / (2 * bend);
  return { offset, height: middle - ((left - right) * offset) / 4 };
}

export interface VelocityOptions {
  readonly rateHz: number;
  /** Band that is kept, Hz. Defaults 0.1 and 3. */
  readonly lowHz?: number;
  readonly highHz?: number;
  /** Order of the Butterworth filters on either side, each run forward and back. Default 2. */
  readonly order?: number;
}

function bandOf({ rateHz, lowHz = 0.1, highHz = 3, order = 2 }: VelocityOptions): Required<VelocityOptions> {
  return { rateHz, lowHz, highHz, order };
}

/**
 * Rate of change of an angle within a band, unit per s: Savitzky-Golay derivative (window 5, order 3), then high- and
 * low-pass Butterworth without phase shift. What is correlated to find which segment follows which. A high-pass this low
 * remembers seconds, so both ends are first continued by their mirror image, one cycle of its cut-off long.
 * @throws KeelError `invalid-argument` for too few samples, NaN, or a band that the rate cannot hold.
 */
export function bandPassedVelocity(values: ArrayLike<number>, options: VelocityOptions): Float64Array {
  const { rateHz, lowHz, highHz, order } = bandOf(options);
  if (!(lowHz < highHz)) throw new KeelError('invalid-argument', message('error.coordination.band-crossed'));
  const beyond = Math.min(values.length - 1, Math.ceil(rateHz / lowHz));
  const velocity = mirrored(savitzkyGolay(values, { rateHz }), beyond);
  const above = filterZeroPhase(velocity, { rateHz, cutoffHz: lowHz, order, pass: 'high' });
  return filterZeroPhase(above, { rateHz, cutoffHz: highHz, order }).slice(beyond, beyond + values.length);
}

function mirrored(values: Float64Array, beyond: number): Float64Array {
  const before = values.slice(1, beyond + 1).reverse();
  const after = values.slice(values.length - 1 - beyond, -1).reverse();
  const joined = new Float64Array(values.length + 2 * beyond);
  joined.set(before);
  joined.set(values, beyond);
  joined.set(after, beyond + values.length);
  return joined;
}

/**
 * Lag and strength of the coupling between two segments' angles, on their velocities between 0.1 and 3 Hz.
 * @throws KeelError `invalid-argument` as `correlationLag` and `bandPassedVelocity`.
 */
export function couplingLag(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: LagOptions & VelocityOptions,
): CouplingLag {
  const lag = correlationLag(
    bandPassedVelocity(first, options),
    bandPassedVelocity(second, options),
    options,
  );
  return { ...lag, method: methodOf('coupling lag', { ...lag.method.parameters, ...bandOf(options) }) };
}
