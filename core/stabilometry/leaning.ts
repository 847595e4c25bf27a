/**
 * One lean towards a target, measured: the limits-of-stability measures of reaction time, movement velocity, endpoint
 * and maximum excursion, directional control. The lean is given as distances along the direction asked for (`on`) and
 * across it (`off`).
 */
import { mean, populationStandardDeviation } from '../signal/statistics.ts';

/** Samples 10 ms apart, mm. */
export interface LeanSample {
  readonly sinceCueMs: number;
  readonly onMm: number;
  readonly offMm: number;
}

/** What could not be measured is left out. */
export interface LeanMeasures {
  /** From the target's appearance to the start of the movement, ms. */
  readonly reactionMs: number | undefined;
  /** Mean speed between 5 and 95 % of the way to the endpoint, mm/s. */
  readonly velocityMmS: number | undefined;
  /** End of the first uninterrupted movement, mm. */
  readonly endpointMm: number | undefined;
  /** The farthest that was held for 300 ms, mm: one wild sample is no reach. */
  readonly maximumMm: number;
  /** (on - off) / on, %, floor 0: 100 is straight to the target. */
  readonly directionalControlPercent: number | undefined;
}

/** Everything that changes a measure of a lean. The limits assessment uses the defaults. */
export interface LeanRule {
  /** Time between samples, ms. */
  readonly sampleMs: number;
  /** A reach counts when it was held this long, ms. */
  readonly heldMs: number;
  /** Speed is the difference over this long, ms, so that a board's noise is no movement; sideways movements too. */
  readonly speedMs: number;
  /** The speed must stay above its threshold this long to be the start of a movement, ms. */
  readonly onsetMs: number;
  /** Standard deviations of the quiet speed above its mean that begin a movement. */
  readonly thresholdSd: number;
  /** The least speed that is a movement, mm/s; several times quiet sway. */
  readonly slowestMmS: number;
  /** The first attempt cannot end before this share of the reach. */
  readonly firstAttemptShare: number;
  /** The parts of the way to the endpoint between which the velocity is told. */
  readonly velocityFrom: number;
  readonly velocityTo: number;
}

export const LEAN_RULE: LeanRule = {
  sampleMs: 10,
  heldMs: 300,
  speedMs: 100,
  onsetMs: 100,
  thresholdSd: 3,
  slowestMmS: 15,
  firstAttemptShare: 0.25,
  velocityFrom: 0.05,
  velocityTo: 0.95,
};

function samplesIn(ms: number, { sampleMs }: LeanRule): number {
  return Math.max(1, Math.round(ms / sampleMs));
}

/** The greatest distance that was held for 300 ms; 0 when nothing was. */
export function sustainedReachMm(samples: readonly LeanSample[], rule: LeanRule = LEAN_RULE): number {
  let best = 0;
  for (let last = samplesIn(rule.heldMs, rule); last < samples.length; last++) {
    best = Math.max(best, heldMm(samples, last, rule));
  }
  return best;
}

/** The least distance of the 300 ms that end with this sample; 0 before so much time has passed. */
export function heldMm(samples: readonly LeanSample[], last: number, rule: LeanRule = LEAN_RULE): number {
  const span = samplesIn(rule.heldMs, rule);
  if (last < span) return 0;
  let least = Infinity;
  for (let index = last - span; index <= last; index++) {
    least = Math.min(least, samples[index]?.onMm ?? 0);
  }
  return Math.max(0, least);
}

/** On-axis speed at each sample, mm/s, from the sample 100 ms before. */
function speeds(samples: readonly LeanSample[], rule: LeanRule): number[] {
  const span = samplesIn(rule.speedMs, rule);
  return samples.map((sample, index) => {
    const before = samples[index - span];
    return before === undefined
      ? 0
      : (1000 * (sample.onMm - before.onMm)) / (sample.sinceCueMs - before.sinceCueMs);
  });
}

/**
 * Measures of a lean. `before` is the quiet time before the target appeared, `samples` begin with it.
 * Reaction time: on-axis speed above baseline mean + 3 SD for 100 ms. Endpoint: first zero of the speed after the
 * onset, past a quarter of the reach. Directional control: on-axis way to the maximum against the sum of off-axis
 * movements on the way, both over 100 ms.
 */
export function leanMeasures(
  before: readonly LeanSample[],
  samples: readonly LeanSample[],
  rule: LeanRule = LEAN_RULE,
): LeanMeasures {
  const maximumMm = sustainedReachMm(samples, rule);
  const all = [...before, ...samples];
  const speed = speeds(all, rule);
  const onset = onsetIndex(speed, before.length, rule);
  if (onset === undefined || maximumMm === 0) {
    return {
      reactionMs: undefined,
      velocityMmS: undefined,
      endpointMm: undefined,
      maximumMm,
      directionalControlPercent: undefined,
    };
  }
  const endpoint = endpointIndex(all, speed, onset, rule.firstAttemptShare * maximumMm);
  return {
    reactionMs: all[onset]?.sinceCueMs,
    endpointMm: endpoint === undefined ? undefined : all[endpoint]?.onMm,
    velocityMmS: endpoint === undefined ? undefined : velocityMmS(all, onset, endpoint, rule),
    maximumMm,
    directionalControlPercent: directionalControlPercent(all, onset, maximumMm, rule),
  };
}

function onsetIndex(speed: readonly number[], from: number, rule: LeanRule): number | undefined {
  const span = samplesIn(rule.onsetMs, rule);
  const baseline = speed.slice(samplesIn(rule.speedMs, rule), from);
  if (baseline.length < span) return undefined;
  const threshold = Math.max(
    rule.slowestMmS,
    mean(baseline) + rule.thresholdSd * populationStandardDeviation(baseline),
  );
  let run = 0;
  for (let index = from; index < speed.length; index++) {
    run = (speed[index] ?? 0) > threshold ? run + 1 : 0;
    if (run === span) return index - span + 1;
  }
  return undefined;
}

function endpointIndex(
  samples: readonly LeanSample[],
  speed: readonly number[],
  onset: number,
  leastMm: number,
): number | undefined {
  for (let index = onset; index < samples.length; index++) {
    if ((speed[index] ?? 0) <= 0 && (samples[index]?.onMm ?? 0) >= leastMm) return index;
  }
  return undefined;
}

/** Mean speed between two parts of the way from the onset to the endpoint. */
function velocityMmS(
  samples: readonly LeanSample[],
  onset: number,
  endpoint: number,
  rule: LeanRule,
): number | undefined {
  const startMm = samples[onset]?.onMm ?? 0;
  const wayMm = (samples[endpoint]?.onMm ?? 0) - startMm;
  const firstBeyond = (share: number): LeanSample | undefined =>
    samples.slice(onset, endpoint + 1).find((sample) => sample.onMm >= startMm + share * wayMm);
  const early = firstBeyond(rule.velocityFrom);
  const late = firstBeyond(rule.velocityTo);
  if (early === undefined || late === undefined || late.sinceCueMs <= early.sinceCueMs) return undefined;
  return (1000 * (late.onMm - early.onMm)) / (late.sinceCueMs - early.sinceCueMs);
}

function directionalControlPercent(
  samples: readonly LeanSample[],
  onset: number,
  maximumMm: number,
  rule: LeanRule,
): number | undefined {
  const span = samplesIn(rule.speedMs, rule);
  const start = samples[onset];
  const reached = samples.findIndex((sample, index) => index > onset && sample.onMm >= maximumMm);
  if (start === undefined || reached < 0) return undefined;
  const onMm = maximumMm - start.onMm;
  if (!(onMm > 0)) return undefined;
  let offMm = 0;
  let previousMm = start.offMm;
  for (let index = onset + span; index <= reached; index += span) {
    const nowMm = samples[index]?.offMm ?? previousMm;
    offMm += Math.abs(nowMm - previousMm);
    previousMm = nowMm;
  }
  return Math.max(0, (100 * (onMm - offMm)) / onMm);
}
