/** Repeated movements cut into cycles of equal length, so that they can be compared point by point. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { at, centred, requireFinite, requireInteger, requirePositive } from '../signal/values.ts';

export interface CycleOptions {
  readonly rateHz: number;
  /** A new cycle begins no sooner than this after the last, s. Default 0.5. */
  readonly shortestS?: number;
  /** The signal must first have gone this share of its range below its mean. Default 0.1: noise is no cycle. */
  readonly hysteresis?: number;
}

/**
 * Samples at which a cyclic signal rises through its mean: a cycle goes from one to the next.
 * @throws KeelError `invalid-argument` for fewer than 3 samples, NaN, a signal that never varies, bad options.
 */
export function cycleStarts(values: ArrayLike<number>, options: CycleOptions): number[] {
  const { rateHz, shortestS = 0.5, hysteresis = 0.1 } = options;
  requireFinite(values, 3, 'quantity.search-for-cycles');
  requirePositive(rateHz, 'quantity.sampling-rate');
  requirePositive(shortestS, 'quantity.shortest-cycle');
  const deviations = centred(values);
  let low = Infinity;
  let high = -Infinity;
  for (const value of deviations) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high > low)) throw new KeelError('invalid-argument', message('error.coordination.no-cycles'));
  const depth = hysteresis * (high - low);
  const starts: number[] = [];
  let armed = false;
  for (let index = 1; index < deviations.length; index++) {
    if (at(deviations, index - 1) <= -depth) armed = true;
    const rises = at(deviations, index - 1) < 0 && at(deviations, index) >= 0;
    const last = starts.at(-1);
    if (armed && rises && (last === undefined || index - last >= shortestS * rateHz)) {
      starts.push(index);
      armed = false;
    }
  }
  return starts;
}

/**
 * A signal stretched to `points` samples from its first to its last, linear in between (0 to 100 % of a cycle at the
 * default 101).
 * @throws KeelError `invalid-argument` for fewer than 2 samples or points, or NaN.
 */
export function timeNormalised(values: ArrayLike<number>, points = 101): number[] {
  requireFinite(values, 2, 'quantity.time-normalisation');
  requireInteger(points, 2, 'quantity.number-of-points');
  return Array.from({ length: points }, (_, k) => {
    const position = (k * (values.length - 1)) / (points - 1);
    const below = Math.min(values.length - 2, Math.floor(position));
    return at(values, below) + (position - below) * (at(values, below + 1) - at(values, below));
  });
}

/**
 * The parts of a signal between successive starts, each time-normalised; the last sample of a cycle is the first of
 * the next. Empty for fewer than two starts.
 */
export function cyclesOf(values: ArrayLike<number>, starts: readonly number[], points = 101): number[][] {
  return starts.slice(1).map((end, index) => {
    const start = at(starts, index);
    return timeNormalised(
      Array.from({ length: end - start + 1 }, (_, k) => at(values, start + k)),
      points,
    );
  });
}
