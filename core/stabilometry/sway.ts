/**
 * A centre of pressure that has been prepared: evenly sampled and centred. Every measure of sway takes one.
 *
 * Axes are the person's: `ml` positive to the right, `ap` to the front. mm.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { type Quantity, at, requireFinite, requirePositive, requireSameLength } from '../signal/values.ts';

export interface Sway {
  readonly rateHz: number;
  readonly mlMm: Float64Array;
  readonly apMm: Float64Array;
}

export type SwayAxis = 'ml' | 'ap';

export function axisOf(sway: Sway, axis: SwayAxis): Float64Array {
  return axis === 'ml' ? sway.mlMm : sway.apMm;
}

/** @throws KeelError `invalid-argument` for too few samples, NaN, or axes of different length. */
export function requireSway({ rateHz, mlMm, apMm }: Sway, least: number, quantity: Quantity): void {
  requirePositive(rateHz, 'quantity.sampling-rate');
  requireSameLength(mlMm, apMm, 'quantity.recording');
  requireFinite(mlMm, least, quantity);
  requireFinite(apMm, least, quantity);
}

/** @throws KeelError `invalid-argument` when all values are equal. */
export function requireVariation(values: ArrayLike<number>, quantity: Quantity): void {
  const first = at(values, 0);
  for (let index = 1; index < values.length; index++) if (values[index] !== first) return;
  throw new KeelError(
    'invalid-argument',
    message('error.sway.never-changes', { quantity: message(quantity), value: first }),
  );
}

export function meanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += at(values, index) * at(values, index);
  return sum / values.length;
}

/** Sum of the steps of one axis, mm. */
export function pathOfAxis(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 1; index < values.length; index++) {
    sum += Math.abs(at(values, index) - at(values, index - 1));
  }
  return sum;
}

/** Sum of the steps in the plane, mm. */
export function pathInPlane({ mlMm, apMm }: Sway): number {
  let sum = 0;
  for (let index = 1; index < mlMm.length; index++) {
    const dMl = at(mlMm, index) - at(mlMm, index - 1);
    const dAp = at(apMm, index) - at(apMm, index - 1);
    sum += Math.sqrt(dMl * dMl + dAp * dAp);
  }
  return sum;
}
