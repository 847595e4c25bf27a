/**
 * Crow's Nest's difficulty: one number in logits to how fast the mast falls away at first, how fast that grows, the swell
 * that shakes it, and the share of bouts with clouds before it.
 *
 * Calibrated with the virtual patient (`node bench/calibration.ts crows-nest 6 120`), standing, by the centre of pressure:
 * success falls about as the logistic of slope 1 that the ability model assumes. Healthy bodies keep 92 % at d = 0 and
 * 32 % at the hard end (theta 2.2, slope 1.1), bodies of half severity 75 % and 18 % (theta 1.6, slope 1.0). The first
 * set, at the easy end, is where a body learns how the mast falls: 76 to 80 %, and 100 % in the next.
 *
 * The same lambda is the same fall by whatever steers, so abilities differ between skills (theta and slope, healthy and
 * impaired): sitting on the board 2.4, 1.3 and 2.0, 1.3; thorax on a chair 3.0, 1.7 and 2.7, 1.4; pelvis on a chair 2.8,
 * 1.5 and 2.3, 0.9; a tilting board, which magnifies sway, 0.3, 0.9 and -0.4, 0.6. Weights are the shares of the change in
 * the logarithm of lambda at the asked time; those of swell and clouds are a judgement. Real people will move these
 * numbers: change them only with `version`.
 */
import type { Curve } from '#core/exercise/curve.ts';

export const CROWS_NEST_CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 3,
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  // About one logit a session, in whatever makes the mast fall faster.
  parameters: [
    { key: 'startLambdaPerS', easy: 0.4, hard: 0.75, scale: 'log', weight: 0.5, mostRisePerSession: 0.1 },
    { key: 'risePercentPerS', easy: 5, hard: 8.5, scale: 'log', weight: 0.35, mostRisePerSession: 0.1 },
    { key: 'swellPercent', easy: 1.5, hard: 4, scale: 'log', weight: 0.1, mostRisePerSession: 0.2 },
    { key: 'cloudedPercent', easy: 0, hard: 45, scale: 'linear', weight: 0.05, mostRisePerSession: 0.2 },
  ],
};
