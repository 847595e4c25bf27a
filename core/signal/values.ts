/** Lists of numbers: reading one, and refusing those that no measure can be computed from. */
import { KeelError } from '../errors.ts';

/** The value at an index that the caller knows to exist. NaN outside, so that a mistake shows. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}

/**
 * @param what The name of the measure, as in "The spectrum needs ...".
 * @throws KeelError `invalid-argument` for fewer than `least` values, or one that is NaN or infinite.
 */
export function requireFinite(values: ArrayLike<number>, least: number, what: string): void {
  if (values.length === 0) {
    throw new KeelError('invalid-argument', `The ${what} got no samples. Check that the file holds data.`);
  }
  if (values.length < least) {
    const got = `${values.length} sample${values.length === 1 ? '' : 's'}`;
    throw new KeelError('invalid-argument', `The ${what} needs at least ${least} samples, not ${got}.`);
  }
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) {
      throw new KeelError(
        'invalid-argument',
        `Sample ${index + 1} for the ${what} is ${values[index]}, not a number. Fill or cut the gap first.`,
      );
    }
  }
}

/** @throws KeelError `invalid-argument` unless the value is a finite number above zero. */
export function requirePositive(value: number, what: string): void {
  if (!(Number.isFinite(value) && value > 0)) {
    throw new KeelError('invalid-argument', `The ${what} must be a number above zero, not ${value}.`);
  }
}

/** @throws KeelError `invalid-argument` unless the value is an integer of at least `least`. */
export function requireInteger(value: number, least: number, what: string): void {
  if (!Number.isInteger(value) || value < least) {
    throw new KeelError('invalid-argument', `The ${what} must be an integer from ${least}, not ${value}.`);
  }
}

/** @throws KeelError `invalid-argument` when the two lists differ in length. */
export function requireSameLength(a: ArrayLike<number>, b: ArrayLike<number>, what: string): void {
  if (a.length !== b.length) {
    throw new KeelError(
      'invalid-argument',
      `The two lists of the ${what} must be equally long, not ${a.length} and ${b.length}.`,
    );
  }
}

/** The values less their mean. @throws KeelError `invalid-argument` as `requireFinite`. */
export function centred(values: ArrayLike<number>): Float64Array {
  requireFinite(values, 1, 'mean');
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += at(values, index);
  const mean = sum / values.length;
  return Float64Array.from(values, (value) => value - mean);
}
