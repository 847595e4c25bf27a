/**
 * Beacons' difficulty: one number in logits to distance, size and hold of the lights, the time to come there, and order.
 *
 * Calibrated with the virtual patient (`node bench/calibration.ts beacons 8 60`). By the centre of pressure,
 * standing, healthy bodies light all at the easy end, 94 % at d = 0 and 33 % at the hard end (theta 2.3, slope 1.3),
 * bodies of half severity 81 % at d = 0 and 20 % at the hard end (theta 1.7, slope 1.1). By the thorax, sitting on a
 * chair, it is 98 and 37 %, 85 and 21 % (theta 2.5 and 1.6, slope 1.4 and 1.2; 6 people a group). By the pelvis and
 * by a tilting board, which sway more in shares of their smaller ranges, it is harder by one and a half to two
 * logits: 72 and 44 % of healthy bodies at d = 0 (theta 0.9 and 0.4, slope 1.5 and 1.4). The easy end lies below what
 * either needs, for people weaker than they. What is hard is to hold a small light far out, not to hurry. Weights are
 * a judgement. Real people will move these numbers: change them only with `version`.
 */
import type { Curve } from '#core/exercise/curve.ts';

export const BEACONS_CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 3,
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [
    { key: 'distancePercent', easy: 60, hard: 90, scale: 'log', weight: 0.2, mostRisePerSession: 0.1 },
    { key: 'sizePercent', easy: 17, hard: 5.6, scale: 'log', weight: 0.45, mostRisePerSession: 0.25 },
    { key: 'holdS', easy: 1.8, hard: 5, scale: 'log', weight: 0.2, mostRisePerSession: 0.5 },
    { key: 'reachLimitS', easy: 10, hard: 5, scale: 'log', weight: 0.1, mostRisePerSession: 0.2 },
    { key: 'randomPercent', easy: 10, hard: 90, scale: 'linear', weight: 0.05, mostRisePerSession: 0.4 },
  ],
};
