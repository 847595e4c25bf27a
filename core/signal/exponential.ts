/** Exponential decay to a floor: y(t) = final + amplitude exp(-t / tau). */
import { at, requireFinite, requirePositive } from './values.ts';

export interface Decay {
  /** Between one sample and three times the recording. */
  readonly tauS: number;
  readonly final: number;
  /** Negative when the values rise to their end. */
  readonly amplitude: number;
  /** Share of the variance explained, 0 to 1; 0 when nothing varies. */
  readonly rSquared: number;
}

/**
 * Least squares: linear in `final` and `amplitude` for each tau, tau by a grid over its logarithm and golden section.
 * The fit is what it is: ask `rSquared` and `amplitude` whether there was a decay.
 * @throws KeelError `invalid-argument` for fewer than 3 values, NaN, or a rate that is not above zero.
 */
export function fitDecay(values: ArrayLike<number>, rateHz: number): Decay {
  requireFinite(values, 3, 'quantity.exponential-decay');
  requirePositive(rateHz, 'quantity.sampling-rate');
  const tauS = bestTau(values, rateHz, values.length / rateHz);
  const { final, amplitude, residual, total } = fitAt(tauS, values, rateHz);
  return { tauS, final, amplitude, rSquared: total > 0 ? 1 - residual / total : 0 };
}

/** Least squares over ln tau, from one sample to three times the recording: a coarse grid, then golden section. */
function bestTau(values: ArrayLike<number>, rateHz: number, seconds: number): number {
  const [low, high] = [Math.log(1 / rateHz), Math.log(3 * seconds)];
  const cost = (logTau: number): number => fitAt(Math.exp(logTau), values, rateHz).residual;
  const steps = 60;
  const width = (high - low) / steps;
  let best = low;
  for (let k = 1; k <= steps; k++) if (cost(low + k * width) < cost(best)) best = low + k * width;
  return Math.exp(goldenMinimum(cost, best - width, best + width));
}

function goldenMinimum(cost: (x: number) => number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  for (let k = 0; k < 60; k++) {
    const [left, right] = [b - golden * (b - a), a + golden * (b - a)];
    if (cost(left) < cost(right)) b = right;
    else a = left;
  }
  return (a + b) / 2;
}

/** For a given tau the curve is a straight line in exp(-t / tau). */
function fitAt(
  tauS: number,
  values: ArrayLike<number>,
  rateHz: number,
): { final: number; amplitude: number; residual: number; total: number } {
  const n = values.length;
  const decay = Float64Array.from({ length: n }, (_, k) => Math.exp(-k / rateHz / tauS));
  const meanE = decay.reduce((sum, value) => sum + value, 0) / n;
  let meanY = 0;
  for (let k = 0; k < n; k++) meanY += at(values, k) / n;
  let [ee, ey, total] = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    const [e, y] = [at(decay, k) - meanE, at(values, k) - meanY];
    ee += e * e;
    ey += e * y;
    total += y * y;
  }
  const amplitude = ee > 0 ? ey / ee : 0;
  return { final: meanY - amplitude * meanE, amplitude, residual: total - amplitude * ey, total };
}
