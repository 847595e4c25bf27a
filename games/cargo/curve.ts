/**
 * Cargo's difficulty: one number in logits to weight, time to level, share of unknown loads and rise time.
 *
 * Calibrated with the virtual patient (`node bench/calibration.ts cargo 8 60`): success falls about as the logistic of
 * slope 1 that the ability model assumes. By the centre of pressure on the feet healthy bodies level 98 % at d = -4, 92 %
 * at 0 and 22 % at the hard end (theta 2.1, slope 1.5), bodies of half severity 80 % at 0 and 20 % (1.5, 1.0). Mildly
 * impaired bodies by others, at 0 and at the hard end: centre of pressure on a seat 80 and 26 % (slope 0.8), thorax
 * standing 86 and 33 % (0.9), on a chair 84 and 38 % (1.0). The pelvis of a virtual patient moves little and coarsely, so
 * that success falls flatly with it: standing 79 and 34 % (0.5), on a chair 61 and 37 % (0.3); an easy end of its own is
 * to come, as in Squall. The easy end lies below what any of them needs. Weights are the shares of the change in log odds
 * when one parameter moves alone around d = 1. Real people will move these numbers: change them only with `version`.
 */
import type { Curve } from '#core/exercise/curve.ts';

export const CARGO_CURVE: Curve = {
  version: 1,
  dEasy: -5,
  dHard: 3,
  // As Squall's: people differ widely; two ordinary steps of half a logit at most.
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  // Weight rises as carefully as Squall's gusts; a session may shorten the time to level by a fifth.
  parameters: [
    {
      key: 'weightPercent',
      easy: 18,
      hard: 40,
      scale: 'log',
      weight: 0.21,
      mostRisePerSession: 0.1,
      mostRisePerSet: 0.1,
    },
    { key: 'paceS', easy: 1.35, hard: 0.66, scale: 'log', weight: 0.67, mostRisePerSession: 0.25 },
    { key: 'unknownPercent', easy: 30, hard: 65, scale: 'linear', weight: 0.07, mostRisePerSession: 0.4 },
    { key: 'riseS', easy: 0.6, hard: 0.2, scale: 'log', weight: 0.05, mostRisePerSession: 0.4 },
  ],
};
