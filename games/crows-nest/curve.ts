/**
 * Crow's Nest's difficulty: one number in logits to how fast the mast falls away at first, how fast that grows, the swell
 * that shakes it, and the share of bouts with clouds before it.
 *
 * Calibrated with the virtual patient (`node bench/calibration.ts crows-nest 6 120`), standing, by the centre of pressure:
 * success falls about as the logistic of slope 1 that the ability model assumes. Healthy bodies keep 89 % at d = 0 and
 * 30 % at the hard end (theta 2.0, slope 1.2), bodies of half severity 79 % and 23 % (theta 1.6, slope 1.1). The first
 * set, at the easy end, is where a body learns how the mast falls: 92 to 96 %. A thorax, sitting, answers sooner (theta
 * 3.1 healthy, 2.8 impaired; slopes 1.4, 1.5), a tilting board magnifies sway (0.7, -0.2; slopes 1.1, 0.8): the skills
 * have abilities of their own, and the same lambda means the same fall. Weights are the shares of the change in the
 * logarithm of lambda at the asked time; those of swell and clouds are a judgement. Real people will move these numbers:
 * change them only with `version`.
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
