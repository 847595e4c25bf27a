/**
 * Time to stabilisation after a landing, a step or a push (DiDomenico et al. 2013, Gait Posture 38:541): the speed of
 * the centre of pressure falls as y(t) = final + (initial - final) exp(-t / tau), fitted by least squares.
 */
import { KeelError } from '../errors.ts';
import { savitzkyGolay } from '../signal/savitzky-golay.ts';
import { at, requireFinite, requirePositive } from '../signal/values.ts';
import type { QualityFlag } from './quality.ts';
import { requireSway } from './sway.ts';
import type { Sway } from './sway.ts';

export interface Stabilisation {
  /** When the fitted curve is within 5 % (or the share asked for) of its final value, s; 0 if it starts there. */
  readonly timeS: number;
  readonly tauS: number;
  readonly initialMmS: number;
  readonly finalMmS: number;
  readonly rSquared: number;
  readonly flags: readonly QualityFlag[];
}

/** Speed in the plane by Savitzky-Golay (window 5, order 3), mm/s. */
export function swaySpeedMmS(sway: Sway): Float64Array {
  requireSway(sway, 5, 'speed');
  const ml = savitzkyGolay(sway.mlMm, { rateHz: sway.rateHz });
  const ap = savitzkyGolay(sway.apMm, { rateHz: sway.rateHz });
  return ml.map((value, k) => Math.sqrt(value * value + at(ap, k) * at(ap, k)));
}

/**
 * @param speedMmS From the moment of the disturbance on.
 * @param share How near the final value counts as stable.
 * @throws KeelError `invalid-argument` for fewer than 10 samples, NaN, or a speed that does not settle on a value
 *   above zero.
 */
export function timeToStabilisation(
  speedMmS: ArrayLike<number>,
  rateHz: number,
  share = 0.05,
): Stabilisation {
  requireFinite(speedMmS, 10, 'time to stabilisation');
  requirePositive(rateHz, 'sampling rate in Hz');
  requirePositive(share, 'share of the final value');
  const seconds = speedMmS.length / rateHz;
  const tauS = bestTau(speedMmS, rateHz, seconds);
  const { final, amplitude, residual, total } = fitAt(tauS, speedMmS, rateHz);
  if (!(final > 0)) {
    throw new KeelError(
      'invalid-argument',
      'The speed does not settle: record longer after the disturbance.',
    );
  }
  const rSquared = total > 0 ? 1 - residual / total : 0;
  const timeS = tauS * Math.max(0, Math.log(Math.abs(amplitude) / (share * final)));
  const flags: QualityFlag[] = [];
  if (timeS > seconds || 3 * tauS > seconds) {
    flags.push({ code: 'too-short', reason: 'The recording ends before the fitted curve has settled.' });
  }
  if (rSquared < 0.5 || amplitude <= 0) {
    flags.push({
      code: 'too-noisy',
      reason: 'The speed does not fall like an exponential here: no clear settling.',
    });
  }
  return { timeS, tauS, initialMmS: final + amplitude, finalMmS: final, rSquared, flags };
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
