import type { Curve } from '#core/exercise/curve.ts';

export const CHANNEL_CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 3,
  // People differ widely; slopes spread as those of virtual bodies do. Two ordinary steps of half a logit at most.
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [
    { key: 'widthPercent', easy: 36, hard: 12, scale: 'log', weight: 0.6, mostRisePerSession: -0.1 },
    { key: 'amplitudePercent', easy: 18, hard: 28, scale: 'log', weight: 0.2, mostRisePerSession: 0.1 },
    { key: 'bandwidthHz', easy: 0.25, hard: 1.15, scale: 'log', weight: 0.15, mostRisePerSession: 0.3 },
    { key: 'previewS', easy: 3, hard: 2, scale: 'log', weight: 0.05, mostRisePerSession: -0.1 },
  ],
};
