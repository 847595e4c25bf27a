/**
 * When did a movement begin? The first departure beyond baseline mean + 3 SD that lasts at least 50 ms (the common
 * threshold rule of postural-response latency). Written as a fold, so that it runs while the trial does.
 *
 * What is timed this way is a correction seen in the centre of pressure, display and sensor delay included; it is no
 * muscle onset.
 */
import { mean, populationStandardDeviation } from '../signal/statistics.ts';

export interface OnsetRule {
  /** Standard deviations of the baseline that a departure must exceed. */
  readonly thresholdSd: number;
  /** How long it must last, ms. */
  readonly sustainedMs: number;
  /** Fewer samples than this make no baseline. */
  readonly fewestSamples: number;
}

/** For samples 10 ms apart. Another rule gives other latencies: name it beside them. */
export const ONSET_RULE: OnsetRule = { thresholdSd: 3, sustainedMs: 50, fewestSamples: 20 };

export interface Watch {
  readonly threshold: number;
  readonly sustainedMs: number;
  /** Reactions that begin outside these times, ms since the event, do not count. */
  readonly earliestMs: number;
  readonly latestMs: number;
  /** Start of the departure that is going on. */
  readonly departedAtMs: number | undefined;
  /** Start of the first departure that lasted. */
  readonly foundAtMs: number | undefined;
}

/**
 * A watch for a departure upwards from the values before the event. `smallestDeparture` is the least rise above the
 * baseline that means anything: a perfectly quiet baseline has no spread to go by.
 * @returns undefined when the baseline is too short to tell a movement from sway.
 */
export function watchFor(
  baseline: readonly number[],
  smallestDeparture: number,
  earliestMs: number,
  latestMs: number,
  { thresholdSd, sustainedMs, fewestSamples }: OnsetRule = ONSET_RULE,
): Watch | undefined {
  if (baseline.length < fewestSamples) return undefined;
  const departure = Math.max(smallestDeparture, thresholdSd * populationStandardDeviation(baseline));
  return {
    threshold: mean(baseline) + departure,
    sustainedMs,
    earliestMs,
    latestMs,
    departedAtMs: undefined,
    foundAtMs: undefined,
  };
}

/** The watch after one more sample, taken `sinceEventMs` after the event (negative before it). */
export function watched(watch: Watch, value: number, sinceEventMs: number): Watch {
  if (watch.foundAtMs !== undefined) return watch;
  if (!(value > watch.threshold)) {
    return watch.departedAtMs === undefined ? watch : { ...watch, departedAtMs: undefined };
  }
  const departedAtMs = watch.departedAtMs ?? sinceEventMs;
  const inWindow = departedAtMs >= watch.earliestMs && departedAtMs <= watch.latestMs;
  const foundAtMs = inWindow && sinceEventMs - departedAtMs >= watch.sustainedMs ? departedAtMs : undefined;
  return { ...watch, departedAtMs, foundAtMs };
}
