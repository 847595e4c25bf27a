/** What the assessment of the limits of stability is, for the patient, the therapist and the report. */
import type { ExerciseInfo, MetricSpec } from '#core/session/exercise.ts';

const METRICS: readonly MetricSpec[] = [
  {
    key: 'meanReachMm',
    label: 'Mean reach',
    unit: 'mm',
    better: 'higher',
    description: 'Mean over the measured directions of the farthest lean that was held for 0.3 s.',
  },
  {
    key: 'reactionMs',
    label: 'Reaction time',
    unit: 'ms',
    better: 'lower',
    description:
      'Median time from a target to the start of the lean, the delay of screen and board included.',
  },
  {
    key: 'velocityMmS',
    label: 'Movement velocity',
    unit: 'mm/s',
    better: 'higher',
    description: 'Median speed between 5 and 95 % of the way to the first endpoint.',
  },
  {
    key: 'endpointMm',
    label: 'Endpoint excursion',
    unit: 'mm',
    better: 'higher',
    description: 'Median distance at the end of the first uninterrupted lean.',
  },
  {
    key: 'directionalControlPercent',
    label: 'Directional control',
    unit: '%',
    better: 'higher',
    description: 'Median share of the movement that went straight to the target; 100 is a straight line.',
  },
  {
    key: 'leftRightPercent',
    label: 'Left against right',
    unit: '%',
    better: 'neither',
    description: '(right - left) / mean of both: positive where the right side reaches farther.',
  },
  {
    key: 'frontBackPercent',
    label: 'Front against back',
    unit: '%',
    better: 'neither',
    description: '(front - back) / mean of both: positive where the front reaches farther.',
  },
];

export const LIMITS_INFO: ExerciseInfo = {
  id: 'limits',
  version: 1,
  name: 'Limits of stability',
  instruction:
    'Lean towards each light as far as feels comfortable, stay a moment, and come back to the middle.',
  axis: 'ASSESSMENT',
  sensors: ['board'],
  postures: ['standing', 'sitting'],
  parameters: [],
  metrics: METRICS,
  evidence: 'B',
  citations: [
    'Lininger M et al. 2018. Int J Sports Phys Ther 13:800 (reliability of the limits-of-stability test)',
  ],
};
