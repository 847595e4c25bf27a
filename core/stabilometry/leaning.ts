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

/** A reach counts when it was held this long. */
const SUSTAINED_SAMPLES = 31;
/** Speed is the difference over 100 ms, so that a board's noise is no movement. */
const SPEED_SAMPLES = 10;
/** The speed must stay above its threshold this long to be the start of a movement. */
const ONSET_SAMPLES = 10;
const THRESHOLD_SD = 3;
/** The least speed that is a movement, mm/s; several times quiet sway. */
const SLOWEST_MM_S = 15;
/** The first attempt cannot end before this share of the reach. */
const FIRST_ATTEMPT_SHARE = 0.25;

/** The greatest distance that was held for 300 ms; 0 when nothing was. */
export function sustainedReachMm(samples: readonly LeanSample[]): number {
  let best = 0;
  for (let last = SUSTAINED_SAMPLES - 1; last < samples.length; last++) {
    best = Math.max(best, heldMm(samples, last));
  }
  return best;
}

/** The least distance of the 300 ms that end with this sample; 0 before so much time has passed. */
export function heldMm(samples: readonly LeanSample[], last: number): number {
  if (last < SUSTAINED_SAMPLES - 1) return 0;
  let least = Infinity;
  for (let index = last - SUSTAINED_SAMPLES + 1; index <= last; index++) {
    least = Math.min(least, samples[index]?.onMm ?? 0);
  }
  return Math.max(0, least);
}

/** On-axis speed at each sample, mm/s, from the sample 100 ms before. */
function speeds(samples: readonly LeanSample[]): number[] {
  return samples.map((sample, index) => {
    const before = samples[index - SPEED_SAMPLES];
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
export function leanMeasures(before: readonly LeanSample[], samples: readonly LeanSample[]): LeanMeasures {
  const maximumMm = sustainedReachMm(samples);
  const all = [...before, ...samples];
  const speed = speeds(all);
  const onset = onsetIndex(speed, before.length);
  if (onset === undefined || maximumMm === 0) {
    return {
      reactionMs: undefined,
      velocityMmS: undefined,
      endpointMm: undefined,
      maximumMm,
      directionalControlPercent: undefined,
    };
  }
  const endpoint = endpointIndex(all, speed, onset, maximumMm);
  return {
    reactionMs: all[onset]?.sinceCueMs,
    endpointMm: endpoint === undefined ? undefined : all[endpoint]?.onMm,
    velocityMmS: endpoint === undefined ? undefined : velocityMmS(all, onset, endpoint),
    maximumMm,
    directionalControlPercent: directionalControlPercent(all, onset, maximumMm),
  };
}

function onsetIndex(speed: readonly number[], from: number): number | undefined {
  const baseline = speed.slice(SPEED_SAMPLES, from);
  if (baseline.length < ONSET_SAMPLES) return undefined;
  const threshold = Math.max(
    SLOWEST_MM_S,
    mean(baseline) + THRESHOLD_SD * populationStandardDeviation(baseline),
  );
  let run = 0;
  for (let index = from; index < speed.length; index++) {
    run = (speed[index] ?? 0) > threshold ? run + 1 : 0;
    if (run === ONSET_SAMPLES) return index - ONSET_SAMPLES + 1;
  }
  return undefined;
}

function endpointIndex(
  samples: readonly LeanSample[],
  speed: readonly number[],
  onset: number,
  maximumMm: number,
): number | undefined {
  for (let index = onset; index < samples.length; index++) {
    if ((speed[index] ?? 0) <= 0 && (samples[index]?.onMm ?? 0) >= FIRST_ATTEMPT_SHARE * maximumMm)
      return index;
  }
  return undefined;
}

/** Mean speed between 5 % and 95 % of the way from the onset to the endpoint. */
function velocityMmS(samples: readonly LeanSample[], onset: number, endpoint: number): number | undefined {
  const startMm = samples[onset]?.onMm ?? 0;
  const wayMm = (samples[endpoint]?.onMm ?? 0) - startMm;
  const firstBeyond = (share: number): LeanSample | undefined =>
    samples.slice(onset, endpoint + 1).find((sample) => sample.onMm >= startMm + share * wayMm);
  const early = firstBeyond(0.05);
  const late = firstBeyond(0.95);
  if (early === undefined || late === undefined || late.sinceCueMs <= early.sinceCueMs) return undefined;
  return (1000 * (late.onMm - early.onMm)) / (late.sinceCueMs - early.sinceCueMs);
}

function directionalControlPercent(
  samples: readonly LeanSample[],
  onset: number,
  maximumMm: number,
): number | undefined {
  const start = samples[onset];
  const reached = samples.findIndex((sample, index) => index > onset && sample.onMm >= maximumMm);
  if (start === undefined || reached < 0) return undefined;
  const onMm = maximumMm - start.onMm;
  if (!(onMm > 0)) return undefined;
  let offMm = 0;
  let previousMm = start.offMm;
  for (let index = onset + SPEED_SAMPLES; index <= reached; index += SPEED_SAMPLES) {
    const nowMm = samples[index]?.offMm ?? previousMm;
    offMm += Math.abs(nowMm - previousMm);
    previousMm = nowMm;
  }
  return Math.max(0, (100 * (onMm - offMm)) / onMm);
}
