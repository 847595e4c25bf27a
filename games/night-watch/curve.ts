/**
 * Night Watch's difficulty: one number in logits to tolerance, share of finds with a fading picture, places to remember,
 * delay, distance and directions.
 *
 * Calibrated with the virtual patient (`node bench/calibration.ts night-watch 6 180 STEERING POSTURE`): success falls
 * about as the logistic of slope 1 that the ability model assumes. Percent found at the easy end, at d = 0 and at the
 * hard end, and what fits best:
 *
 *                                        healthy                     half severity, all impairments
 *   thorax, sitting-on-chair             100  86  33 (2.2, 1.0)     100  83  12 (1.7, 1.2)
 *   thorax, feet-apart                   100  87  37 (2.2, 1.1)      99  83  20 (1.7, 1.0)
 *   pelvis, sitting-on-chair              99  78  30 (2.1, 0.9)      96  69  26 (1.6, 0.7)
 *   pelvis, feet-apart                   100  96  31 (2.3, 1.4)      99  86  29 (2.1, 1.1)
 *   centre of pressure, feet-apart       100  88  31 (2.2, 0.9)      99  85  27 (1.6, 1.0)
 *   centre of pressure, sitting-on-board 100  82  28 (1.8, 1.0)      99  78  31 (1.7, 0.9)
 *
 * Errors scatter about as normal ones do, so the tolerance goes linearly: one logit takes 1.8 % of the range,
 * about a third of the typical error of a healthy body. The other weights are judgements, and small: the virtual patient's errors hardly depend on
 * them, people's may. Real people will move these numbers: change them only with `version`. A session lets the
 * tolerance and the share of fading pictures fall by a fifth at most, so their rise is told as negative.
 */
import type { Curve } from '#core/exercise/curve.ts';

export const NIGHT_WATCH_CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 3,
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [
    { key: 'tolerancePercent', easy: 14.5, hard: 2, scale: 'linear', weight: 0.8, mostRisePerSession: 0.2 },
    { key: 'fadingPercent', easy: 50, hard: 10, scale: 'linear', weight: 0.06, mostRisePerSession: 0.2 },
    { key: 'places', easy: 1, hard: 3, scale: 'linear', weight: 0.05, mostRisePerSession: 0.5 },
    { key: 'delayS', easy: 3, hard: 6, scale: 'linear', weight: 0.05, mostRisePerSession: 0.3 },
    { key: 'sizePercent', easy: 35, hard: 55, scale: 'linear', weight: 0.02, mostRisePerSession: 0.1 },
    { key: 'directions', easy: 2, hard: 4, scale: 'linear', weight: 0.02, mostRisePerSession: 0.5 },
  ],
};
