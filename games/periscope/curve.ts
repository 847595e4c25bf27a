/**
 * Periscope's difficulty: one number in logits to amplitude, rate, leakage allowed, share of flexion and of cycles
 * without sight.
 *
 * Calibrated with few virtual bodies (`node bench/calibration.ts periscope 6 60 pelvis sitting-on-chair`, and
 * `thorax feet-apart`): bodies of half severity succeed in 76 and 78 % at d = 0 (theta 1.2 and 1.3, slope 1.1 and 1.3);
 * healthy ones in 100 % at the easy end, 93 and 83 % at d = 0, and 31 and 15 % at the hard end (theta 2.1 and 1.4,
 * slope 1.2 and 1.5). How much leaks hardly changes with amplitude, rate, plane and sight in a virtual body, so the
 * limit carries the weight; the weights of the others are judgements. Limits begin looser than the 0.3 that was
 * guessed for people: virtual bodies leak 0.25 to 0.3 with a moving pelvis of 3 deg. Real people will move these
 * numbers: change them only with `version`.
 */
import type { Curve } from '#core/exercise/curve.ts';

export const PERISCOPE_CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 3,
  // As Squall's: people differ widely; two ordinary steps of half a logit at most.
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [
    { key: 'leakLimitPercent', easy: 108, hard: 21, scale: 'log', weight: 0.8, mostRisePerSession: 0.5 },
    { key: 'rateHz', easy: 0.2, hard: 0.4, scale: 'log', weight: 0.08, mostRisePerSession: 0.1 },
    { key: 'amplitudePercent', easy: 35, hard: 50, scale: 'log', weight: 0.04, mostRisePerSession: 0.1 },
    { key: 'flexionPercent', easy: 20, hard: 50, scale: 'linear', weight: 0.04, mostRisePerSession: 0.25 },
    { key: 'hiddenPercent', easy: 10, hard: 50, scale: 'linear', weight: 0.04, mostRisePerSession: 0.25 },
  ],
};
