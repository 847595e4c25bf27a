/** Cargo's difficulty: one number in logits to weight, share of unknown loads, rise time and pace. */
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
