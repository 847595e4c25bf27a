/** What is wrong with a recording, said beside every number made from it. */
import { type Message, message } from '../language/message.ts';
import { at } from '../signal/values.ts';
import type { SwayAxis } from './sway.ts';

export type QualityCode =
  | 'too-short'
  | 'too-noisy'
  | 'gaps'
  | 'saturated'
  | 'wrong-rate'
  | 'dropped-samples'
  | 'spikes'
  /** A value outside what was searched, or outside what the measure or a standing person can have. */
  | 'implausible'
  | 'not-computed';

export interface QualityFlag {
  readonly code: QualityCode;
  /** A sentence: what was found, and what it means for the numbers. */
  readonly reason: Message;
}

export interface RawRecording {
  /** s, strictly increasing; without it the samples are taken for evenly spaced at `rateHz`. */
  readonly timeS?: ArrayLike<number> | undefined;
  readonly rateHz?: number | undefined;
  readonly mlMm: ArrayLike<number>;
  readonly apMm: ArrayLike<number>;
  /** Samples at which the device itself said that a cell was beyond what it can bear. */
  readonly saturatedSamples?: number | undefined;
}

/** Velocity and RMS need half a minute; slow sway and entropy need a whole one. */
const SHORT_S = 30;
const LONG_S = 60;
/** A window of the resampling without a sample. */
const GAP_S = 0.08;
const NOISE_SHARE = 0.1;
const NOISE_MM = 1;
/** Runs of equal values at the very end of the range are a sensor at its stop. */
const STUCK_SAMPLES = 10;
const LEAST_RATE_HZ = 40;

/** Flags of a recording as it came, before any preparation. The recording has passed `prepareSway`'s checks. */
export function qualityOf(recording: RawRecording, meanRateHz: number): QualityFlag[] {
  const flags = [
    durationFlag(recording.mlMm.length / meanRateHz),
    rateFlag(recording, meanRateHz),
    ...timeFlags(recording.timeS),
    noiseFlag(recording.mlMm, 'ml'),
    noiseFlag(recording.apMm, 'ap'),
    reportedSaturation(recording),
    saturationFlag(recording.mlMm, 'ml'),
    saturationFlag(recording.apMm, 'ap'),
  ];
  return flags.filter((flag) => flag !== undefined);
}

function durationFlag(seconds: number): QualityFlag | undefined {
  if (seconds >= LONG_S - 0.5) return undefined;
  const reason =
    seconds < SHORT_S - 0.5
      ? message('quality.too-short-for-velocity', { seconds, velocityS: SHORT_S, spectraS: LONG_S })
      : message('quality.too-short-for-spectra', { seconds, spectraS: LONG_S });
  return { code: 'too-short', reason };
}

function rateFlag({ rateHz, timeS }: RawRecording, meanRateHz: number): QualityFlag | undefined {
  if (rateHz !== undefined && timeS !== undefined && Math.abs(rateHz / meanRateHz - 1) > 0.02) {
    return {
      code: 'wrong-rate',
      reason: message('quality.other-rate', { measuredHz: meanRateHz, statedHz: rateHz }),
    };
  }
  if (meanRateHz >= LEAST_RATE_HZ - 0.5) return undefined;
  return {
    code: 'wrong-rate',
    reason: message('quality.few-samples', { rateHz: meanRateHz, leastHz: LEAST_RATE_HZ }),
  };
}

function timeFlags(timeS: ArrayLike<number> | undefined): QualityFlag[] {
  if (timeS === undefined) return [];
  const steps = Array.from({ length: timeS.length - 1 }, (_, k) => at(timeS, k + 1) - at(timeS, k));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const gaps = steps.filter((step) => step > Math.max(GAP_S, 2.5 * usual));
  const lost = steps.reduce((sum, step) => sum + Math.max(0, Math.round(step / usual) - 1), 0);
  const flags: QualityFlag[] = [];
  if (gaps.length > 0) {
    const longestS = gaps.reduce((most, gap) => Math.max(most, gap), 0);
    flags.push({
      code: 'gaps',
      reason: message('quality.gaps', { gaps: gaps.length, longestS }),
    });
  }
  if (lost > 0.01 * timeS.length) {
    flags.push({
      code: 'dropped-samples',
      reason: message('quality.samples-missing', { lost, percent: (100 * lost) / (timeS.length + lost) }),
    });
  }
  return flags;
}

/**
 * Standard deviation of white noise on a smooth signal, from third differences: their variance is 20 times the
 * noise's. Unit of the values.
 */
export function noiseOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 3; k < values.length; k++) {
    const difference = at(values, k) - 3 * at(values, k - 1) + 3 * at(values, k - 2) - at(values, k - 3);
    sum += difference * difference;
  }
  return Math.sqrt(sum / (20 * Math.max(1, values.length - 3)));
}

function noiseFlag(values: ArrayLike<number>, axis: SwayAxis): QualityFlag | undefined {
  const noise = noiseOf(values);
  const mean = Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const rms = Math.sqrt(
    Array.from(values).reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length,
  );
  if (noise <= NOISE_MM && noise <= NOISE_SHARE * rms) return undefined;
  return {
    code: 'too-noisy',
    reason: message('quality.noise', { axis, noiseMm: noise, swayMm: rms }),
  };
}

function reportedSaturation({ saturatedSamples = 0, mlMm }: RawRecording): QualityFlag | undefined {
  if (saturatedSamples === 0) return undefined;
  return {
    code: 'saturated',
    reason: message('quality.cell-saturated', { samples: saturatedSamples, all: mlMm.length }),
  };
}

function saturationFlag(values: ArrayLike<number>, axis: SwayAxis): QualityFlag | undefined {
  const list = Array.from(values);
  const least = list.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = list.reduce((a, b) => Math.max(a, b), -Infinity);
  let run = 0;
  let longest = 0;
  list.forEach((value, k) => {
    const stuck = (value === least || value === greatest) && value === list[k - 1];
    run = stuck ? run + 1 : 1;
    if (stuck) longest = Math.max(longest, run);
  });
  if (longest < STUCK_SAMPLES) return undefined;
  return {
    code: 'saturated',
    reason: message('quality.at-extreme', { axis, samples: longest }),
  };
}
