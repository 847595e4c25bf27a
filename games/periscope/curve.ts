/**
 * Periscope's difficulty: one number in logits to amplitude, rate, leakage allowed, share of flexion and of cycles
 * without sight.
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
