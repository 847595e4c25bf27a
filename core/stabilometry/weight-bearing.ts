/** How the weight is shared between left and right, front and back, from the four load cells of one board. */
import type { CellLoadsKg } from '../contract/reading.ts';
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';

export interface WeightBearing {
  /** Mean of the sum of the four cells, kg. */
  readonly meanLoadKg: number;
  /** Share of the load on the right cells, %; 50 is even. */
  readonly rightPercent: number;
  readonly frontPercent: number;
  /** (right - left) / (right + left), %: -100 all left, 0 even, 100 all right (Robinson-type index, signed). */
  readonly asymmetryPercent: number;
  /** Mean of |right - left| / (right + left) at each sample, %: shifting to and fro shows here, not above. */
  readonly meanAbsoluteAsymmetryPercent: number;
}

/**
 * Shares of the summed load over all samples. On one board this is the load left and right of its middle line: the
 * feet must stand evenly about it, or the number is about the feet's place. Legs are told apart only by two boards.
 * @throws KeelError `invalid-argument` for no samples, NaN, or an unloaded board.
 */
export function weightBearing(samples: readonly CellLoadsKg[]): WeightBearing {
  let right = 0;
  let front = 0;
  let total = 0;
  let absolute = 0;
  for (const { frontLeftKg, frontRightKg, backLeftKg, backRightKg } of samples) {
    const onRight = frontRightKg + backRightKg;
    const load = onRight + frontLeftKg + backLeftKg;
    if (!(load > 0)) {
      throw new KeelError('invalid-argument', message('error.sway.board-not-loaded'));
    }
    right += onRight;
    front += frontRightKg + frontLeftKg;
    total += load;
    absolute += Math.abs(2 * onRight - load) / load;
  }
  if (samples.length === 0) throw new KeelError('invalid-argument', message('error.sway.no-loads'));
  return {
    meanLoadKg: total / samples.length,
    rightPercent: (100 * right) / total,
    frontPercent: (100 * front) / total,
    asymmetryPercent: (100 * (2 * right - total)) / total,
    meanAbsoluteAsymmetryPercent: (100 * absolute) / samples.length,
  };
}
