/**
 * A centre of pressure that has been prepared: evenly sampled and centred. Every measure of sway takes one.
 *
 * Axes are the person's: `ml` positive to the right, `ap` to the front. mm.
 */
import { KeelError } from '../errors.ts';
import { at, requireFinite, requirePositive, requireSameLength } from '../signal/values.ts';

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
export function requireSway({ rateHz, mlMm, apMm }: Sway, least: number, what: string): void {
  requirePositive(rateHz, 'sampling rate in Hz');
  requireSameLength(mlMm, apMm, 'recording');
  requireFinite(mlMm, least, what);
  requireFinite(apMm, least, what);
}

/** @throws KeelError `invalid-argument` when all values are equal. */
export function requireVariation(values: ArrayLike<number>, what: string): void {
  const first = at(values, 0);
  for (let index = 1; index < values.length; index++) if (values[index] !== first) return;
  throw new KeelError(
    'invalid-argument',
    `The ${what} never changes (it is ${first} throughout), so there is no sway to measure. Check the sensor and the columns.`,
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
