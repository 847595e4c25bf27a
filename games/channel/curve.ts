/**
 * Channel's difficulty: one number in logits to the width of the channel, its bandwidth, its bends and its preview.
 *
 * Calibrated with the virtual patient (`node bench/calibration.ts channel 6 60 STEERING POSTURE`), who sees the course
 * coming: success falls about as the logistic of slope 1 that the ability model assumes. In percent, at the easy end,
 * d = 0 and the hard end:
 *
 *                                           healthy                    half severity
 *   centre of pressure, feet apart          100  92  23  slope 1.0     100  73   1  slope 1.2
 *   centre of pressure, sitting             100  95  13        1.6     100  80   8        1.1
 *   thorax, chair                           100 100  35        1.3     100  89  13        1.1
 *   board tilt, feet apart                  100  93   7        1.5     100  82   1        1.6
 *   pelvis, feet apart                      100  99  38        1.0      95  63  11        0.8
 *   pelvis, chair                           100  82  11        1.1      94  57   6        0.7
 *
 * Weights are the shares of the width needed for the same success when one parameter moves alone; that of the preview
 * is a judgement, as the virtual patient needs less than the shortest. Real people will move these numbers: change them
 * only with `version`.
 */
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
