/**
 * Stabilogram diffusion analysis (Collins & De Luca 1993, Exp Brain Res 95:308) with the break found on log-log axes
 * (Quijoux et al. 2021, Physiol Rep 9:e15067): the mean square displacement msd(t) = mean((x(s + t) - x(s))^2) up to a
 * third of the recording; two straight lines in ln msd over ln t, each ending or beginning at the lag between 0.3 and
 * 2.5 s that leaves it the least RMS residual; the critical point is where they meet.
 *
 * A model of sway as a random walk, not a proof that open-loop control ends at the critical time. From one trial of
 * 60 s the long-term values are uncertain: average several.
 */
import { KeelError } from '../errors.ts';
import { fft, inverseFft } from '../signal/fft.ts';
import { fitLine } from '../signal/regression.ts';
import type { Line } from '../signal/regression.ts';
import { centred, requireFinite } from '../signal/values.ts';
import { axisOf, requireSway } from './sway.ts';
import type { Sway, SwayAxis } from './sway.ts';

export interface DiffusionOptions {
  /** Between which lags the break is sought, s. */
  readonly breakS?: readonly [number, number];
  /** Longest lag as a share of the recording. */
  readonly longestLagShare?: number;
}

export interface Diffusion {
  /** exp(intercept) of the short-term line: its msd at 1 s, mm2/s by convention. */
  readonly shortTermMm2S: number;
  readonly longTermMm2S: number;
  /** Never beyond the longest lag. */
  readonly criticalTimeS: number;
  readonly criticalDisplacementMm2: number;
  /** Half the slope on log-log axes: 0.5 random walk, above persistent, below anti-persistent. */
  readonly scalingShort: number;
  readonly scalingLong: number;
}

export interface DiffusionPlot {
  readonly lagsS: Float64Array;
  readonly msdMm2: Float64Array;
}

/** Break sought between 0.3 and 2.5 s, lags to a third of the recording unless told otherwise. */
export function diffusion(sway: Sway, axis: SwayAxis, options: DiffusionOptions = {}): Diffusion {
  const { breakS = [0.3, 2.5], longestLagShare = 1 / 3 } = options;
  const { lagsS, msdMm2 } = diffusionPlot(sway, axis, longestLagShare);
  const first = Math.floor(breakS[0] * sway.rateHz) + 1;
  const last = Math.floor(breakS[1] * sway.rateHz);
  if (lagsS.length < last + 1 || first < 2) {
    const needed = Math.ceil((breakS[1] + 2 / sway.rateHz) / longestLagShare);
    throw new KeelError(
      'invalid-argument',
      `Stabilogram diffusion needs at least ${needed} s at 7 samples a second or more; this recording is shorter or slower.`,
    );
  }
  const logLags = lagsS.map(Math.log);
  const logMsd = msdMm2.map(Math.log);
  requireFinite(logMsd, 2, 'logarithm of the mean square displacement');
  const candidates = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const short = bestLine(
    candidates.map((count) => fitLine(logLags.subarray(0, count), logMsd.subarray(0, count))),
  );
  const long = bestLine(
    candidates.map((from) => fitLine(logLags.subarray(from - 1), logMsd.subarray(from - 1))),
  );
  return critical(short, long, logLags[logLags.length - 1] ?? 0);
}

/** The least residual; the last of equals. */
function bestLine(lines: readonly Line[]): Line {
  return lines.reduce((best, line) => (line.rmse <= best.rmse ? line : best));
}

function critical(short: Line, long: Line, longestLogLag: number): Diffusion {
  const crossing = (long.intercept - short.intercept) / (short.slope - long.slope);
  const logTime = Math.min(crossing, longestLogLag);
  return {
    shortTermMm2S: Math.exp(short.intercept),
    longTermMm2S: Math.exp(long.intercept),
    criticalTimeS: Math.exp(logTime),
    criticalDisplacementMm2: Math.exp(short.intercept + short.slope * logTime),
    scalingShort: short.slope / 2,
    scalingLong: long.slope / 2,
  };
}

/** Mean square displacement over lags from one sample on, mm2. @throws KeelError for fewer than 6 samples or NaN. */
export function diffusionPlot(sway: Sway, axis: SwayAxis, longestLagShare = 1 / 3): DiffusionPlot {
  requireSway(sway, 6, 'diffusion plot');
  const values = axisOf(sway, axis);
  const lags = Math.floor(values.length * longestLagShare);
  return {
    lagsS: Float64Array.from({ length: lags }, (_, k) => (k + 1) / sway.rateHz),
    msdMm2: values.length <= LONGEST_DIRECT ? directMsd(values, lags) : transformedMsd(values, lags),
  };
}

/** Up to here the plain double loop costs little and keeps every digit. */
const LONGEST_DIRECT = 2048;
/** At short lags the difference below would cancel most: these stay direct. */
const DIRECT_LAGS = 64;

function directMsd(values: Float64Array, lags: number): Float64Array {
  return Float64Array.from({ length: lags }, (_, k) => {
    const lag = k + 1;
    let sum = 0;
    for (let index = lag; index < values.length; index++) {
      const step = (values[index] ?? 0) - (values[index - lag] ?? 0);
      sum += step * step;
    }
    return sum / (values.length - lag);
  });
}

/** sum (x[k+lag] - x[k])^2 = (both sums of squares) - 2 autocorrelation, by a Fourier transform: n log n. */
function transformedMsd(values: Float64Array, lags: number): Float64Array {
  const n = values.length;
  const padded = new Float64Array(2 ** Math.ceil(Math.log2(2 * n)));
  padded.set(centred(values));
  const { re, im } = fft(padded);
  const power = re.map((value, k) => value * value + (im[k] ?? 0) * (im[k] ?? 0));
  const correlation = inverseFft({ re: power, im: new Float64Array(power.length) }).re;
  const direct = directMsd(values, Math.min(lags, DIRECT_LAGS));
  let squares = 2 * (correlation[0] ?? 0);
  return Float64Array.from({ length: lags }, (_, k) => {
    const lag = k + 1;
    squares -= (padded[k] ?? 0) * (padded[k] ?? 0) + (padded[n - lag] ?? 0) * (padded[n - lag] ?? 0);
    if (k < direct.length) return direct[k] ?? 0;
    return Math.max(0, squares - 2 * (correlation[lag] ?? 0)) / (n - lag);
  });
}
