/** Which segment follows which, and by how much: the peak of the cross-correlation. */
import { KeelError } from '../errors.ts';
import { filterZeroPhase } from '../signal/butterworth.ts';
import { savitzkyGolay } from '../signal/savitzky-golay.ts';
import { at, centred, requireFinite, requirePositive, requireSameLength } from '../signal/values.ts';
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
  readonly flags: readonly MeasureFlag[];
}

export interface LagOptions {
  readonly rateHz: number;
  /** Lags are searched up to this long both ways, s; keep it below half a cycle. Default 1. */
  readonly longestLagS?: number;
}

/** Below this the two have too little in common for their lag to mean anything. */
const WEAK_PEAK = 0.3;

/**
 * R(tau) = sum a(t) b(t + tau) / sqrt(sum a(t)^2 sum b(t + tau)^2) over the samples that overlap, of the centred
 * signals; the lag is that of the greatest R, refined by a parabola through it and its neighbours. Unchanged by the
 * scale of either signal. A lag is not a cause.
 * @throws KeelError `invalid-argument` for NaN, lists of different length, a signal that never varies, or one shorter
 * than twice the longest lag.
 */
export function correlationLag(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { rateHz, longestLagS = 1 }: LagOptions,
): CouplingLag {
  requirePositive(rateHz, 'sampling rate in Hz');
  requirePositive(longestLagS, 'longest lag in s');
  requireSameLength(a, b, 'cross-correlation');
  const longest = Math.max(1, Math.round(longestLagS * rateHz));
  requireFinite(a, 2 * longest + 1, 'cross-correlation');
  requireFinite(b, 2 * longest + 1, 'cross-correlation');
  const x = centred(a);
  const y = centred(b);
  if (x.every((value) => value === 0) || y.every((value) => value === 0)) {
    throw new KeelError('invalid-argument', 'A signal that never varies cannot be correlated.');
  }
  const correlations = Array.from({ length: 2 * longest + 1 }, (_, k) => correlation(x, y, k - longest));
  const best = correlations.indexOf(correlations.reduce((most, value) => Math.max(most, value), -Infinity));
  const atEdge = best === 0 || best === 2 * longest;
  const vertex = atEdge
    ? { offset: 0, height: at(correlations, best) }
    : parabola(at(correlations, best - 1), at(correlations, best), at(correlations, best + 1));
  return {
    method: methodOf('correlation lag', { rateHz, longestLagS }),
    lagMs: (1000 * (best - longest + vertex.offset)) / rateHz,
    peak: Math.min(1, vertex.height),
    flags: [
      ...flagIf(atEdge, 'at-limit', `The correlation still rises at the longest lag, ${longestLagS} s.`),
      ...flagIf(
        vertex.height < WEAK_PEAK,
        'too-noisy',
        `The two correlate by ${vertex.height.toFixed(2)} at most; their lag means little below ${WEAK_PEAK}.`,
      ),
    ],
  };
}

function correlation(x: Float64Array, y: Float64Array, lag: number): number {
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let t = Math.max(0, -lag); t < Math.min(x.length, x.length - lag); t++) {
    const u = at(x, t);
    const v = at(y, t + lag);
    xy += u * v;
    xx += u * u;
    yy += v * v;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
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
 * low-pass Butterworth without phase shift. What is correlated to find which segment follows which.
 * @throws KeelError `invalid-argument` for too few samples, NaN, or a band that the rate cannot hold.
 */
export function bandPassedVelocity(values: ArrayLike<number>, options: VelocityOptions): Float64Array {
  const { rateHz, lowHz, highHz, order } = bandOf(options);
  if (!(lowHz < highHz)) throw new KeelError('invalid-argument', 'The band must begin below its end.');
  const velocity = savitzkyGolay(values, { rateHz });
  const above = filterZeroPhase(velocity, { rateHz, cutoffHz: lowHz, order, pass: 'high' });
  return filterZeroPhase(above, { rateHz, cutoffHz: highHz, order });
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
