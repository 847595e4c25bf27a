/** Dissociation: one segment is to move while the other stays still. How much leaks through. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { filterZeroPhase } from '../signal/butterworth.ts';
import { cosineOfTurns, sineOfTurns } from '../signal/cosine.ts';
import { detrendLinear } from '../signal/regression.ts';
import { at, centred, requireFinite, requirePositive, requireSameLength } from '../signal/values.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';

export interface LeakageOptions {
  readonly rateHz: number;
  /** The metronome's frequency, Hz: at which coherence is told. */
  readonly taskHz: number;
  /** Drift below this is taken off the still segment, Hz. Default 0.1. */
  readonly highPassHz?: number;
  /** Order of that Butterworth filter, run forward and back. Default 2. */
  readonly order?: number;
  /** Cycles of the task in each segment of the coherence; segments overlap by half. Default 2. */
  readonly cyclesPerSegment?: number;
}

export interface Leakage {
  readonly method: Method;
  /** LI = RMS(still segment, high-passed) / RMS(moving segment, about its mean); 0 perfect, 1 both move alike. */
  readonly index: number;
  /** RMS of either, in the unit of the angles. */
  readonly stillRms: number;
  readonly movingRms: number;
  /**
   * Magnitude-squared coherence of the two at the task's frequency, 0 to 1: is what leaks driven by the task? It is
   * near 1 / segments for unrelated signals. Undefined for fewer than two segments.
   */
  readonly coherence: number | undefined;
  readonly segments: number;
  readonly flags: readonly MeasureFlag[];
}

const FEWEST_CYCLES = 5;

/**
 * Leakage index of a dissociation task. The still segment's angle is filtered, the moving one only centred. The index
 * depends on how far the moving segment goes: compare it at equal amplitude and tempo, and never a segment that hardly
 * moved. It is a ratio of movements, not of muscles.
 * @throws KeelError `invalid-argument` for too few samples, NaN, lists of different length, a moving segment that
 * never moves, a task frequency outside 0 to half the rate.
 */
export function leakageOf(
  moving: ArrayLike<number>,
  still: ArrayLike<number>,
  options: LeakageOptions,
): Leakage {
  const { rateHz, taskHz, highPassHz = 0.1, order = 2, cyclesPerSegment = 2 } = options;
  requireSameLength(moving, still, 'quantity.leakage-index');
  requireFinite(moving, 2, 'quantity.leakage-index');
  requirePositive(rateHz, 'quantity.sampling-rate');
  requirePositive(taskHz, 'quantity.frequency-of-task');
  requirePositive(cyclesPerSegment, 'quantity.cycles-per-segment');
  if (taskHz >= rateHz / 2) {
    throw new KeelError(
      'invalid-argument',
      message('error.coordination.task-too-fast', { taskHz, leastHz: 2 * taskHz }),
    );
  }
  const movingRms = rootMeanSquare(centred(moving));
  if (movingRms === 0) {
    throw new KeelError('invalid-argument', message('error.coordination.nothing-moves'));
  }
  const leaked = filterZeroPhase(still, { rateHz, cutoffHz: highPassHz, order, pass: 'high' });
  const stillRms = rootMeanSquare(leaked);
  const size = Math.round((cyclesPerSegment * rateHz) / taskHz);
  const { coherence, segments } = coherenceAt(moving, still, taskHz / rateHz, size);
  const cycles = (moving.length * taskHz) / rateHz;
  return {
    method: methodOf('leakage index', { rateHz, taskHz, highPassHz, order, cyclesPerSegment }),
    index: stillRms / movingRms,
    stillRms,
    movingRms,
    coherence,
    segments,
    flags: flagIf(
      cycles < FEWEST_CYCLES,
      'too-short',
      message('quality.few-cycles-of-task', { cycles, fewest: FEWEST_CYCLES }),
    ),
  };
}

/**
 * Leakage index of whole cycles, each segment about its own mean: what `leakageOf` gives where nothing drifts, for
 * parts too short to filter (one cycle). Only + - * / and square roots, so that it may be scored and replayed.
 * @returns undefined where the moving segment never moves.
 * @throws KeelError `invalid-argument` for no samples, NaN, lists of different length.
 */
export function leakageOfCycles(moving: ArrayLike<number>, still: ArrayLike<number>): number | undefined {
  requireSameLength(moving, still, 'quantity.leakage-index');
  const movingRms = rootMeanSquare(centred(moving));
  return movingRms > 0 ? rootMeanSquare(centred(still)) / movingRms : undefined;
}

function rootMeanSquare(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

/** Welch's coherence at one frequency (cycles a sample): Hann segments overlapping by half, linear trend removed. */
function coherenceAt(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  frequency: number,
  size: number,
): { coherence: number | undefined; segments: number } {
  let crossRe = 0;
  let crossIm = 0;
  let powerA = 0;
  let powerB = 0;
  let segments = 0;
  for (let start = 0; start + size <= a.length; start += Math.max(1, Math.floor(size / 2))) {
    const x = lineOf(a, start, size, frequency);
    const y = lineOf(b, start, size, frequency);
    crossRe += x.re * y.re + x.im * y.im;
    crossIm += x.im * y.re - x.re * y.im;
    powerA += x.re * x.re + x.im * x.im;
    powerB += y.re * y.re + y.im * y.im;
    segments += 1;
  }
  if (segments < 2) return { coherence: undefined, segments };
  const product = powerA * powerB;
  const cross = crossRe * crossRe + crossIm * crossIm;
  return { coherence: product > 0 ? Math.min(1, cross / product) : 0, segments };
}

function lineOf(
  values: ArrayLike<number>,
  start: number,
  size: number,
  frequency: number,
): { re: number; im: number } {
  const segment = detrendLinear(Array.from({ length: size }, (_, k) => at(values, start + k)));
  let re = 0;
  let im = 0;
  for (let k = 0; k < size; k++) {
    const weighted = at(segment, k) * (0.5 - 0.5 * cosineOfTurns(k / size));
    re += weighted * cosineOfTurns(frequency * k);
    im -= weighted * sineOfTurns(frequency * k);
  }
  return { re, im };
}
