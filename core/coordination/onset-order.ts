/** Which of two segments begins to move first, and by how much. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { at, requireFinite, requirePositive, requireSameLength } from '../signal/values.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';

export interface OnsetOrder {
  readonly method: Method;
  /** From the beginning of the signals, ms. */
  readonly firstOnsetMs: number;
  readonly secondOnsetMs: number;
  /** second - first: positive when the second segment follows. */
  readonly lagMs: number;
  /** Within `togetherMs` of each other neither is called first. */
  readonly order: 'first' | 'second' | 'together';
  readonly flags: readonly MeasureFlag[];
}

export interface OnsetOrderOptions {
  readonly rateHz: number;
  /** A segment has begun when its speed passes this share of its peak. Default 0.1. */
  readonly share?: number;
  /** ... and stays beyond it for so long, ms. Default 50. */
  readonly sustainedMs?: number;
  /**
   * Default 40: two sensors with clocks of their own, each sampled every 5 to 15 ms, are not told apart closer.
   */
  readonly togetherMs?: number;
  /** A peak speed below this is no movement, deg/s. Default 5. */
  readonly smallestPeak?: number;
}

/**
 * Onsets of one discrete movement from the angular velocities of two segments about the axis of the movement: the
 * first passing of a share of the own peak speed, in the direction of the peak, that is sustained; linear between
 * samples. A threshold relative to each segment's own peak leaves the order unchanged when one moves less.
 *
 * It is the order of movement as sensors on the skin see it: not of muscles, and not a cause.
 * @throws KeelError `invalid-argument` for NaN, lists of different length, fewer than 5 samples, or bad options.
 */
export function onsetOrder(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: OnsetOrderOptions,
): OnsetOrder {
  const { rateHz, share = 0.1, sustainedMs = 50, togetherMs = 40, smallestPeak = 5 } = options;
  requireSameLength(first, second, 'quantity.onset-order');
  requireFinite(first, 5, 'quantity.onset-order');
  requireFinite(second, 5, 'quantity.onset-order');
  requirePositive(rateHz, 'quantity.sampling-rate');
  if (!(share > 0 && share < 1)) {
    throw new KeelError('invalid-argument', message('error.coordination.share-of-peak'));
  }
  const sustained = Math.max(1, Math.round((sustainedMs * rateHz) / 1000));
  const one = onsetOf(first, share, sustained);
  const other = onsetOf(second, share, sustained);
  const [firstOnsetMs, secondOnsetMs] = [(1000 * one.index) / rateHz, (1000 * other.index) / rateHz];
  const lagMs = secondOnsetMs - firstOnsetMs;
  const together = Math.abs(lagMs) <= togetherMs;
  return {
    method: methodOf('onset order', { rateHz, share, sustainedMs, togetherMs, smallestPeak }),
    firstOnsetMs,
    secondOnsetMs,
    lagMs,
    order: together ? 'together' : lagMs > 0 ? 'first' : 'second',
    flags: [
      ...flagIf(
        Math.min(one.peak, other.peak) < smallestPeak,
        'no-response',
        message('quality.segment-too-slow', {
          degS: Math.min(one.peak, other.peak),
          leastDegS: smallestPeak,
        }),
      ),
      ...flagIf(one.index === 0 || other.index === 0, 'at-limit', message('quality.moving-at-first')),
    ],
  };
}

/** In samples, with the fraction between two of them. */
function onsetOf(
  velocity: ArrayLike<number>,
  share: number,
  sustained: number,
): { readonly index: number; readonly peak: number } {
  let extreme = 0;
  for (let index = 0; index < velocity.length; index++) {
    if (Math.abs(at(velocity, index)) > Math.abs(extreme)) extreme = at(velocity, index);
  }
  const direction = extreme < 0 ? -1 : 1;
  const peak = Math.abs(extreme);
  const threshold = share * peak;
  let run = 0;
  for (let index = 0; index < velocity.length; index++) {
    run = direction * at(velocity, index) > threshold ? run + 1 : 0;
    if (run < sustained) continue;
    const passed = index - run + 1;
    if (passed === 0) return { index: 0, peak };
    const [below, above] = [direction * at(velocity, passed - 1), direction * at(velocity, passed)];
    return { index: passed - 1 + (threshold - below) / (above - below), peak };
  }
  return { index: 0, peak };
}
