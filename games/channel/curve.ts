import type { Curve } from '#core/exercise/curve.ts';

export const CHANNEL_CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 4,
  // People differ widely; slopes spread as those of virtual bodies do. Two ordinary steps of half a logit at most.
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [
    { key: 'widthPercent', easy: 47, hard: 15, scale: 'log', weight: 0.78, mostRisePerSession: 0.25 },
    { key: 'bandwidthHz', easy: 0.25, hard: 1.55, scale: 'log', weight: 0.15, mostRisePerSession: 0.4 },
    { key: 'amplitudePercent', easy: 22, hard: 28, scale: 'log', weight: 0.04, mostRisePerSession: 0.1 },
    { key: 'previewS', easy: 3, hard: 2, scale: 'log', weight: 0.03, mostRisePerSession: 0.2 },
  ],
};
