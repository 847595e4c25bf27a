/**
 * Savitzky-Golay smoothing and differentiation (Savitzky & Golay 1964, Anal Chem 36:1627): in each window the value or
 * derivative of the least-squares polynomial at its middle; the first and last half windows take the polynomial of the
 * first and last whole window (SciPy's mode 'interp').
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { solveLinear } from './regression.ts';
import { at, requireFinite, requireInteger, requirePositive } from './values.ts';

export interface SavitzkyGolayOptions {
  readonly rateHz: number;
  /** Samples, odd. */
  readonly window?: number;
  /** Order of the polynomial, below the window. */
  readonly order?: number;
  /** 0 smooths, 1 gives the rate of change per second, 2 the acceleration. */
  readonly derivative?: number;
}

/**
 * Window 5, order 3, first derivative unless told otherwise. Unit: that of the values, per s^derivative.
 * @throws KeelError `invalid-argument` for fewer samples than the window, NaN, an even window, an order not below it.
 */
export function savitzkyGolay(values: ArrayLike<number>, options: SavitzkyGolayOptions): Float64Array {
  const { rateHz, window = 5, order = 3, derivative = 1 } = options;
  requirePositive(rateHz, 'quantity.sampling-rate');
  requireInteger(window, 1, 'quantity.window-in-samples');
  requireInteger(order, 0, 'quantity.order-of-polynomial');
  requireInteger(derivative, 0, 'quantity.derivative');
  if (window % 2 === 0 || order >= window) {
    throw new KeelError('invalid-argument', message('error.signal.window-not-odd'));
  }
  requireFinite(values, window, 'quantity.savitzky-golay-filter');
  const half = (window - 1) / 2;
  const last = values.length - window;
  const weights = weightsAt(window, order, derivative, rateHz);
  return Float64Array.from({ length: values.length }, (_, index) => {
    const start = Math.min(Math.max(0, index - half), last);
    const row = weights[index - start] ?? [];
    let sum = 0;
    for (let k = 0; k < window; k++) sum += at(row, k) * at(values, start + k);
    return sum;
  });
}

/** For each position in the window, the weights of its samples. Positions are scaled to -1 to 1 for the fit. */
function weightsAt(window: number, order: number, derivative: number, rateHz: number): number[][] {
  const half = Math.max(1, (window - 1) / 2);
  const positions = Array.from({ length: window }, (_, k) => (k - (window - 1) / 2) / half);
  const powers = Array.from({ length: order + 1 }, (_, power) => power);
  const moments = powers.map((a) => powers.map((b) => positions.reduce((sum, x) => sum + x ** (a + b), 0)));
  const perSecond = (rateHz / half) ** derivative;
  return positions.map((position) => {
    const target = powers.map((power) => perSecond * derivativeOfPower(power, derivative, position));
    const combination = solveLinear(moments, target);
    return positions.map((x) => powers.reduce((sum, power) => sum + at(combination, power) * x ** power, 0));
  });
}

function derivativeOfPower(power: number, derivative: number, x: number): number {
  if (derivative > power) return 0;
  let factor = 1;
  for (let k = 0; k < derivative; k++) factor *= power - k;
  return factor * x ** (power - derivative);
}
