/**
 * Continuous relative phase of two segments in a cyclic movement, by the Hilbert transform (Lamb & Stöckl 2014, Clin
 * Biomech 29:484): amplitudes centred, phase phi = atan2(H(x), x), CRP = phi(proximal) - phi(distal). 0 in phase,
 * 180 anti-phase, positive when the proximal segment leads.
 *
 * Only for movements close to a sine: without one dominant frequency there is no phase. Whether more or less of it is
 * better is not settled, so it is compared within a person only.
 */
import { turnsOf } from '../signal/cosine.ts';
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { analyticSignal, unwrapped } from '../signal/hilbert.ts';
import { at, requireFinite, requireInteger, requireSameLength } from '../signal/values.ts';
import { circularSummary, wrapped180 } from './circular.ts';
import type { CircularSummary } from './circular.ts';
import { cyclesOf } from './cycles.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';

const DEGREES = 180 / Math.PI;

export interface PhaseOptions {
  /**
   * Samples of a cubic spline that leads from the end of the signal back to its beginning before the transform, and is
   * cut off after. Default 0: exact for whole cycles, as the transform takes the signal for periodic. For a recording
   * that begins and ends anywhere half a cycle more than halves the error (Ippersiel et al. 2019, J Appl Biomech
   * 35:247: spline padding, not reflection).
   */
  readonly padSamples?: number;
  /** Samples dropped at either end after the transform: extra cycles recorded for that purpose. Default 0. */
  readonly discardSamples?: number;
}

/**
 * Phase of a cyclic signal, rad, unwrapped; centred as x - min - (max - min) / 2.
 * @throws KeelError `invalid-argument` for fewer than 4 samples, NaN, a signal that never varies, bad options.
 */
export function hilbertPhase(values: ArrayLike<number>, options: PhaseOptions = {}): Float64Array {
  const { padSamples = 0, discardSamples = 0 } = options;
  requireFinite(values, 4, 'quantity.phase');
  requireInteger(padSamples, 0, 'quantity.number-of-padding-samples');
  requireInteger(discardSamples, 0, 'quantity.number-of-discarded-samples');
  if (2 * discardSamples >= values.length) {
    throw new KeelError('invalid-argument', message('error.coordination.all-discarded'));
  }
  const { re, im } = analyticSignal(splinePadded(midCentred(values), padSamples));
  const phases = re.subarray(0, values.length).map((value, k) => 2 * Math.PI * turnsOf(at(im, k), value));
  return unwrapped(phases).slice(discardSamples, values.length - discardSamples);
}

function midCentred(values: ArrayLike<number>): number[] {
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < values.length; index++) {
    low = Math.min(low, at(values, index));
    high = Math.max(high, at(values, index));
  }
  if (!(high > low)) throw new KeelError('invalid-argument', message('error.coordination.no-phase'));
  return Array.from(values, (value) => value - low - (high - low) / 2);
}

/** The signal, then a cubic Hermite spline with the slopes at both ends that closes the circle. */
function splinePadded(values: readonly number[], padSamples: number): readonly number[] {
  if (padSamples === 0) return values;
  const end = at(values, values.length - 1);
  const start = at(values, 0);
  const span = padSamples + 1;
  const slopeOut = (end - at(values, values.length - 2)) * span;
  const slopeIn = (at(values, 1) - start) * span;
  const bridge = Array.from({ length: padSamples }, (_, k) => {
    const s = (k + 1) / span;
    const t = 1 - s;
    return t * t * ((1 + 2 * s) * end + s * slopeOut) + s * s * ((1 + 2 * t) * start - t * slopeIn);
  });
  return [...values, ...bridge];
}

/**
 * Continuous relative phase, deg, without jumps; its mean direction lies in -180 to 180.
 * @throws KeelError `invalid-argument` as `hilbertPhase`, and for lists of different length.
 */
export function relativePhase(
  proximal: ArrayLike<number>,
  distal: ArrayLike<number>,
  options: PhaseOptions = {},
): Float64Array {
  requireSameLength(proximal, distal, 'quantity.relative-phase');
  const first = hilbertPhase(proximal, options);
  const second = hilbertPhase(distal, options);
  const difference = unwrapped(first.map((value, k) => value - at(second, k))).map(
    (value) => value * DEGREES,
  );
  let sum = 0;
  for (const value of difference) sum += value;
  const turns = 360 * Math.round(sum / difference.length / 360);
  return difference.map((value) => value - turns);
}

export interface PhaseSummary {
  readonly method: Method;
  /** Arithmetic mean and standard deviation (1/N) of the unwrapped relative phase, deg. */
  readonly meanDeg: number;
  readonly standardDeviationDeg: number;
  /** Mean of |CRP| folded to 0-180 deg. */
  readonly meanAbsoluteDeg: number;
  /** The same without a cut anywhere on the circle. */
  readonly circular: CircularSummary;
}

/** @throws KeelError `invalid-argument` for no values, or NaN. */
export function phaseSummary(phaseDeg: ArrayLike<number>): PhaseSummary {
  requireFinite(phaseDeg, 1, 'quantity.summary-of-relative-phase');
  const n = phaseDeg.length;
  let meanDeg = 0;
  let meanAbsoluteDeg = 0;
  for (let k = 0; k < n; k++) {
    meanDeg += at(phaseDeg, k) / n;
    meanAbsoluteDeg += Math.abs(wrapped180(at(phaseDeg, k))) / n;
  }
  let squares = 0;
  for (let k = 0; k < n; k++) squares += (at(phaseDeg, k) - meanDeg) * (at(phaseDeg, k) - meanDeg);
  return {
    method: methodOf('relative phase'),
    meanDeg,
    standardDeviationDeg: Math.sqrt(squares / n),
    meanAbsoluteDeg,
    circular: circularSummary(phaseDeg),
  };
}

export interface PhaseOverCycles {
  readonly method: Method;
  readonly cycles: number;
  /** Circular mean over the cycles at each point, -180 to 180 deg; undefined where the directions cancel. */
  readonly ensembleDeg: readonly (number | undefined)[];
  /** MARP: mean over the points of |ensemble mean|, 0-180 deg. */
  readonly meanAbsoluteRelativePhaseDeg: number | undefined;
  /** DP: mean over the points of the circular standard deviation across cycles, deg; undefined for one cycle. */
  readonly deviationPhaseDeg: number | undefined;
  readonly flags: readonly MeasureFlag[];
}

export interface PhaseOverCyclesOptions extends PhaseOptions {
  /** Samples at which cycles begin (`cycleStarts`), counted after the discarded ones. */
  readonly starts: readonly number[];
  /** Points a cycle is normalised to. Default 101. */
  readonly points?: number;
}

const FEWEST_CYCLES = 10;
/** A phase that runs backwards this often belongs to no sine. */
const MOST_BACKWARD = 0.05;

/**
 * MARP and DP (Stergiou et al. 2001, Clin Biomech 16:213), with circular statistics. Unless told otherwise the signals
 * are padded by half a mean cycle: a recording begins and ends anywhere.
 * @throws KeelError `invalid-argument` for fewer than two starts (one cycle), starts outside the signal or not in
 * order, and as `relativePhase`.
 */
export function phaseOverCycles(
  proximal: ArrayLike<number>,
  distal: ArrayLike<number>,
  options: PhaseOverCyclesOptions,
): PhaseOverCycles {
  const { starts, points = 101, discardSamples = 0 } = options;
  requireStarts(starts, proximal.length - 2 * discardSamples);
  const cycleSamples = (at(starts, starts.length - 1) - at(starts, 0)) / (starts.length - 1);
  const padded = { discardSamples, padSamples: options.padSamples ?? Math.round(cycleSamples / 2) };
  const cycles = cyclesOf(relativePhase(proximal, distal, padded), starts, points);
  const summaries = Array.from({ length: points }, (_, k) =>
    circularSummary(cycles.map((cycle) => at(cycle, k))),
  );
  const ensembleDeg = summaries.map(({ meanDeg }) =>
    meanDeg === undefined ? undefined : wrapped180(meanDeg),
  );
  const backward = Math.max(
    backwardShare(hilbertPhase(proximal, padded)),
    backwardShare(hilbertPhase(distal, padded)),
  );
  return {
    method: methodOf('relative phase over cycles', { points, ...padded }),
    cycles: cycles.length,
    ensembleDeg,
    meanAbsoluteRelativePhaseDeg: meanOf(
      ensembleDeg.flatMap((angle) => (angle === undefined ? [] : Math.abs(angle))),
    ),
    deviationPhaseDeg:
      cycles.length < 2 ? undefined : meanOf(summaries.map((summary) => summary.standardDeviationDeg)),
    flags: [
      ...flagIf(
        cycles.length < FEWEST_CYCLES,
        'too-short',
        message('quality.few-cycles-for-phase', { cycles: cycles.length, fewest: FEWEST_CYCLES }),
      ),
      ...flagIf(
        backward > MOST_BACKWARD,
        'too-noisy',
        message('quality.phase-backwards', { percent: 100 * backward }),
      ),
    ],
  };
}

function requireStarts(starts: readonly number[], samples: number): void {
  const ordered = starts.every((start, k) => Number.isInteger(start) && start > (starts[k - 1] ?? -1));
  if (starts.length < 2 || !ordered || at(starts, starts.length - 1) >= samples) {
    throw new KeelError('invalid-argument', message('error.coordination.cycle-starts'));
  }
}

function backwardShare(phases: Float64Array): number {
  let backward = 0;
  for (let k = 1; k < phases.length; k++) if (at(phases, k) < at(phases, k - 1)) backward += 1;
  return backward / (phases.length - 1);
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
