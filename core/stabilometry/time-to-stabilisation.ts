/**
 * Time to stabilisation after a landing, a step or a push (DiDomenico et al. 2013, Gait Posture 38:541): the speed of
 * the centre of pressure falls as y(t) = final + (initial - final) exp(-t / tau), fitted by least squares.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { fitDecay } from '../signal/exponential.ts';
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
  requireSway(sway, 5, 'quantity.speed');
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
  requireFinite(speedMmS, 10, 'quantity.time-to-stabilisation');
  requirePositive(rateHz, 'quantity.sampling-rate');
  requirePositive(share, 'quantity.share-of-final-value');
  const seconds = speedMmS.length / rateHz;
  const { tauS, final, amplitude, rSquared } = fitDecay(speedMmS, rateHz);
  if (!(final > 0)) {
    throw new KeelError('invalid-argument', message('error.sway.not-settling'));
  }
  const timeS = tauS * Math.max(0, Math.log(Math.abs(amplitude) / (share * final)));
  const flags: QualityFlag[] = [];
  if (timeS > seconds || 3 * tauS > seconds) {
    flags.push({ code: 'too-short', reason: message('quality.not-settled') });
  }
  if (rSquared < 0.5 || amplitude <= 0) {
    flags.push({
      code: 'too-noisy',
      reason: message('quality.no-exponential'),
    });
  }
  return { timeS, tauS, initialMmS: final + amplitude, finalMmS: final, rSquared, flags };
}
