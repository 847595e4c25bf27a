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
    label: 'metric.limits.mean-reach.label',
    labelAmongOthers: 'metric.limits.mean-reach.label-among-others',
    unit: 'steering',
    better: 'higher',
    description: 'metric.limits.mean-reach.description',
    withinPerson: EXCURSION,
  },
  {
    key: 'reactionMs',
    label: 'metric.limits.reaction-ms.label',
    unit: 'millisecond',
    better: 'lower',
    description: 'metric.limits.reaction-ms.description',
    withinPerson: assumedScatter('log', 0.2),
  },
  {
    key: 'velocity',
    label: 'metric.limits.velocity.label',
    labelAmongOthers: 'metric.limits.velocity.label-among-others',
    unit: 'steering-per-second',
    better: 'higher',
    description: 'metric.limits.velocity.description',
    withinPerson: assumedScatter('log', 0.2),
  },
  {
    key: 'endpoint',
    label: 'metric.limits.endpoint.label',
    unit: 'steering',
    better: 'higher',
    description: 'metric.limits.endpoint.description',
    withinPerson: assumedScatter('log', 0.15),
  },
  {
    key: 'directionalControlPercent',
    label: 'metric.limits.directional-control-percent.label',
    labelAmongOthers: 'metric.limits.directional-control-percent.label-among-others',
    unit: 'share',
    better: 'higher',
    description: 'metric.limits.directional-control-percent.description',
    withinPerson: assumedScatter('plain', 6),
  },
  {
    key: 'leftRightPercent',
    label: 'metric.limits.left-right-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.limits.left-right-percent.description',
    withinPerson: assumedScatter('plain', 10),
  },
  {
    key: 'frontBackPercent',
    label: 'metric.limits.front-back-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.limits.front-back-percent.description',
    withinPerson: assumedScatter('plain', 10),
  },
];

export const LIMITS_INFO: ExerciseInfo = {
  id: 'limits',
  version: 1,
  name: 'exercise.limits.name',
  instruction: 'exercise.limits.instruction',
  axis: 'ASSESSMENT',
  steerings: STEERINGS,
  postures: POSTURES,
  sensors: [],
  touch: { target: 'direction' },
  setSeconds: { min: 60, usual: 70, max: 150 },
  practiceSeconds: 0,
  probeSeconds: 70,
  fewestTrials: 4,
  trialsPerMinute: 8,
  outcomes: {
    success: 'exercise.limits.success',
    failure: 'exercise.limits.failure',
    successes: 'exercise.limits.successes',
    failures: 'exercise.limits.failures',
  },
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
