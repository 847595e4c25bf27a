/** A tracking response line by line: gain, phase, coherence, and whether there is a response at all. */
import { cosineOfTurns, sineOfTurns } from '../signal/cosine.ts';
import { fft } from '../signal/fft.ts';
import type { Complex } from '../signal/fft.ts';
import { at } from '../signal/values.ts';

/** One excited line, as measured. */
export interface TrackingLine {
  readonly harmonic: number;
  readonly frequencyHz: number;
  /** |H|: 1 is the target's own amplitude. */
  readonly gain: number;
  /** arg H, -180 to 180 deg, as recorded: the system's latency is in it. Negative lags. */
  readonly phaseDeg: number;
  /** The same with the system's latency taken out; undefined while that is unknown. */
  readonly personPhaseDeg: number | undefined;
  /**
   * Squared coherence over periods, |mean X R*|^2 / (mean |X|^2 mean |R|^2), less its bias: (P c - 1) / (P - 1). About 0
   * without a response, so also below it, and 1 at most. Undefined for a single period, which always coheres.
   */
  readonly coherence: number | undefined;
  /** Response power at the line over the mean of its neighbours between the lines: ~ F(2, 2 m) without response. */
  readonly signalToNoise: number;
  /** P(F(2, 2 m) > signalToNoise): small means that there is a response at this line. */
  readonly pValue: number;
}

/** Target and response, whole periods only. */
export interface WholePeriods {
  readonly target: Float64Array;
  readonly response: Float64Array;
  readonly samplesPerPeriod: number;
  readonly periods: number;
}

export interface ComplexNumber {
  readonly re: number;
  readonly im: number;
}

/** Frequency response H = mean over periods of X / R. */
export interface LineEstimate extends ComplexNumber {
  /** X / R of each period. */
  readonly ofPeriods: readonly ComplexNumber[];
  readonly coherence: number | undefined;
}

function waveOf(samples: number, harmonic: number): Complex {
  const turns = (k: number): number => ((harmonic * k) % samples) / samples;
  return {
    re: Float64Array.from({ length: samples }, (_, k) => cosineOfTurns(turns(k))),
    im: Float64Array.from({ length: samples }, (_, k) => sineOfTurns(turns(k))),
  };
}

/** Fourier coefficient of one period against a wave, 2/N scaled: a cosine of amplitude A gives |c| = A. */
function coefficient(values: Float64Array, wave: Complex): ComplexNumber {
  let re = 0;
  let im = 0;
  const n = values.length;
  for (let k = 0; k < n; k++) {
    re += at(values, k) * at(wave.re, k);
    im -= at(values, k) * at(wave.im, k);
  }
  return { re: (2 * re) / n, im: (2 * im) / n };
}

/** Frequency response and coherence at a harmonic of the period; `undefined` where the target has no such line. */
export function estimateLine(
  { target, response, samplesPerPeriod, periods }: WholePeriods,
  harmonic: number,
): LineEstimate | undefined {
  const wave = waveOf(samplesPerPeriod, harmonic);
  const ofPeriods: ComplexNumber[] = [];
  let crossRe = 0;
  let crossIm = 0;
  let targetPower = 0;
  let responsePower = 0;
  for (let period = 0; period < periods; period++) {
    const part = [period * samplesPerPeriod, (period + 1) * samplesPerPeriod] as const;
    const r = coefficient(target.subarray(...part), wave);
    const x = coefficient(response.subarray(...part), wave);
    const power = r.re * r.re + r.im * r.im;
    if (!(power > 0)) return undefined;
    const re = x.re * r.re + x.im * r.im;
    const im = x.im * r.re - x.re * r.im;
    ofPeriods.push({ re: re / power, im: im / power });
    crossRe += re;
    crossIm += im;
    targetPower += power;
    responsePower += x.re * x.re + x.im * x.im;
  }
  const product = targetPower * responsePower;
  const share = product > 0 ? Math.min(1, (crossRe * crossRe + crossIm * crossIm) / product) : 0;
  return {
    re: ofPeriods.reduce((sum, { re }) => sum + re, 0) / periods,
    im: ofPeriods.reduce((sum, { im }) => sum + im, 0) / periods,
    ofPeriods,
    coherence: periods === 1 ? undefined : (periods * share - 1) / (periods - 1),
  };
}

/** Power at every bin of the whole record, amplitude squared over 2; bin k is k / (periods T0). */
export function recordPower(values: Float64Array): Float64Array {
  const { re, im }: Complex = fft(values);
  const n = values.length;
  return Float64Array.from({ length: Math.floor(n / 2) + 1 }, (_, k) => {
    const sides = k === 0 || 2 * k === n ? 1 : 2;
    return (sides * (at(re, k) * at(re, k) + at(im, k) * at(im, k))) / (n * n);
  });
}

/** Bins nearest to a line that belong to no line, not counting zero; as many as there are up to `count`. */
export function neighbourBins(
  bin: number,
  lines: ReadonlySet<number>,
  count: number,
  last: number,
): number[] {
  const found: number[] = [];
  for (let distance = 1; found.length < count && distance <= last; distance++) {
    for (const near of [bin - distance, bin + distance]) {
      if (near >= 1 && near <= last && !lines.has(near) && found.length < count) found.push(near);
    }
  }
  return found;
}

/**
 * Standard error of a line's gain as a share of it, and of its phase in rad: noise of power N at the line, half of it
 * along the response and half across, moves a response of power P by sqrt(N / (2 P)) either way (Pintelon & Schoukens
 * 2012, System Identification, ch. 2). For a response well above the noise.
 */
export function relativeErrorOf({ signalToNoise }: Pick<TrackingLine, 'signalToNoise'>): number {
  return 1 / Math.sqrt(2 * signalToNoise);
}

/**
 * Standard error of a line's squared coherence over P periods, sqrt(2) |g| (1 - g^2) / sqrt(P), g^2 the coherence
 * (Bendat & Piersol 2010, Random Data, ch. 9): rough for few periods.
 */
export function coherenceErrorOf(coherence: number, periods: number): number {
  const squared = Math.min(1, Math.max(0, coherence));
  return (Math.sqrt(2 * squared) * (1 - squared)) / Math.sqrt(periods);
}

/**
 * P(F(2, 2 m) > f) = (1 + f / m)^-m: exact, as the numerator has two degrees of freedom. f is the power at a line over
 * the mean of m neighbouring ones (Sparto, Jasko & Loughlin 2004, IEEE Trans Neural Syst Rehabil Eng 12:360), for noise that is normal and about level
 * across them.
 */
export function responsePValue(f: number, m: number): number {
  return Math.exp(-m * Math.log(1 + f / m));
}

/**
 * Fisher's combination of independent p values: -2 sum ln p ~ chi squared(2 K), whose tail has a closed form.
 * The chance of all of them being this small when there is no response at any line.
 */
export function combinedPValue(pValues: readonly number[]): number {
  const half = -pValues.reduce((sum, p) => sum + Math.log(Math.max(p, Number.MIN_VALUE)), 0);
  let term = Math.exp(-half);
  let tail = term;
  for (let k = 1; k < pValues.length; k++) {
    term *= half / k;
    tail += term;
  }
  return Math.min(1, tail);
}
