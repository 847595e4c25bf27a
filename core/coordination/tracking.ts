/**
 * How a person follows a multisine target: on a screen with the trunk or the centre of pressure (Reeves et al. 2014, J
 * Biomech 47:44). Whole periods after the run-in are analysed, so that the target's lines leak nowhere.
 *
 * It describes the closed loop of seeing, deciding and moving, sensor and display included except where their latency
 * is taken out: no reflex, no stiffness, no muscle.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { cosineOfTurns, sineOfTurns, turnsOf } from '../signal/cosine.ts';
import { mean } from '../signal/statistics.ts';
import { at } from '../signal/values.ts';
import { wrapped180 } from './circular.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';
import { phaseSlopeDelay } from './tracking-delay.ts';
import type { DelayEstimate } from './tracking-delay.ts';
import {
  combinedPValue,
  estimateLine,
  neighbourBins,
  recordPower,
  responsePValue,
} from './tracking-lines.ts';
import type { ComplexNumber, TrackingLine, WholePeriods } from './tracking-lines.ts';
import { normalisedErrorOf } from './tracking-error.ts';
import { settingsOf, wholePeriods } from './tracking-periods.ts';
import type { TrackingOptions, TrackingSettings } from './tracking-periods.ts';

export interface TrackingResponse {
  readonly method: Method;
  /** 1 - RMS(response - target) / RMS(target), floor 0: 0 is doing nothing (or worse), 1 perfect. Latency counts. */
  readonly skill: number;
  /** RMS(response - target) / RMS(target), without a floor. */
  readonly normalisedError: number;
  readonly lines: readonly TrackingLine[];
  /** The person's effective delay; undefined without a response, without a known latency, or with a single line. */
  readonly delay: DelayEstimate | undefined;
  /** Mean over the lines of the band; undefined when there is none in it, or for a single period. */
  readonly meanCoherence: number | undefined;
  /** Response power between the lines over all its power in the band, 0 to 1: what is not owed to the target. */
  readonly remnant: number | undefined;
  /** Standard error of the remnant: each bin's power scatters by its own mean. */
  readonly remnantStandardError: number | undefined;
  /** Response power at the other axis's lines over all its power in the band. */
  readonly crossTalk: number | undefined;
  /** Chance of a response this large at the lines if the person did not respond at all. */
  readonly pValue: number;
  readonly responds: boolean;
  readonly periods: number;
  readonly flags: readonly MeasureFlag[];
}

const FEWEST_PERIODS = 3;
/** Above this a delay says little: people differ by some 50 ms. */
const LARGEST_DELAY_ERROR_MS = 50;
/** A line below this share of the target's power is none. */
const LEAST_LINE_SHARE = 1e-9;

/**
 * Tracking score and frequency response, from target and response sampled together, in one unit. Per line the
 * frequency response H = mean over periods of X / R (both as Fourier coefficients); taking out a latency L adds
 * 2 pi f L to its phase.
 * @throws KeelError `invalid-argument` for NaN, lists of different length, less than one period after the run-in, a
 * target without one of the lines named, a period that is no whole number of samples, other bad options.
 */
export function trackingResponse(
  target: ArrayLike<number>,
  response: ArrayLike<number>,
  options: TrackingOptions,
): TrackingResponse {
  const settings = settingsOf(options);
  const whole = wholePeriods(target, response, settings);
  requireLines(whole, settings);
  const { usableLatencyMs, otherHarmonics, periodS } = settings;
  const power = recordPower(whole.response);
  const bins = new Set(
    [...settings.harmonics, ...otherHarmonics].map((harmonic) => harmonic * whole.periods),
  );
  const measured = settings.harmonics.map((harmonic) => lineAt(whole, harmonic, power, bins, settings));
  const lines = measured.map(({ line }) => line);
  const pValue = combinedPValue(lines.map((line) => line.pValue));
  const responds = pValue < settings.significance;
  const normalisedError = normalisedErrorOf(whole.target, whole.response);
  const coherences = lines
    .filter((line) => within(line.frequencyHz, settings.coherenceBandHz))
    .map((line) => line.coherence)
    .filter((coherence) => coherence !== undefined);
  const shares = powerShares(power, whole.periods, settings);
  const delay =
    responds && usableLatencyMs !== undefined
      ? phaseSlopeDelay(
          measured.map(({ line: { frequencyHz, signalToNoise }, ofPeriods }) => ({
            frequencyHz,
            signalToNoise,
            periods: ofPeriods.map((value) => ahead(value, frequencyHz * (usableLatencyMs / 1000))),
          })),
          settings.neighbours,
        )
      : undefined;
  const delayErrorMs = delay?.standardErrorMs ?? 0;
  return {
    method: methodOf('tracking response', settings),
    skill: Math.max(0, 1 - normalisedError),
    normalisedError,
    lines,
    delay,
    meanCoherence: coherences.length === 0 ? undefined : mean(coherences),
    ...shares,
    pValue,
    responds,
    periods: whole.periods,
    flags: [
      ...flagIf(
        whole.periods < FEWEST_PERIODS,
        'too-short',
        message('quality.few-periods', { periods: whole.periods, periodS, fewest: FEWEST_PERIODS }),
      ),
      ...flagIf(!responds, 'no-response', message('quality.no-trace', { p: pValue })),
      ...flagIf(
        delayErrorMs > LARGEST_DELAY_ERROR_MS,
        'too-noisy',
        message('quality.delay-unsure', { errorMs: delayErrorMs }),
      ),
      ...flagIf(usableLatencyMs === undefined, 'latency-unknown', message('quality.latency-unknown')),
    ],
  };
}

interface MeasuredLine {
  readonly line: TrackingLine;
  readonly ofPeriods: readonly ComplexNumber[];
}

function lineAt(
  whole: WholePeriods,
  harmonic: number,
  power: Float64Array,
  bins: ReadonlySet<number>,
  { periodS, neighbours, usableLatencyMs }: TrackingSettings,
): MeasuredLine {
  const estimate = estimateLine(whole, harmonic);
  if (estimate === undefined) throw missingLine(harmonic, periodS);
  const { re, im, ofPeriods, coherence } = estimate;
  const frequencyHz = harmonic / periodS;
  const phaseDeg = 360 * turnsOf(im, re);
  const bin = harmonic * whole.periods;
  const around = neighbourBins(bin, bins, neighbours, power.length - 1);
  const noise = around.reduce((sum, near) => sum + at(power, near), 0) / around.length;
  const signalToNoise = ratio(at(power, bin), noise);
  const line = {
    harmonic,
    frequencyHz,
    gain: Math.sqrt(re * re + im * im),
    phaseDeg,
    personPhaseDeg:
      usableLatencyMs === undefined
        ? undefined
        : wrapped180(phaseDeg + (360 * frequencyHz * usableLatencyMs) / 1000),
    coherence,
    signalToNoise,
    pValue: responsePValue(signalToNoise, around.length),
  };
  return { line, ofPeriods };
}

/** Turned ahead by a number of turns. */
function ahead({ re, im }: ComplexNumber, turns: number): ComplexNumber {
  const [cosine, sine] = [cosineOfTurns(turns), sineOfTurns(turns)];
  return { re: re * cosine - im * sine, im: im * cosine + re * sine };
}

/** A target without the line would give a gain from rounding errors. */
function requireLines({ target, periods }: WholePeriods, { harmonics, periodS }: TrackingSettings): void {
  const power = recordPower(target);
  const total = power.reduce((sum, value) => sum + value, 0);
  const missing = harmonics.find((harmonic) => !(at(power, harmonic * periods) > LEAST_LINE_SHARE * total));
  if (missing !== undefined) throw missingLine(missing, periodS);
}

function missingLine(harmonic: number, periodS: number): KeelError {
  return new KeelError('invalid-argument', message('error.coordination.no-line', { hz: harmonic / periodS }));
}

interface PowerShares {
  readonly remnant: number | undefined;
  readonly remnantStandardError: number | undefined;
  readonly crossTalk: number | undefined;
}

/**
 * Bins between the lines scatter like an exponential variable: their sum R has the variance sum P^2 / 2. Lines of power
 * S in noise of N a bin scatter with a variance of 2 S N. The share r = R / (R + S) then has the standard error
 * sqrt((1 - r)^2 sum P^2 / 2 + r^2 2 S N) / (R + S).
 */
function powerShares(
  power: Float64Array,
  periods: number,
  { harmonics, otherHarmonics, periodS, remnantBandHz }: TrackingSettings,
): PowerShares {
  const own = new Set(harmonics.map((harmonic) => harmonic * periods));
  const other = new Set(otherHarmonics.map((harmonic) => harmonic * periods));
  const sums = { all: 0, own: 0, other: 0, squares: 0, between: 0 };
  for (let bin = 1; bin < power.length; bin++) {
    if (!within(bin / (periods * periodS), remnantBandHz)) continue;
    sums.all += at(power, bin);
    if (own.has(bin)) sums.own += at(power, bin);
    else if (other.has(bin)) sums.other += at(power, bin);
    else {
      sums.squares += at(power, bin) * at(power, bin);
      sums.between += 1;
    }
  }
  if (!(sums.all > 0)) return { remnant: undefined, remnantStandardError: undefined, crossTalk: undefined };
  const remnant = (sums.all - sums.own - sums.other) / sums.all;
  const noise = (remnant * sums.all) / Math.max(1, sums.between);
  const variance =
    ((1 - remnant) * (1 - remnant) * sums.squares) / 2 +
    2 * remnant * remnant * (sums.own + sums.other) * noise;
  return {
    remnant,
    remnantStandardError: Math.sqrt(variance) / sums.all,
    crossTalk: sums.other / sums.all,
  };
}

/** With a hair's breadth at the edges, as a tenth is no binary number. */
function within(frequencyHz: number, [low, high]: readonly [number, number]): boolean {
  return frequencyHz >= low - 1e-9 && frequencyHz <= high + 1e-9;
}

/** No response and no noise is no response. */
function ratio(signal: number, noise: number): number {
  return signal === 0 ? 0 : signal / noise;
}
