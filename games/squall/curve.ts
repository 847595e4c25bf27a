/**
 * Squall's difficulty: one number in logits to gust strength, time to recover, share of sudden gusts and calm between.
 *
 * Calibrated with the virtual patient (`node bench/squall-calibration.ts`): success falls along the logistic of slope 1
 * that the ability model assumes. A healthy body succeeds in 97 % at the easy end, 87 % at d = 0 and 20 to 25 % at the
 * hard end (theta 2.1, slope 1.15), bodies of half severity in about 80 % at d = 0 (theta 1.6, slope 0.95). The easy
 * end lies below what either needs, for people weaker than they. Weights are the shares of the change in
 * log odds when one parameter moves alone around d = 1; that of the interval, which virtual patients do not tire of,
 * is a judgement. Real people will move these numbers: change them only with `version`.
 */
import type { Curve } from '#core/difficulty/curve.ts';

export const SQUALL_CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 3,
  parameters: [
    { key: 'amplitudePercent', easy: 18, hard: 45, scale: 'log', weight: 0.27 },
    { key: 'recoveryLimitS', easy: 2.8, hard: 1.2, scale: 'log', weight: 0.6 },
    { key: 'uncuedPercent', easy: 30, hard: 75, scale: 'linear', weight: 0.08 },
    { key: 'intervalS', easy: 4, hard: 1.8, scale: 'log', weight: 0.05 },
  ],
};
