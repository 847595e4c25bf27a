/** How far from a target a response is, of the target's own size, and how sure that is. */
import { jackknifeError } from './estimates.ts';
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
  const { errors, powers } = squaresOf(target, response, target.length);
  return Math.sqrt(at(errors, 0) / at(powers, 0));
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
  const { errors, powers } = squaresOf(target, response, samplesPerBlock);
  const blocks = errors.length;
  const error = errors.reduce((sum, value) => sum + value, 0);
  const power = powers.reduce((sum, value) => sum + value, 0);
  if (!(power > 0)) return undefined;
  const without = errors.map((own, block) =>
    Math.sqrt(Math.max(0, error - own) / (power - at(powers, block))),
  );
  return {
    normalisedError: Math.sqrt(error / power),
    standardError: blocks < 3 ? undefined : jackknifeError([...without]),
    blocks,
  };
}

/** Sums of squares of error and target in each whole block. */
function squaresOf(
  target: ArrayLike<number>,
  response: ArrayLike<number>,
  samplesPerBlock: number,
): { readonly errors: Float64Array; readonly powers: Float64Array } {
  const blocks = Math.floor(target.length / samplesPerBlock);
  const errors = new Float64Array(blocks);
  const powers = new Float64Array(blocks);
  for (let k = 0; k < blocks * samplesPerBlock; k++) {
    const block = Math.floor(k / samplesPerBlock);
    const off = at(response, k) - at(target, k);
    errors[block] = at(errors, block) + off * off;
    powers[block] = at(powers, block) + at(target, k) * at(target, k);
  }
  return { errors, powers };
}
