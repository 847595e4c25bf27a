/** Lists of numbers: reading one, and refusing those that no measure can be computed from. */
import { KeelError } from '../errors.ts';
import { type PlainMessageId, message } from '../language/message.ts';

/** What is measured or computed, by its name. */
export type Quantity = Extract<PlainMessageId, `quantity.${string}`>;

/** The value at an index that the caller knows to exist. NaN outside, so that a mistake shows. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}

/**
 * @throws KeelError `invalid-argument` for fewer than `least` values, or one that is NaN or infinite.
 */
export function requireFinite(values: ArrayLike<number>, least: number, quantity: Quantity): void {
  if (values.length === 0) {
    throw new KeelError('invalid-argument', message('error.no-samples', { quantity: message(quantity) }));
  }
  if (values.length < least) {
    throw new KeelError(
      'invalid-argument',
      message('error.too-few-samples', { quantity: message(quantity), least, got: values.length }),
    );
  }
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) {
      throw new KeelError(
        'invalid-argument',
        message('error.sample-no-number', { quantity: message(quantity), sample: index + 1 }),
      );
    }
  }
}

/** @throws KeelError `invalid-argument` unless the value is a finite number above zero. */
export function requirePositive(value: number, quantity: Quantity): void {
  if (!(Number.isFinite(value) && value > 0)) {
    throw new KeelError(
      'invalid-argument',
      message('error.not-above-zero', { quantity: message(quantity), value }),
    );
  }
}

/** @throws KeelError `invalid-argument` unless the value is an integer of at least `least`. */
export function requireInteger(value: number, least: number, quantity: Quantity): void {
  if (!Number.isInteger(value) || value < least) {
    throw new KeelError(
      'invalid-argument',
      message('error.not-integer-from', { quantity: message(quantity), least, value }),
    );
  }
}

/** @throws KeelError `invalid-argument` when the two lists differ in length. */
export function requireSameLength(a: ArrayLike<number>, b: ArrayLike<number>, quantity: Quantity): void {
  if (a.length !== b.length) {
    throw new KeelError(
      'invalid-argument',
      message('error.unequal-lists', { quantity: message(quantity), first: a.length, second: b.length }),
    );
  }
}

/** The values less their mean. @throws KeelError `invalid-argument` as `requireFinite`. */
export function centred(values: ArrayLike<number>): Float64Array {
  requireFinite(values, 1, 'quantity.mean');
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += at(values, index);
  const mean = sum / values.length;
  return Float64Array.from(values, (value) => value - mean);
}
