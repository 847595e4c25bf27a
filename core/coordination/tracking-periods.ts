/** What a tracking recording is analysed with: its options with their defaults, and its whole periods. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { requireFinite, requireInteger, requirePositive, requireSameLength } from '../signal/values.ts';
import { STANDARD_HARMONICS } from './multisine.ts';
import type { WholePeriods } from './tracking-lines.ts';

export interface SystemLatency {
  /** Sensor to screen, measured on this computer, ms. */
  readonly meanMs: number;
  readonly standardDeviationMs: number;
}

export interface TrackingOptions {
  readonly rateHz: number;
  /** Undefined: not measured; then no delay of the person is given. */
  readonly systemLatency: SystemLatency | undefined;
  /** Base period T0 of the target, s. Default 20. */
  readonly periodS?: number;
  /** The target's lines, multiples of 1 / T0. Default `STANDARD_HARMONICS`. */
  readonly harmonics?: readonly number[];
  /** Lines of the target on the other axis: cross-talk, no remnant. Default none. */
  readonly otherHarmonics?: readonly number[];
  /** Periods left out at the beginning. Default 1. */
  readonly runInPeriods?: number;
  /** Bins on which the noise around a line is told. Default 8. */
  readonly neighbours?: number;
  /** A response is there when the combined p value is below this. Default 0.05. */
  readonly significance?: number;
  /** Band of the remnant and the cross-talk, Hz. Default 1 / T0 to the highest line of both axes. */
  readonly remnantBandHz?: readonly [number, number];
  /** Band of the mean coherence, Hz. Default 0.1 to 1. */
  readonly coherenceBandHz?: readonly [number, number];
}

/** An unsteadier latency cannot be taken out, ms. */
const LARGEST_LATENCY_SD_MS = 20;

export type TrackingSettings = Required<Omit<TrackingOptions, 'systemLatency'>> & {
  readonly usableLatencyMs: number | undefined;
};

/** @throws KeelError `invalid-argument` for options out of range. */
export function settingsOf(options: TrackingOptions): TrackingSettings {
  const { periodS = 20, harmonics = STANDARD_HARMONICS, otherHarmonics = [], systemLatency } = options;
  requirePositive(options.rateHz, 'quantity.sampling-rate');
  requirePositive(periodS, 'quantity.period');
  requireInteger(options.runInPeriods ?? 1, 0, 'quantity.number-of-run-in-periods');
  requireInteger(options.neighbours ?? 8, 1, 'quantity.number-of-neighbours');
  const all = [...harmonics, ...otherHarmonics];
  for (const harmonic of all) requireInteger(harmonic, 1, 'quantity.line-of-target');
  if (harmonics.length === 0 || new Set(all).size !== all.length) {
    throw new KeelError('invalid-argument', message('error.coordination.line-of-two-axes'));
  }
  const highest = all.reduce((most, harmonic) => Math.max(most, harmonic), 0);
  if (highest >= (periodS * options.rateHz) / 2) {
    throw new KeelError('invalid-argument', message('error.coordination.line-too-high'));
  }
  const usable = systemLatency !== undefined && systemLatency.standardDeviationMs <= LARGEST_LATENCY_SD_MS;
  return {
    rateHz: options.rateHz,
    periodS,
    harmonics,
    otherHarmonics,
    runInPeriods: options.runInPeriods ?? 1,
    neighbours: options.neighbours ?? 8,
    significance: options.significance ?? 0.05,
    remnantBandHz: options.remnantBandHz ?? [1 / periodS, highest / periodS],
    coherenceBandHz: options.coherenceBandHz ?? [0.1, 1],
    usableLatencyMs: usable ? systemLatency.meanMs : undefined,
  };
}

/** @throws KeelError `invalid-argument` for NaN, lists of different length, or less than one period after the run-in. */
export function wholePeriods(
  target: ArrayLike<number>,
  response: ArrayLike<number>,
  { rateHz, periodS, runInPeriods }: TrackingSettings,
): WholePeriods {
  requireSameLength(target, response, 'quantity.tracking-response');
  requireFinite(target, 1, 'quantity.tracking-target');
  requireFinite(response, 1, 'quantity.tracking-response');
  const samplesPerPeriod = Math.round(rateHz * periodS);
  if (Math.abs(samplesPerPeriod - rateHz * periodS) > 1e-6) {
    throw new KeelError('invalid-argument', message('error.coordination.resample-period'));
  }
  const periods = Math.floor(target.length / samplesPerPeriod) - runInPeriods;
  if (periods < 1) {
    throw new KeelError(
      'invalid-argument',
      message('error.coordination.no-whole-period', { periodS, runIn: runInPeriods }),
    );
  }
  const from = runInPeriods * samplesPerPeriod;
  const to = from + periods * samplesPerPeriod;
  return {
    target: Float64Array.from(target).slice(from, to),
    response: Float64Array.from(response).slice(from, to),
    samplesPerPeriod,
    periods,
  };
}
