/**
 * SWARII: sliding window average with relevance interval interpolation (Audiffren & Contal 2016, Sensors 16:1208),
 * for boards whose samples come irregularly. Each sample in the window weighs as much as the time it stands for: half
 * way to its neighbours, and no farther than the window.
 *
 * As published with the method, the first and last sample, those before 0.1 s and single spikes are left out first.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { at, requireFinite, requirePositive, requireSameLength } from './values.ts';

export interface SwariiOptions {
  /** Rate to resample to. */
  readonly rateHz?: number;
  readonly windowS?: number;
  /** Everything before this time from the first sample is dropped. */
  readonly dropFirstS?: number;
  /** A sample this far (city-block) from the last good one is a spike when the next ones come back. mm */
  readonly spikeMm?: number;
  /** How near the next or next but one sample must come back. mm */
  readonly returnMm?: number;
}

export interface Resampled {
  readonly rateHz: number;
  readonly mlMm: Float64Array;
  readonly apMm: Float64Array;
  /** Windows without a sample, filled by a straight line. */
  readonly emptyWindows: number;
  readonly spikes: number;
}

/** An edge's width by which the window is narrower, so that a sample exactly on it belongs to neither side. */
const EDGE_S = 1e-6;

interface Points {
  readonly timeS: number[];
  readonly mlMm: number[];
  readonly apMm: number[];
}

/**
 * Resamples a centre of pressure to a regular grid; 25 Hz with a window of 0.08 s unless told otherwise.
 * @param timeS Strictly increasing, s; any start.
 * @throws KeelError `invalid-argument` for too few samples, NaN, or times that do not increase.
 */
export function swarii(
  timeS: ArrayLike<number>,
  mlMm: ArrayLike<number>,
  apMm: ArrayLike<number>,
  options: SwariiOptions = {},
): Resampled {
  const { rateHz = 25, windowS = 0.08 } = options;
  requirePositive(rateHz, 'quantity.rate-to-resample-to');
  requirePositive(windowS, 'quantity.window');
  requireIncreasing(timeS);
  requireSameLength(timeS, mlMm, 'quantity.recording');
  requireSameLength(timeS, apMm, 'quantity.recording');
  requireFinite(mlMm, 4, 'quantity.resampling');
  requireFinite(apMm, 4, 'quantity.resampling');
  const { points, spikes } = withoutArtefacts(timeS, mlMm, apMm, options);
  if (points.timeS.length < 2) {
    throw new KeelError('invalid-argument', message('error.signal.too-short-to-resample'));
  }
  return { rateHz, spikes, ...average(points, rateHz, windowS) };
}

/** @throws KeelError `invalid-argument` for NaN, times that run backwards, or two samples of one time. */
export function requireIncreasing(timeS: ArrayLike<number>): void {
  requireFinite(timeS, 1, 'quantity.time-column');
  for (let index = 1; index < timeS.length; index++) {
    const step = at(timeS, index) - at(timeS, index - 1);
    if (step > 0) continue;
    throw new KeelError(
      'invalid-argument',
      message('error.signal.times-not-rising', {
        sample: index + 1,
        timeS: at(timeS, index),
        found: step === 0 ? 'same' : 'earlier',
      }),
    );
  }
}

function withoutArtefacts(
  timeS: ArrayLike<number>,
  mlMm: ArrayLike<number>,
  apMm: ArrayLike<number>,
  { dropFirstS = 0.1, spikeMm = 20, returnMm = 5 }: SwariiOptions,
): { points: Points; spikes: number } {
  const points: Points = { timeS: [], mlMm: [], apMm: [] };
  const start = at(timeS, 0);
  const count = timeS.length;
  let spikes = 0;
  for (let index = 1; index < count - 1; index++) {
    const sinceStart = at(timeS, index) - start;
    if (sinceStart < dropFirstS) continue;
    const last = points.timeS.length - 1;
    const away = (k: number): number =>
      Math.abs(at(mlMm, k) - at(points.mlMm, last)) + Math.abs(at(apMm, k) - at(points.apMm, last));
    const returns =
      away(index + 1) < returnMm || (index > 1 && index < count - 2 && away(index + 2) < returnMm);
    if (last >= 0 && away(index) > spikeMm && returns) {
      spikes += 1;
      continue;
    }
    points.timeS.push(sinceStart);
    points.mlMm.push(at(mlMm, index));
    points.apMm.push(at(apMm, index));
  }
  return { points, spikes };
}

function average(points: Points, rateHz: number, windowS: number): Omit<Resampled, 'rateHz' | 'spikes'> {
  const half = (windowS - EDGE_S) / 2;
  const { timeS } = points;
  const end = at(timeS, timeS.length - 1);
  const ml: number[] = [];
  const ap: number[] = [];
  const empty: number[] = [];
  let first = 0;
  let next = 0;
  // Summed up, not multiplied out, as published: the last grid time may hang on it.
  for (let now = at(timeS, 0); now < end; now += 1 / rateHz) {
    while (first < timeS.length && at(timeS, first) <= now - half) first += 1;
    while (next < timeS.length && at(timeS, next) < now + half) next += 1;
    if (next <= first) empty.push(ml.length);
    const [meanMl, meanAp] = weightedMean(points, first, next, now, half);
    ml.push(meanMl);
    ap.push(meanAp);
  }
  fillStraight(ml, empty);
  fillStraight(ap, empty);
  // As published: where windows had to be filled, the grid ends before its last time.
  if (empty.length > 0) {
    ml.pop();
    ap.pop();
  }
  return { mlMm: Float64Array.from(ml), apMm: Float64Array.from(ap), emptyWindows: empty.length };
}

function weightedMean(
  { timeS, mlMm, apMm }: Points,
  first: number,
  next: number,
  now: number,
  half: number,
): [number, number] {
  if (next - first === 1) return [at(mlMm, first), at(apMm, first)];
  let weights = 0;
  let ml = 0;
  let ap = 0;
  for (let index = first; index < next; index++) {
    const here = at(timeS, index);
    const left = index === first ? Math.max(at(timeS, 0), now - half) : (here + at(timeS, index - 1)) / 2;
    const right =
      index === next - 1
        ? Math.min(at(timeS, timeS.length - 1), now + half)
        : (here + at(timeS, index + 1)) / 2;
    weights += right - left;
    ml += at(mlMm, index) * (right - left);
    ap += at(apMm, index) * (right - left);
  }
  return [ml / weights, ap / weights];
}

/** Empty windows (their indices rising) by a straight line between the nearest full ones. The first and last are full. */
function fillStraight(values: number[], empty: readonly number[]): void {
  for (let k = 0; k < empty.length; ) {
    const from = at(empty, k);
    let to = from;
    while (empty[k] === to) {
      k += 1;
      to += 1;
    }
    const before = at(values, from - 1);
    const after = values[to] ?? before;
    for (let index = from; index < to; index++) {
      values[index] = before + ((after - before) * (index - from + 1)) / (to - from + 1);
    }
  }
}
