/** How the centre of pressure moves (Prieto et al. 1996, IEEE Trans Biomed Eng 43:956; Quijoux et al. 2021, Physiol
 * Rep 9:e15067). The rate and the filter change every one of these: name the pipeline beside the number. */
import { savitzkyGolay } from '../signal/savitzky-golay.ts';
import { at } from '../signal/values.ts';
import { meanDistanceMm, predictionEllipse, rmsDistanceMm } from './positional.ts';
import { axisOf, pathInPlane, pathOfAxis, requireSway } from './sway.ts';
import type { Sway, SwayAxis } from './sway.ts';

function pathMm(sway: Sway, axis: SwayAxis | 'plane'): number {
  return axis === 'plane' ? pathInPlane(sway) : pathOfAxis(axisOf(sway, axis));
}

/** Path x rate / N, mm/s (N, not N - 1: the convention of the reference). Grows with the noise and the rate. */
export function meanVelocityMmS(sway: Sway, axis: SwayAxis | 'plane'): number {
  requireSway(sway, 2, 'quantity.mean-velocity');
  return (pathMm(sway, axis) * sway.rateHz) / sway.mlMm.length;
}

/** Area swept from the mean: sum |ap[n+1] ml[n] - ap[n] ml[n+1]| / (2 T), T = (N - 1) / rate. mm2/s. */
export function swayAreaRateMm2S({ rateHz, mlMm, apMm }: Sway): number {
  requireSway({ rateHz, mlMm, apMm }, 2, 'quantity.sway-area-rate');
  let sum = 0;
  for (let k = 1; k < mlMm.length; k++) {
    sum += Math.abs(at(mlMm, k) * at(apMm, k - 1) - at(apMm, k) * at(mlMm, k - 1));
  }
  return (sum * rateHz) / (2 * (mlMm.length - 1));
}

/**
 * Phase plane parameter sqrt(rms(x)^2 + var(v)), v by Savitzky-Golay (window 5, order 3), var with 1/N (Riley et al.
 * 1995, J Mot Behav 27:187). mm and mm/s inside one root: no physical unit, comparable only in these units.
 */
export function phasePlaneParameter(sway: Sway, axis: SwayAxis): number {
  requireSway(sway, 5, 'quantity.phase-plane-parameter');
  const speeds = savitzkyGolay(axisOf(sway, axis), { rateHz: sway.rateHz });
  const mean = speeds.reduce((sum, value) => sum + value, 0) / speeds.length;
  const variance = speeds.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / speeds.length;
  const rms = rmsDistanceMm(sway, axis);
  return Math.sqrt(rms * rms + variance);
}

/** Path length over the area of the 95 % prediction ellipse, 1/mm. Grows with the length of the recording. */
export function lengthOverAreaPerMm(sway: Sway): number {
  return pathInPlane(sway) / predictionEllipse(sway).areaMm2;
}

/**
 * ln N / (ln N + ln d - ln path), d = sqrt(4 area / pi) the diameter of a circle of the 95 % prediction ellipse's area.
 * Depends on the rate through N.
 */
export function fractalDimension(sway: Sway): number {
  const logN = Math.log(sway.mlMm.length);
  const diameter = Math.sqrt((4 * predictionEllipse(sway).areaMm2) / Math.PI);
  return logN / (logN + Math.log(diameter) - Math.log(pathInPlane(sway)));
}

/**
 * Rotations a second that would give this speed at this distance: v / (2 pi d) in the plane, v / (4 sqrt(2) d) on one
 * axis, Hz. Here v is the mean of the N - 1 steps. Not the mean of a spectrum.
 */
export function meanFrequencyHz(sway: Sway, axis: SwayAxis | 'plane'): number {
  requireSway(sway, 2, 'quantity.mean-frequency');
  const speed = (pathMm(sway, axis) * sway.rateHz) / (sway.mlMm.length - 1);
  const turn = axis === 'plane' ? 2 * Math.PI : 4 * Math.SQRT2;
  return speed / (turn * meanDistanceMm(sway, axis));
}
