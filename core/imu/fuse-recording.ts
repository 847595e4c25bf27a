/**
 * The orientation of a recorded sensor at each of its samples, whatever its times are like. Every sample is integrated
 * over its own interval; where samples are missing, up to a second is filled in on a straight line, and after a longer
 * gap the filter resumes. Times in bursts say when samples arrived, not when they were taken: those samples count as
 * evenly spaced.
 */
import { KeelError } from '../errors.ts';
import { type Message, message } from '../language/message.ts';
import { mean } from '../signal/statistics.ts';
import { LONGEST_FILLED_S, areBursts, pushBetween, rateOf, vectorBetween } from './lost-samples.ts';
import { OrientationFilter } from './orientation-filter.ts';
import type { ImuSample } from './orientation-filter.ts';
import type { Quaternion, Vector3 } from './quaternion.ts';

export interface TimedSample extends ImuSample {
  readonly timeS: number;
}

export interface FusedRecording {
  /** Samples a second, gaps left out. */
  readonly rateHz: number;
  /** Sensor to earth, one a sample. */
  readonly quaternions: readonly Quaternion[];
  /** As estimated at the end. */
  readonly gyroBiasRadS: Vector3;
  readonly restSamples: number;
  /** Gaps that were filled in, and longer ones. */
  readonly filledGaps: number;
  readonly longGaps: number;
  /** Samples at the time of the one before. */
  readonly repeatedTimes: number;
  /** Samples without angular velocity, filled in or held, and without acceleration. */
  readonly missingGyro: number;
  readonly missingAcc: number;
  /** Samples whose magnetic field differs from the reference, or came before there was one. */
  readonly magDisturbedSamples: number;
  readonly inBursts: boolean;
}

/**
 * @param axes 6 for gyroscope and accelerometer, 9 for the magnetometer too.
 * @throws KeelError `invalid-argument` when a time is missing or before the one before it, or when the times make no
 * rate that the filter can work at.
 */
export function fuseRecording(samples: readonly TimedSample[], axes: 6 | 9): FusedRecording {
  requireTimes(samples);
  const clock = clockOf(samples);
  const filter = new OrientationFilter(clock.rateHz);
  const quaternions: Quaternion[] = [];
  const counts = { restSamples: 0, magDisturbedSamples: 0, filledGaps: 0, longGaps: 0, repeatedTimes: 0 };
  let before: TimedSample | undefined;
  for (const sample of withGyroFilled(samples)) {
    const step = stepTo(filter, clock, before, sample);
    if (step !== undefined) counts[step] += 1;
    if (filter.atRest) counts.restSamples += 1;
    if (filter.magDisturbed) counts.magDisturbedSamples += 1;
    quaternions.push(axes === 9 ? filter.orientation9 : filter.orientation6);
    before = sample;
  }
  return {
    ...clock,
    ...counts,
    quaternions,
    gyroBiasRadS: filter.gyroBiasRadS,
    missingGyro: samples.filter(({ gyroRadS }) => !isWhole(gyroRadS)).length,
    missingAcc: samples.filter(({ accMS2 }) => !isWhole(accMS2)).length,
  };
}

/** Takes in a sample and what is missing before it; says what was irregular about its time. */
function stepTo(
  filter: OrientationFilter,
  { rateHz, inBursts }: Clock,
  before: TimedSample | undefined,
  sample: TimedSample,
): 'repeatedTimes' | 'filledGaps' | 'longGaps' | undefined {
  const passedS = before === undefined ? 1 / rateHz : sample.timeS - before.timeS;
  if (passedS > LONGEST_FILLED_S) {
    filter.resume();
    filter.push(sample);
    return 'longGaps';
  }
  if (inBursts) {
    filter.push(sample);
    return undefined;
  }
  const steps = Math.round(passedS * rateHz);
  if (before !== undefined && steps > 1) {
    pushBetween(filter, before, sample, steps, passedS);
    return 'filledGaps';
  }
  filter.push(sample, passedS);
  return passedS === 0 ? 'repeatedTimes' : undefined;
}

function requireTimes(samples: readonly TimedSample[]): void {
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, { timeS }] of samples.entries()) {
    const sample = index + 1;
    if (!Number.isFinite(timeS)) throw refusal(message('error.fuse.no-time', { sample }));
    if (timeS < before) throw refusal(message('error.fuse.not-sorted', { sample, timeS }));
    before = timeS;
  }
}

interface Clock {
  readonly rateHz: number;
  readonly inBursts: boolean;
}

/** Gaps, intervals of more than ten times the mean of the others, do not count. */
function clockOf(samples: readonly TimedSample[]): Clock {
  if (samples.length < 2) throw refusal(message('error.fuse.too-few'));
  let intervals = samples.slice(1).map(({ timeS }, k) => timeS - (samples[k]?.timeS ?? timeS));
  for (let round = 0; round < 4; round++) {
    const longest = 10 * mean(intervals);
    intervals = intervals.filter((interval) => interval <= longest);
  }
  const meanS = mean(intervals);
  if (meanS === 0) throw refusal(message('error.fuse.one-time'));
  if (areBursts(intervals)) return { rateHz: 1 / meanS, inBursts: true };
  return { rateHz: rateOf(intervals.filter((interval) => interval > 0)), inBursts: false };
}

/** Angular velocities that are missing for up to a second, on a straight line between their neighbours. */
function withGyroFilled(samples: readonly TimedSample[]): readonly TimedSample[] {
  const filled = [...samples];
  let known: number | undefined;
  for (const [index, sample] of samples.entries()) {
    if (!isWhole(sample.gyroRadS)) continue;
    const from = known === undefined ? undefined : samples[known];
    if (from !== undefined && sample.timeS - from.timeS <= LONGEST_FILLED_S) {
      for (let k = (known ?? index) + 1; k < index; k++) {
        const missing = samples[k] ?? sample;
        const share = (missing.timeS - from.timeS) / (sample.timeS - from.timeS || 1);
        filled[k] = { ...missing, gyroRadS: vectorBetween(from.gyroRadS, sample.gyroRadS, share) };
      }
    }
    known = index;
  }
  return filled;
}

function isWhole(v: Vector3): boolean {
  return v.every(Number.isFinite);
}

function refusal(told: Message): KeelError {
  return new KeelError('invalid-argument', told);
}
