/** What the assessment of the limits of stability is, for the patient, the therapist and the report. */
import { STEERINGS } from '#core/contract/stimulus.ts';
import { assumedScatter } from '#core/reliability/within-person.ts';
import type { ExerciseInfo, MetricSpec } from '#core/exercise/info.ts';
import type { SourcedPrior } from '#core/reliability/within-person.ts';
import { POSTURES } from '#core/contract/stimulus.ts';

/**
 * Excursion keeps well over a week (ICC 0.89 and more within and between sessions), which is a twentieth of its value
 * where people differ by a seventh. Doubled, for a board at home is set up less evenly than a laboratory's.
 */
const EXCURSION: SourcedPrior = {
  scale: 'log',
  standardDeviation: 0.1,
  degreesOfFreedom: 4,
  source: 'Lininger 2018, Int J Sports Phys Ther 13:800',
};

const METRICS: readonly MetricSpec[] = [
  {
    key: 'meanReach',
    label: 'Mean reach',
    unit: 'steering',
    better: 'higher',
    description: 'Mean over the measured directions of the farthest lean that was held for 0.3 s.',
    withinPerson: EXCURSION,
  },
  {
    key: 'reactionMs',
    label: 'Reaction time',
    unit: 'millisecond',
    better: 'lower',
    description:
      'Median time from a target to the start of the lean, the delay of screen and board included.',
    withinPerson: assumedScatter('log', 0.2),
  },
  {
    key: 'velocity',
    label: 'Movement velocity',
    unit: 'steering-per-second',
    better: 'higher',
    description: 'Median speed between 5 and 95 % of the way to the first endpoint.',
    withinPerson: assumedScatter('log', 0.2),
  },
  {
    key: 'endpoint',
    label: 'Endpoint excursion',
    unit: 'steering',
    better: 'higher',
    description: 'Median distance at the end of the first uninterrupted lean.',
    withinPerson: assumedScatter('log', 0.15),
  },
  {
    key: 'directionalControlPercent',
    label: 'Directional control',
    unit: 'percent',
    better: 'higher',
    description: 'Median share of the movement that went straight to the target; 100 is a straight line.',
    withinPerson: assumedScatter('plain', 6),
  },
  {
    key: 'leftRightPercent',
    label: 'Left against right',
    unit: 'percent',
    better: 'neither',
    description: '(right - left) / mean of both: positive where the right side reaches farther.',
    withinPerson: assumedScatter('plain', 10),
  },
  {
    key: 'frontBackPercent',
    label: 'Front against back',
    unit: 'percent',
    better: 'neither',
    description: '(front - back) / mean of both: positive where the front reaches farther.',
    withinPerson: assumedScatter('plain', 10),
  },
];

export const LIMITS_INFO: ExerciseInfo = {
  id: 'limits',
  version: 1,
  name: 'Range',
  instruction:
    'Lean towards each light as far as feels comfortable, stay a moment, and come back to the middle.',
  axis: 'ASSESSMENT',
  steerings: STEERINGS,
  postures: POSTURES,
  sensors: [],
  setSeconds: { min: 60, usual: 70, max: 150 },
  practiceSeconds: 0,
  probeSeconds: 70,
  fewestTrials: 4,
  trialsPerMinute: 8,
  outcomes: { success: 'reached', failure: 'not reached' },
  segmentMeasures: 'none',
  parameters: [],
  metrics: METRICS,
  // Maximum excursion, directional control and velocity keep well from week to week; the others less so (DOMAIN 2.2).
  comparable: ['meanReach', 'directionalControlPercent', 'velocity'],
  evidence: 'B',
  citations: [
    'Lininger M et al. 2018. Int J Sports Phys Ther 13:800 (reliability of the limits-of-stability test)',
  ],
};
