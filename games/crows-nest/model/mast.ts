/**
 * How the mast moves. In a bout it is unstable, x' = lambda (x + u + n): tilt x, the person's lean u, which holds it where
 * u = -x, and the swell n. lambda = start e^(rise t), so that it grows by the same share every second. Between bouts it
 * stands in its stays.
 */
import { fallenAway } from '#core/coordination/critical-instability.ts';
import { sineOfTurns } from '#core/signal/cosine.ts';
import { SWELL_HZ } from './plan.ts';

const STEP_S = 0.01;
/** RMS of a sum of lines of amplitude 1. */
const RMS_OF_LINES = Math.sqrt(SWELL_HZ.length / 2);

/** Lambda after so long, 1/s. */
export function lambdaAt(startLambdaPerS: number, risePercentPerS: number, heldUpMs: number): number {
  return startLambdaPerS * Math.exp((risePercentPerS / 100) * (heldUpMs / 1000));
}

/** The swell after so long, fractions of the range. */
export function swellAt(swellPercent: number, phases: readonly number[], heldUpMs: number): number {
  let sum = 0;
  for (const [line, hertz] of SWELL_HZ.entries()) {
    sum += sineOfTurns((hertz * heldUpMs) / 1000 + (phases[line] ?? 0));
  }
  return ((swellPercent / 100) * sum) / RMS_OF_LINES;
}

/** The tilt of a mast without stays 10 ms later. */
export function fallen(tilt: number, lean: number, swell: number, lambdaPerS: number): number {
  return fallenAway(tilt, lean + swell, lambdaPerS, STEP_S);
}

/** Back upright, from where it was at progress 0. */
export function faded(from: number, progress: number): number {
  return from * (1 - Math.min(1, Math.max(0, progress)));
}
