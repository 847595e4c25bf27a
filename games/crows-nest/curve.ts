/**
 * Crow's Nest's difficulty: one number in logits to how fast the mast falls away at first, how fast that grows, the swell
 * that shakes it, and the share of bouts with clouds before it.
 */
import type { Curve } from '#core/exercise/curve.ts';

export const CROWS_NEST_CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 3,
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [
    { key: 'startLambdaPerS', easy: 0.38, hard: 0.8, scale: 'log', weight: 0.5, mostRisePerSession: 0.1 },
    { key: 'risePercentPerS', easy: 5, hard: 9, scale: 'log', weight: 0.35, mostRisePerSession: 0.1 },
    { key: 'swellPercent', easy: 1.5, hard: 5, scale: 'log', weight: 0.1, mostRisePerSession: 0.2 },
    { key: 'cloudedPercent', easy: 0, hard: 45, scale: 'linear', weight: 0.05 },
  ],
};
