/**
 * What a disturbance does and how it is answered: latency of the correction, peak, time to peak, recovery, its time
 * constant. For recorded trials; an exercise follows the same rules step by step (reaction.ts,
 * recovery.ts).
 *
 * Times are of what a sensor sees, its latency and the display's included. Answering a picture takes 180 ms and more:
 * this is no stretch reflex, and no muscle's onset.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { fitDecay } from '../signal/exponential.ts';
import { at, requireFinite, requireInteger, requirePositive } from '../signal/values.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';
import { ONSET_RULE, watchFor, watched } from './reaction.ts';
import type { OnsetRule } from './reaction.ts';
import { RECOVERY_RULE, STAY_AT_START, recoveryMs, stayed } from './recovery.ts';
import type { RecoveryRule } from './recovery.ts';

export interface LatencyOptions {
  readonly rateHz: number;
  /** The sample at which the disturbance begins. */
  readonly eventSample: number;
  /** Length of the quiet time before the event, ms. Default 500. */
  readonly baselineMs?: number;
  /** The least rise that means anything, in the unit of the signal. Default 0. */
  readonly smallestDeparture?: number;
  /** Reactions begin within these times after the event, ms. Defaults 80 and 1500. */
  readonly earliestMs?: number;
  readonly latestMs?: number;
  /** Default: beyond 3 SD for 50 ms. */
  readonly rule?: OnsetRule;
}

export interface Latency {
  readonly method: Method;
  /** From the event to the first departure that lasts, ms; undefined when there is none. */
  readonly latencyMs: number | undefined;
  readonly flags: readonly MeasureFlag[];
}

/**
 * Latency of a correction: first departure beyond the baseline's mean + 3 SD that lasts 50 ms, unless told otherwise.
 * Give the signal in the direction of the correction, upwards. Over trials take the median, not the mean.
 * @throws KeelError `invalid-argument` for no samples, NaN, an event outside the signal, a rate that is not positive.
 */
export function correctionLatency(signal: ArrayLike<number>, options: LatencyOptions): Latency {
  const { rateHz, eventSample, baselineMs = 500, smallestDeparture = 0, rule = ONSET_RULE } = options;
  requireEvent(signal, rateHz, eventSample);
  const first = Math.max(0, eventSample - Math.round((baselineMs * rateHz) / 1000));
  const baseline = Array.from({ length: eventSample - first }, (_, k) => at(signal, first + k));
  const { earliestMs = 80, latestMs = 1500 } = options;
  let watch = watchFor(baseline, smallestDeparture, earliestMs, latestMs, rule);
  const flags = flagIf(
    watch === undefined,
    'too-short',
    message('quality.few-samples-before', { samples: baseline.length, fewest: rule.fewestSamples }),
  );
  for (let k = first; k < signal.length && watch !== undefined; k++) {
    watch = watched(watch, at(signal, k), (1000 * (k - eventSample)) / rateHz);
  }
  const latencyMs = watch?.foundAtMs;
  return {
    method: methodOf('correction latency', {
      rateHz,
      baselineMs,
      smallestDeparture,
      earliestMs,
      latestMs,
      ...rule,
    }),
    latencyMs,
    flags: [
      ...flags,
      ...flagIf(
        watch !== undefined && latencyMs === undefined,
        'no-response',
        message('quality.no-departure', { earliestMs, latestMs }),
      ),
    ],
  };
}

export interface RecoveryOptions {
  readonly rateHz: number;
  readonly eventSample: number;
  /** Back means within this distance of zero, in the unit of the signal (10 % of a limit, or 1.5 SD of quiet sway). */
  readonly band: number;
  /** Beyond this distance the trial is lost. Default none. */
  readonly limit?: number;
  /** The longest that counts as a recovery, ms. Default 2500. */
  readonly longestMs?: number;
  /** Default: inside for 500 ms; never having left for 1000 ms. */
  readonly rule?: RecoveryRule;
}

export interface Recovery {
  readonly method: Method;
  /** Farthest from zero after the event, and when that was. */
  readonly peak: number;
  readonly timeToPeakMs: number;
  /** To the first return to the band that lasted, ms; 0 when it was never left; undefined when there was none. */
  readonly recoveryMs: number | undefined;
  /** Recovered in time, and within the limit all along. */
  readonly recovered: boolean;
  /** 1 - recovery / longest, 0 to 1; 0 when not recovered. */
  readonly score: number;
  /** tau of y = y_end + a exp(-t / tau) from the peak on, ms; undefined when the return is not of that shape. */
  readonly timeConstantMs: number | undefined;
  readonly flags: readonly MeasureFlag[];
}

/**
 * Peak and recovery of a deviation from where the person (or what they steer) should be, zero there.
 * @throws KeelError `invalid-argument` for no samples, NaN, an event outside the signal, bad options.
 */
export function recoveryFrom(deviation: ArrayLike<number>, options: RecoveryOptions): Recovery {
  const { rateHz, eventSample, band, limit = Infinity, longestMs = 2500 } = options;
  const { rule = RECOVERY_RULE } = options;
  requireEvent(deviation, rateHz, eventSample);
  requirePositive(band, 'quantity.band-of-recovery');
  requirePositive(longestMs, 'quantity.longest-recovery');
  const distances = Array.from({ length: deviation.length - eventSample }, (_, k) =>
    Math.abs(at(deviation, eventSample + k)),
  );
  const peak = distances.reduce((most, value) => Math.max(most, value), 0);
  const peakAt = distances.indexOf(peak);
  const stepMs = 1000 / rateHz;
  const returnedMs = firstReturnMs(distances, stepMs, band, rule);
  const recovered = returnedMs !== undefined && returnedMs <= longestMs && peak < limit;
  const watchedMs = distances.length * stepMs;
  return {
    method: methodOf('recovery from a disturbance', {
      rateHz,
      band,
      limit: options.limit,
      longestMs,
      ...rule,
    }),
    peak,
    timeToPeakMs: peakAt * stepMs,
    recoveryMs: returnedMs,
    recovered,
    score: recovered ? Math.min(1, Math.max(0, 1 - returnedMs / longestMs)) : 0,
    timeConstantMs: decayTimeMs(distances.slice(peakAt), stepMs),
    flags: flagIf(
      returnedMs === undefined && watchedMs < longestMs + rule.holdMs,
      'too-short',
      message('quality.trial-too-short', { watchedMs }),
    ),
  };
}

/** The first entry into the band that lasted, ms after the first of these samples. */
function firstReturnMs(
  distances: readonly number[],
  stepMs: number,
  band: number,
  rule: RecoveryRule,
): number | undefined {
  let stay = STAY_AT_START;
  for (const [k, distance] of distances.entries()) {
    stay = stayed(stay, distance < band, k * stepMs);
    const found = recoveryMs(stay, 0, k * stepMs, rule);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A fit that explains less than this of the return is no exponential. */
const LEAST_R_SQUARED = 0.5;
const FEWEST_SAMPLES = 10;

/**
 * Time constant of y = y_end + a exp(-t / tau), ms (DiDomenico et al. 2013, Gait Posture 38:541 for the form);
 * undefined for fewer than 10 values, for values that do not fall like that, and for a fall longer than they show.
 */
export function decayTimeMs(values: readonly number[], stepMs: number): number | undefined {
  if (values.length < FEWEST_SAMPLES) return undefined;
  const { tauS, amplitude, rSquared } = fitDecay(values, 1000 / stepMs);
  const tauMs = 1000 * tauS;
  if (!(amplitude > 0) || rSquared < LEAST_R_SQUARED || tauMs > values.length * stepMs) return undefined;
  return tauMs;
}

function requireEvent(signal: ArrayLike<number>, rateHz: number, eventSample: number): void {
  requireFinite(signal, 1, 'quantity.response-to-disturbance');
  requirePositive(rateHz, 'quantity.sampling-rate');
  requireInteger(eventSample, 0, 'quantity.sample-of-event');
  if (eventSample >= signal.length) {
    throw new KeelError('invalid-argument', message('error.coordination.event-too-late'));
  }
}
