/** What Crow's Nest is, for the patient, the therapist and the report. */
import { POSTURES, STEERINGS } from '#core/contract/stimulus.ts';
import type { ExerciseInfo, MetricSpec, ParameterSpec } from '#core/exercise/info.ts';
import { assumedScatter } from '#core/reliability/within-person.ts';

const PARAMETERS: readonly ParameterSpec[] = [
  {
    key: 'startLambdaPerS',
    label: 'parameter.crows-nest.start-lambda-per-s.label',
    unit: 'per-second',
    min: 0.1,
    max: 3,
    harder: 'up',
    description: 'parameter.crows-nest.start-lambda-per-s.description',
  },
  {
    key: 'risePercentPerS',
    label: 'parameter.crows-nest.rise-percent-per-s.label',
    unit: 'percent',
    min: 1,
    max: 12,
    harder: 'up',
    description: 'parameter.crows-nest.rise-percent-per-s.description',
  },
  {
    key: 'swellPercent',
    label: 'parameter.crows-nest.swell-percent.label',
    unit: 'percent-of-range',
    min: 0.2,
    max: 6,
    harder: 'up',
    description: 'parameter.crows-nest.swell-percent.description',
  },
  {
    key: 'cloudedPercent',
    label: 'parameter.crows-nest.clouded-percent.label',
    unit: 'percent',
    min: 0,
    max: 60,
    harder: 'up',
    description: 'parameter.crows-nest.clouded-percent.description',
  },
];

const METRICS: readonly MetricSpec[] = [
  {
    key: 'criticalLambdaPerS',
    label: 'metric.crows-nest.critical-lambda-per-s.label',
    unit: 'per-second',
    better: 'higher',
    description: 'metric.crows-nest.critical-lambda-per-s.description',
    withinPerson: assumedScatter('log', 0.15),
  },
  {
    key: 'effectiveDelayMs',
    label: 'metric.crows-nest.effective-delay-ms.label',
    unit: 'millisecond',
    better: 'lower',
    description: 'metric.crows-nest.effective-delay-ms.description',
    withinPerson: assumedScatter('log', 0.15),
  },
  {
    key: 'heldUpS',
    label: 'metric.crows-nest.held-up-s.label',
    unit: 'second',
    better: 'higher',
    description: 'metric.crows-nest.held-up-s.description',
    withinPerson: assumedScatter('log', 0.2),
  },
  {
    key: 'successPercent',
    label: 'metric.crows-nest.success-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.crows-nest.success-percent.description',
    withinPerson: assumedScatter('plain', 20),
  },
  {
    key: 'swayPercent',
    label: 'metric.crows-nest.sway-percent.label',
    unit: 'percent-of-range',
    better: 'neither',
    description: 'metric.crows-nest.sway-percent.description',
    withinPerson: assumedScatter('log', 0.25),
  },
];

export const CROWS_NEST_INFO: ExerciseInfo = {
  id: 'crows-nest',
  version: 1,
  name: 'exercise.crows-nest.name',
  instruction: 'exercise.crows-nest.instruction',
  axis: 'HOLD',
  steerings: STEERINGS,
  postures: POSTURES,
  sensors: [],
  setSeconds: { min: 40, usual: 120, max: 300 },
  practiceSeconds: 60,
  probeSeconds: 150,
  fewestTrials: 3,
  trialsPerMinute: 2.5,
  outcomes: {
    success: 'exercise.crows-nest.success',
    failure: 'exercise.crows-nest.failure',
    successes: 'exercise.crows-nest.successes',
    failures: 'exercise.crows-nest.failures',
  },
  segmentMeasures: 'sway',
  parameters: PARAMETERS,
  metrics: METRICS,
  comparable: METRICS.map(({ key }) => key),
  evidence: 'B',
  citations: [
    'Jex HR, McDonnell JD, Phatak AV 1966. IEEE Trans Hum Factors Electron HFE-7:138 (critical instability task)',
    'Reeves NP et al. 2014. PMC3898167 (control of the trunk before a screen, retest)',
    'Alshehri MA et al. 2024. PLoS ONE e0296968 (unstable sitting with low back pain)',
  ],
};
