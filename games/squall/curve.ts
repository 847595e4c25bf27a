/**
 * Squall's difficulty: one number in logits to gust strength, time to recover, share of sudden gusts and calm between.
 *
 * Calibrated with the virtual patient (`node bench/calibration.ts squall 12`): success falls about as the logistic of
 * slope 1 that the ability model assumes. Healthy bodies succeed in 96 % at the easy end, 88 % at d = 0 and 19 % at the
 * hard end (theta 2.0, slope 1.2), bodies of half severity in 79 % at d = 0 (theta 1.7, slope 0.9). The easy end lies
 * below what either needs, for people weaker than they. Weights are the shares of the change in log odds when one
 * parameter moves alone around d = 1; that of the interval is a judgement. Real people will move these numbers: change
 * them only with `version`.
 */
import type { Curve } from '#core/exercise/curve.ts';

export const SQUALL_CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 3,
  // People differ widely; slopes spread as those of virtual bodies do. Two ordinary steps of half a logit at most.
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  // No more than a tenth a session is known to be safe for gusts; a whole ordinary step is the time to recover's alone.
  parameters: [
    {
      key: 'amplitudePercent',
      easy: 18,
      hard: 45,
      scale: 'log',
      weight: 0.27,
      mostRisePerSession: 0.1,
      mostRisePerSet: 0.1,
    },
    { key: 'recoveryLimitS', easy: 2.8, hard: 1.2, scale: 'log', weight: 0.6, mostRisePerSession: 0.5 },
    { key: 'uncuedPercent', easy: 30, hard: 75, scale: 'linear', weight: 0.08, mostRisePerSession: 0.4 },
    { key: 'intervalS', easy: 3.2, hard: 1.5, scale: 'log', weight: 0.05, mostRisePerSession: 0.4 },
  ],
};
