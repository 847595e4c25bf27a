/**
 * Stabilogram diffusion analysis (Collins & De Luca 1993, Exp Brain Res 95:308) with the break found on log-log axes
 * (Quijoux et al. 2021, Physiol Rep 9:e15067): the mean square displacement msd(t) = mean((x(s + t) - x(s))^2) up to a
 * third of the recording; two straight lines in ln msd over ln t, each ending or beginning at the lag between 0.3 and
 * 2.5 s that leaves it the least RMS residual; the critical point is where they meet.
 *
 * Two numbers go by the name of diffusion, and they are not the same. The reference's "short/long time diffusion" is
 * exp(intercept) of a log-log line: the displacement that this line has at 1 s, mm2. The coefficient D of Collins & De
 * Luca is half the slope of msd over t on linear axes, msd = 2 D t, mm2/s; here over the lags of the same two lines.
 *
 * A model of sway as a random walk, not a proof that open-loop control ends at the critical time. From one trial of
 * 60 s the long-term values are uncertain: average several.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { fft, inverseFft } from '../signal/fft.ts';
import { fitLine } from '../signal/regression.ts';
import type { Line } from '../signal/regression.ts';
import { at, centred, requireFinite } from '../signal/values.ts';
import { axisOf, requireSway } from './sway.ts';
import type { Sway, SwayAxis } from './sway.ts';

export interface DiffusionOptions {
  /** Between which lags the break is sought, s. */
  readonly breakS?: readonly [number, number];
  /** Longest lag as a share of the recording. */
  readonly longestLagShare?: number;
}

export interface Diffusion {
  /** exp(intercept) of the short-term line on log-log axes: its mean square displacement at 1 s. */
  readonly displacementAt1SShortMm2: number;
  readonly displacementAt1SLongMm2: number;
  /** D = slope / 2 of msd over time on linear axes. The long-term one falls to zero where sway is bounded. */
  readonly coefficientShortMm2S: number;
  readonly coefficientLongMm2S: number;
  /** Never beyond the longest lag. Outside of `criticalTimesS` the two lines meet where they do not hold. */
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

const DEFAULTS: Required<DiffusionOptions> = { breakS: [0.3, 2.5], longestLagShare: 1 / 3 };

/** Between which times a critical point can be believed, s: the first lag at which a break was sought, the longest lag. */
export function criticalTimesS(
  { rateHz, mlMm }: Sway,
  options: DiffusionOptions = {},
): readonly [number, number] {
  const { breakS, longestLagShare } = { ...DEFAULTS, ...options };
  return [breakS[0], Math.floor(mlMm.length * longestLagShare) / rateHz];
}

/** Break sought between 0.3 and 2.5 s, lags to a third of the recording unless told otherwise. */
export function diffusion(sway: Sway, axis: SwayAxis, options: DiffusionOptions = {}): Diffusion {
  const { breakS, longestLagShare } = { ...DEFAULTS, ...options };
  const { lagsS, msdMm2 } = diffusionPlot(sway, axis, longestLagShare);
  const first = Math.floor(breakS[0] * sway.rateHz) + 1;
  const last = Math.floor(breakS[1] * sway.rateHz);
  if (lagsS.length < last + 1 || first < 2) {
    const needed = Math.ceil((breakS[1] + 2 / sway.rateHz) / longestLagShare);
    throw new KeelError('invalid-argument', message('error.sway.diffusion-too-short', { seconds: needed }));
  }
  const logLags = lagsS.map(Math.log);
  const logMsd = msdMm2.map(Math.log);
  requireFinite(logMsd, 2, 'quantity.logarithm-of-mean-square-displacement');
  const candidates = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const short = bestRegion(candidates.map((count) => [0, count] as const));
  const long = bestRegion(candidates.map((from) => [from - 1, lagsS.length] as const));
  const longestLagS = at(lagsS, lagsS.length - 1);
  const crossing = (long.line.intercept - short.line.intercept) / (short.line.slope - long.line.slope);
  const logTime = Math.min(crossing, Math.log(longestLagS));
  return {
    displacementAt1SShortMm2: Math.exp(short.line.intercept),
    displacementAt1SLongMm2: Math.exp(long.line.intercept),
    coefficientShortMm2S: coefficientOver(short.lags),
    coefficientLongMm2S: coefficientOver(long.lags),
    criticalTimeS: Math.exp(logTime),
    criticalDisplacementMm2: Math.exp(short.line.intercept + short.line.slope * logTime),
    scalingShort: short.line.slope / 2,
    scalingLong: long.line.slope / 2,
  };

  /** The region whose log-log line leaves the least residual; the last of equals. */
  function bestRegion(regions: readonly Lags[]): { readonly lags: Lags; readonly line: Line } {
    return regions
      .map((lags) => ({ lags, line: fitLine(logLags.subarray(...lags), logMsd.subarray(...lags)) }))
      .reduce((best, region) => (region.line.rmse <= best.line.rmse ? region : best));
  }

  function coefficientOver(lags: Lags): number {
    return fitLine(lagsS.subarray(...lags), msdMm2.subarray(...lags)).slope / 2;
  }
}

/** Indices of lags: the first, and the one after the last. */
type Lags = readonly [from: number, to: number];

/** Mean square displacement over lags from one sample on, mm2. @throws KeelError for fewer than 6 samples or NaN. */
export function diffusionPlot(sway: Sway, axis: SwayAxis, longestLagShare = 1 / 3): DiffusionPlot {
  requireSway(sway, 6, 'quantity.diffusion-plot');
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
