/** Beacons' difficulty: one number in logits to distance, size and hold of the lights, the time to come there, and order. */
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
