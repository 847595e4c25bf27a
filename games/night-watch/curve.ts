/** TODO */
import type { Curve } from '#core/exercise/curve.ts';

export const NIGHT_WATCH_CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 3,
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [
    { key: 'tolerancePercent', easy: 14.5, hard: 2, scale: 'linear', weight: 0.8, mostRisePerSession: -0.2 },
    { key: 'fadingPercent', easy: 50, hard: 10, scale: 'linear', weight: 0.06, mostRisePerSession: -0.2 },
    { key: 'places', easy: 1, hard: 3, scale: 'linear', weight: 0.05, mostRisePerSession: 0.5 },
    { key: 'delayS', easy: 3, hard: 6, scale: 'linear', weight: 0.05, mostRisePerSession: 0.3 },
    { key: 'sizePercent', easy: 35, hard: 55, scale: 'linear', weight: 0.02, mostRisePerSession: 0.1 },
    { key: 'directions', easy: 2, hard: 4, scale: 'linear', weight: 0.02, mostRisePerSession: 0.5 },
  ],
};
