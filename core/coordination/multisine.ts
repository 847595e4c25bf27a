/**
 * Multisine targets for tracking: a sum of cosines at chosen multiples of 1 / T0, so that whole periods show each line
 * without leakage and the lines between show only the person's own remnant (Pintelon & Schoukens 2012, System
 * Identification, ch. 2).
 *
 *   x(t) = sum A_k cos(2 pi (h_k t / T0 + phi_k)), A_k proportional to 1 / h_k (every line equally fast)
 *
 * Phases (in turns) are drawn at random and the draw with the least peak / RMS is kept. The same seed gives the same
 * target bit for bit on every engine.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { createRandom, deriveSeed } from '../signal/random.ts';
import { at, requireInteger, requirePositive } from '../signal/values.ts';
import { cosineOfTurns } from '../signal/cosine.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';

/** 0.10 to 2.05 Hz for a period of 20 s: 0.05 Hz times 2 and primes, so that few lines are harmonics of others. */
export const STANDARD_HARMONICS: readonly number[] = [2, 3, 5, 7, 11, 17, 23, 31, 41];

export interface MultisineOptions {
  /** Integer from 0: chooses the phases. */
  readonly seed: number;
  /** Root mean square of the target, in whatever unit it is to have (deg, mm). */
  readonly rms: number;
  /** Base period T0, s. Default 20. */
  readonly periodS?: number;
  /** Multiples of 1 / T0 that are excited, ascending. Default `STANDARD_HARMONICS`. */
  readonly harmonics?: readonly number[];
  /** Random phase sets to choose from. Default 200. */
  readonly draws?: number;
  /** Samples a second at which the peak is looked for. Default 100. */
  readonly rateHz?: number;
}

export interface MultisineLine {
  /** Multiple of 1 / T0. */
  readonly harmonic: number;
  readonly frequencyHz: number;
  readonly amplitude: number;
  /** 0 to below 1. */
  readonly phaseTurns: number;
}

export interface Multisine {
  readonly periodS: number;
  readonly lines: readonly MultisineLine[];
  readonly rms: number;
  /** Largest magnitude over a period. */
  readonly peak: number;
  /** Peak over RMS. */
  readonly crestFactor: number;
  readonly flags: readonly MeasureFlag[];
}

/** Above this the target spends its range on a few peaks. */
const LARGEST_CREST_FACTOR = 3;

/**
 * The design with the lowest crest factor of all draws.
 * @throws KeelError `invalid-argument` for bad options: lines not ascending integers, above half the rate, or a period
 * that is no whole number of samples.
 */
export function designMultisine(options: MultisineOptions): Multisine {
  const { seed, rms, periodS = 20, harmonics = STANDARD_HARMONICS, draws = 200, rateHz = 100 } = options;
  requireDesign({ seed, rms, periodS, harmonics, draws, rateHz });
  const samples = Math.round(periodS * rateHz);
  const circle = {
    cosines: Float64Array.from({ length: samples }, (_, k) => cosineOfTurns(k / samples)),
    sines: Float64Array.from({ length: samples }, (_, k) => cosineOfTurns(k / samples - 0.25)),
  };
  const amplitudes = velocityFlat(harmonics, rms);
  const random = createRandom(deriveSeed(seed, 'multisine phases'));
  let best: { readonly peak: number; readonly phases: readonly number[] } | undefined;
  for (let draw = 0; draw < draws; draw++) {
    const phases = harmonics.map(() => random.next());
    const peak = peakOf(harmonics, amplitudes, phases, circle);
    if (best === undefined || peak < best.peak) best = { peak, phases };
  }
  const { peak, phases } = best ?? { peak: 0, phases: [] };
  const crestFactor = peak / rms;
  return {
    periodS,
    lines: harmonics.map((harmonic, k) => ({
      harmonic,
      frequencyHz: harmonic / periodS,
      amplitude: at(amplitudes, k),
      phaseTurns: at(phases, k),
    })),
    rms,
    peak,
    crestFactor,
    flags: flagIf(
      crestFactor >= LARGEST_CREST_FACTOR,
      'at-limit',
      message('quality.crest-factor', { crestFactor }),
    ),
  };
}

/**
 * Two targets for two orthogonal axes, every other line to each, so that what one axis does at the other's lines shows
 * as cross-talk. Each has the RMS asked for.
 * @throws KeelError `invalid-argument` as `designMultisine`, and for fewer than 2 lines.
 */
export function designTwoAxes(options: MultisineOptions): { first: Multisine; second: Multisine } {
  const { harmonics = STANDARD_HARMONICS } = options;
  if (harmonics.length < 2) throw new KeelError('invalid-argument', message('error.coordination.two-lines'));
  const every = (offset: number): number[] => harmonics.filter((_, k) => k % 2 === offset);
  return {
    first: designMultisine({
      ...options,
      harmonics: every(0),
      seed: deriveSeed(options.seed, 'first axis'),
    }),
    second: designMultisine({
      ...options,
      harmonics: every(1),
      seed: deriveSeed(options.seed, 'second axis'),
    }),
  };
}

/** The target at a time, in the unit of its RMS. `tMs` whole milliseconds keep it exact over many periods. */
export function multisineAt(design: Multisine, tMs: number): number {
  const periodMs = 1000 * design.periodS;
  let sum = 0;
  for (const { harmonic, amplitude, phaseTurns } of design.lines) {
    const cycles = ((harmonic * tMs) % periodMs) / periodMs;
    sum += amplitude * cosineOfTurns(cycles + phaseTurns);
  }
  return sum;
}

/**
 * The same target made smaller where its peak would leave a limit, such as 0.6 of the pain-free range of movement.
 * @throws KeelError `invalid-argument` unless the limit is above zero.
 */
export function fittedWithin(design: Multisine, limit: number): Multisine {
  requirePositive(limit, 'quantity.limit-of-target');
  if (design.peak <= limit) return design;
  const factor = limit / design.peak;
  return {
    ...design,
    lines: design.lines.map((line) => ({ ...line, amplitude: factor * line.amplitude })),
    rms: factor * design.rms,
    peak: limit,
  };
}

function velocityFlat(harmonics: readonly number[], rms: number): number[] {
  const shape = harmonics.map((harmonic) => 1 / harmonic);
  const power = shape.reduce((sum, amplitude) => sum + (amplitude * amplitude) / 2, 0);
  return shape.map((amplitude) => (rms * amplitude) / Math.sqrt(power));
}

/** cos(a + b) = cos a cos b - sin a sin b, from the table alone. */
function peakOf(
  harmonics: readonly number[],
  amplitudes: readonly number[],
  phases: readonly number[],
  circle: { readonly cosines: Float64Array; readonly sines: Float64Array },
): number {
  const samples = circle.cosines.length;
  const sum = new Float64Array(samples);
  for (const [line, harmonic] of harmonics.entries()) {
    const c = at(amplitudes, line) * cosineOfTurns(at(phases, line));
    const s = at(amplitudes, line) * cosineOfTurns(at(phases, line) - 0.25);
    for (let k = 0; k < samples; k++) {
      const index = (harmonic * k) % samples;
      sum[k] = at(sum, k) + c * at(circle.cosines, index) - s * at(circle.sines, index);
    }
  }
  return sum.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
}

function requireDesign(options: Required<MultisineOptions>): void {
  const { seed, rms, periodS, harmonics, draws, rateHz } = options;
  requireInteger(seed, 0, 'quantity.seed');
  requirePositive(rms, 'quantity.root-mean-square-of-target');
  requirePositive(periodS, 'quantity.period');
  requirePositive(rateHz, 'quantity.sampling-rate');
  requireInteger(draws, 1, 'quantity.number-of-phase-draws');
  const samples = periodS * rateHz;
  if (Math.abs(samples - Math.round(samples)) > 1e-6) {
    throw new KeelError('invalid-argument', message('error.coordination.period-not-whole'));
  }
  const ascending = harmonics.every(
    (harmonic, k) => Number.isInteger(harmonic) && harmonic > (harmonics[k - 1] ?? 0),
  );
  if (harmonics.length === 0 || !ascending || at(harmonics, harmonics.length - 1) >= samples / 2) {
    throw new KeelError('invalid-argument', message('error.coordination.lines-not-ascending'));
  }
}
