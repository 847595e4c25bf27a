/** How far from a target a response is, of the target's own size, and how sure that is. */
import { at, requireInteger, requireSameLength } from '../signal/values.ts';

export interface TrackingError {
  /** RMS(response - target) / RMS(target): 0 is perfect, 1 what doing nothing gives. */
  readonly normalisedError: number;
  /** Undefined for fewer than three blocks. */
  readonly standardError: number | undefined;
  readonly blocks: number;
}

/** RMS(response - target) / RMS(target), of two lists of one length and unit. */
export function normalisedErrorOf(target: ArrayLike<number>, response: ArrayLike<number>): number {
  const { error, power } = squaresOf(target, response, 0, target.length);
  return Math.sqrt(error / power);
}

/**
 * The normalised error over whole blocks of samples, its standard error by leaving each block out (jackknife): blocks
 * of some seconds are about independent of each other, samples are not.
 * @returns undefined where there is no whole block, or the target does not move.
 * @throws KeelError `invalid-argument` for lists of different length, or blocks of no sample.
 */
export function trackingError(
  target: ArrayLike<number>,
  response: ArrayLike<number>,
  samplesPerBlock: number,
): TrackingError | undefined {
  requireSameLength(target, response, 'quantity.tracking-response');
  requireInteger(samplesPerBlock, 1, 'quantity.window-in-samples');
  const count = Math.floor(target.length / samplesPerBlock);
  const blocks = Array.from({ length: count }, (_, block) =>
    squaresOf(target, response, block * samplesPerBlock, (block + 1) * samplesPerBlock),
  );
  const error = blocks.reduce((sum, block) => sum + block.error, 0);
  const power = blocks.reduce((sum, block) => sum + block.power, 0);
  if (!(power > 0)) return undefined;
  const without = blocks.map((block) => Math.sqrt(Math.max(0, error - block.error) / (power - block.power)));
  return {
    normalisedError: Math.sqrt(error / power),
    standardError: count < 3 ? undefined : jackknifeError(without),
    blocks: count,
  };
}

/** Standard error from estimates that each leave one block out. */
export function jackknifeError(estimates: readonly number[]): number {
  const count = estimates.length;
  const mean = estimates.reduce((sum, value) => sum + value, 0) / count;
  const squares = estimates.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(((count - 1) / count) * squares);
}

function squaresOf(
  target: ArrayLike<number>,
  response: ArrayLike<number>,
  from: number,
  to: number,
): { readonly error: number; readonly power: number } {
  let error = 0;
  let power = 0;
  for (let k = from; k < to; k++) {
    const off = at(response, k) - at(target, k);
    error += off * off;
    power += at(target, k) * at(target, k);
  }
  return { error, power };
}
