/**
 * Smoothness of a single discrete movement, from its speed over time. Cut the movement out first, every time by the
 * same rule: rest before and after changes both numbers. For a gyroscope give the length of the angular velocity
 * (`speedOf`); for an accelerometer | |a| - g |.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { fft } from '../signal/fft.ts';
import {
  type Quantity,
  at,
  requireFinite,
  requireInteger,
  requirePositive,
  requireSameLength,
} from '../signal/values.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';

export interface SpectralArcOptions {
  readonly rateHz: number;
  /** Highest frequency that can count, Hz. Default 10. */
  readonly cutoffHz?: number;
  /** The spectrum counts up to the last frequency at which it reaches this share of its peak. Default 0.05. */
  readonly amplitudeThreshold?: number;
  /** The transform has 2^level times as many points as the next power of two. Default 4. */
  readonly paddingLevel?: number;
}

export interface SpectralArc {
  readonly method: Method;
  /** No unit; 0 cannot be reached, about -1.4 is a single bell-shaped movement. More negative is LESS smooth. */
  readonly value: number;
  /** The highest frequency that counted, Hz. */
  readonly highestHz: number;
  readonly flags: readonly MeasureFlag[];
}

/** Less than this leaves the spectrum to the padding. */
const FEWEST_SAMPLES = 20;

/**
 * Spectral arc length SPARC = - sum sqrt((df / (f_last - f_first))^2 + (dV)^2), V the magnitude of the padded speed
 * spectrum over its peak, between the first and the last frequency up to the cut-off where V reaches the threshold
 * (Balasubramanian et al. 2015, J NeuroEng Rehabil 12:112; conventions of siva82kb/smoothness).
 *
 * Unchanged by the size of the movement; it depends on duration only through the cut-off.
 * @throws KeelError `invalid-argument` for fewer than 3 samples, NaN, a speed that is zero throughout, bad options.
 */
export function spectralArcLength(speed: ArrayLike<number>, options: SpectralArcOptions): SpectralArc {
  const { rateHz, cutoffHz = 10, amplitudeThreshold = 0.05, paddingLevel = 4 } = options;
  requireMovement(speed, 'quantity.spectral-arc-length');
  requirePositive(rateHz, 'quantity.sampling-rate');
  requirePositive(cutoffHz, 'quantity.cut-off-frequency');
  requireInteger(paddingLevel, 0, 'quantity.padding-level');
  if (!(amplitudeThreshold >= 0 && amplitudeThreshold < 1)) {
    throw new KeelError('invalid-argument', message('error.coordination.amplitude-threshold'));
  }
  const highestHz = Math.min(cutoffHz, rateHz / 2);
  const curve = normalisedSpectrum(speed, rateHz, paddingLevel, highestHz);
  const first = curve.findIndex((point) => point.magnitude >= amplitudeThreshold);
  const last = curve.findLastIndex((point) => point.magnitude >= amplitudeThreshold);
  return {
    method: methodOf('spectral arc length', { rateHz, cutoffHz, amplitudeThreshold, paddingLevel }),
    value: -arcLength(curve.slice(first, last + 1)),
    highestHz: curve[last]?.frequencyHz ?? 0,
    flags: [
      ...flagIf(
        speed.length < FEWEST_SAMPLES,
        'too-short',
        message('quality.few-samples-for-smoothness', { samples: speed.length, fewest: FEWEST_SAMPLES }),
      ),
      ...flagIf(
        highestHz < cutoffHz,
        'wrong-rate',
        message('quality.cut-off-not-seen', { rateHz, highestHz, cutoffHz }),
      ),
    ],
  };
}

interface SpectrumPoint {
  readonly frequencyHz: number;
  readonly magnitude: number;
}

function normalisedSpectrum(
  speed: ArrayLike<number>,
  rateHz: number,
  paddingLevel: number,
  highestHz: number,
): SpectrumPoint[] {
  const length = 2 ** (Math.ceil(Math.log2(speed.length)) + paddingLevel);
  const padded = new Float64Array(length);
  for (let index = 0; index < speed.length; index++) padded[index] = at(speed, index);
  const { re, im } = fft(padded);
  const magnitudes = re.map((value, k) => Math.sqrt(value * value + at(im, k) * at(im, k)));
  const peak = magnitudes.reduce((most, value) => Math.max(most, value), 0);
  const points: SpectrumPoint[] = [];
  for (let k = 0; (k * rateHz) / length <= highestHz; k++) {
    points.push({ frequencyHz: (k * rateHz) / length, magnitude: at(magnitudes, k) / peak });
  }
  return points;
}

/** Length of the curve with its frequencies stretched to 0 to 1. */
function arcLength(curve: readonly SpectrumPoint[]): number {
  const first = curve[0];
  const last = curve.at(-1);
  if (first === undefined || last === undefined || !(last.frequencyHz > first.frequencyHz)) {
    throw new KeelError('invalid-argument', message('error.coordination.no-spectrum'));
  }
  const band = last.frequencyHz - first.frequencyHz;
  let length = 0;
  let before = first;
  for (const point of curve.slice(1)) {
    const across = (point.frequencyHz - before.frequencyHz) / band;
    const up = point.magnitude - before.magnitude;
    length += Math.sqrt(across * across + up * up);
    before = point;
  }
  return length;
}

export interface DimensionlessJerk {
  readonly method: Method;
  /** -(T^3 / v_peak^2) integral (d2v/dt2)^2 dt, no unit; more negative is less smooth. */
  readonly value: number;
  /** -ln |value|: the log dimensionless jerk; more negative is less smooth. */
  readonly logarithm: number;
  readonly flags: readonly MeasureFlag[];
}

/**
 * (Log) dimensionless jerk of a speed profile: T = samples / rate, second differences for d2v/dt2, a sum times the
 * step for the integral (Balasubramanian et al. 2012, IEEE Trans Biomed Eng 59:2126; conventions of
 * siva82kb/smoothness). Unchanged by size and duration of the movement. Second differences multiply noise: low-pass
 * filter first, always alike.
 * @throws KeelError `invalid-argument` for fewer than 3 samples, NaN, a speed that is zero throughout, and a speed
 * that changes evenly, which has no jerk and so no logarithm.
 */
export function dimensionlessJerk(speed: ArrayLike<number>, rateHz: number): DimensionlessJerk {
  requireMovement(speed, 'quantity.dimensionless-jerk');
  requirePositive(rateHz, 'quantity.sampling-rate');
  let peak = 0;
  let squares = 0;
  for (let index = 0; index < speed.length; index++) peak = Math.max(peak, Math.abs(at(speed, index)));
  for (let index = 2; index < speed.length; index++) {
    const jerk = (at(speed, index) - 2 * at(speed, index - 1) + at(speed, index - 2)) * rateHz * rateHz;
    squares += (jerk * jerk) / rateHz;
  }
  if (squares === 0) {
    throw new KeelError('invalid-argument', message('error.coordination.no-jerk'));
  }
  const durationS = speed.length / rateHz;
  const value = (-(durationS * durationS * durationS) / (peak * peak)) * squares;
  return {
    method: methodOf('dimensionless jerk', { rateHz }),
    value,
    logarithm: -Math.log(-value),
    flags: flagIf(
      speed.length < FEWEST_SAMPLES,
      'too-short',
      message('quality.few-samples-for-jerk', { samples: speed.length, fewest: FEWEST_SAMPLES }),
    ),
  };
}

/** Length of a three-component velocity (linear or angular), in its unit. */
export function speedOf(x: ArrayLike<number>, y: ArrayLike<number>, z: ArrayLike<number>): Float64Array {
  requireSameLength(x, y, 'quantity.speed');
  requireSameLength(x, z, 'quantity.speed');
  return Float64Array.from(x, (value, k) =>
    Math.sqrt(value * value + at(y, k) * at(y, k) + at(z, k) * at(z, k)),
  );
}

function requireMovement(speed: ArrayLike<number>, quantity: Quantity): void {
  requireFinite(speed, 3, quantity);
  for (let index = 0; index < speed.length; index++) if (at(speed, index) !== 0) return;
  throw new KeelError(
    'invalid-argument',
    message('error.coordination.nothing-moved', { quantity: message(quantity) }),
  );
}
