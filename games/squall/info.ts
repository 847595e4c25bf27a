/** What Squall is, for the patient, the therapist and the report. */
import { STEERINGS } from '#core/contract/stimulus.ts';
import { assumedScatter } from '#core/reliability/within-person.ts';
import type { ExerciseInfo, MetricSpec, ParameterSpec } from '#core/exercise/info.ts';
import { POSTURES } from '#core/contract/stimulus.ts';
import { PERTURBATION_SETTINGS } from '../perturbations/settings.ts';

const PARAMETERS: readonly ParameterSpec[] = [
  {
    key: 'amplitudePercent',
    label: 'parameter.squall.amplitude-percent.label',
    unit: 'percent-of-range',
    min: 15,
    max: 50,
    harder: 'up',
    description: 'parameter.squall.amplitude-percent.description',
  },
  {
    key: 'recoveryLimitS',
    label: 'parameter.squall.recovery-limit-s.label',
    unit: 'second',
    min: 1,
    max: 6,
    harder: 'down',
    description: 'parameter.squall.recovery-limit-s.description',
  },
  {
    key: 'uncuedPercent',
    label: 'parameter.squall.uncued-percent.label',
    unit: 'percent',
    min: 0,
    max: 75,
    harder: 'up',
    description: 'parameter.squall.uncued-percent.description',
  },
  {
    key: 'intervalS',
    label: 'parameter.squall.interval-s.label',
    unit: 'second',
    min: 1,
    max: 8,
    harder: 'down',
    description: 'parameter.squall.interval-s.description',
  },
];

/**
 * Scatter is assumed: no less than virtual bodies show from probe to probe (`bench/unchanging-patients.ts`). A probe has
 * about nine gusts: nine successes of chance 0.8 alone scatter by 13 points, half of them by 19.
 */
const METRICS: readonly MetricSpec[] = [
  {
    key: 'latencyMs',
    label: 'metric.squall.latency-ms.label',
    unit: 'millisecond',
    better: 'lower',
    description: 'metric.squall.latency-ms.description',
    withinPerson: assumedScatter('log', 0.25),
  },
  {
    key: 'peakPercent',
    label: 'metric.squall.peak-percent.label',
    unit: 'percent-of-range',
    better: 'lower',
    description: 'metric.squall.peak-percent.description',
    withinPerson: assumedScatter('log', 0.25),
  },
  {
    key: 'recoveryS',
    label: 'metric.squall.recovery-s.label',
    unit: 'second',
    better: 'lower',
    description: 'metric.squall.recovery-s.description',
    withinPerson: assumedScatter('log', 0.25),
  },
  {
    key: 'successPercent',
    label: 'metric.squall.success-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.squall.success-percent.description',
    withinPerson: assumedScatter('plain', 15),
  },
  {
    key: 'successCuedPercent',
    label: 'metric.squall.success-cued-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.squall.success-cued-percent.description',
    withinPerson: assumedScatter('plain', 20),
  },
  {
    key: 'successUncuedPercent',
    label: 'metric.squall.success-uncued-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.squall.success-uncued-percent.description',
    withinPerson: assumedScatter('plain', 20),
  },
  {
    key: 'anticipationIndex',
    label: 'metric.squall.anticipation-index.label',
    unit: 'none',
    better: 'higher',
    description: 'metric.squall.anticipation-index.description',
    withinPerson: assumedScatter('plain', 0.25),
  },
  {
    key: 'catchResponsePercent',
    label: 'metric.squall.catch-response-percent.label',
    unit: 'percent-of-range',
    better: 'neither',
    description: 'metric.squall.catch-response-percent.description',
    withinPerson: assumedScatter('plain', 10),
  },
  {
    key: 'calmSwayRatio',
    label: 'metric.squall.calm-sway-ratio.label',
    unit: 'times-quiet',
    better: 'neither',
    description: 'metric.squall.calm-sway-ratio.description',
    withinPerson: assumedScatter('log', 0.25),
  },
  {
    key: 'afterEffectPercent',
    label: 'metric.squall.after-effect-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.squall.after-effect-percent.description',
    withinPerson: assumedScatter('plain', 30),
  },
];

/** Of sets of one setting, which probes never have. */
const THIS_SET_ONLY = 'afterEffectPercent';

export const SQUALL_INFO: ExerciseInfo = {
  id: 'squall',
  version: 1,
  name: 'exercise.squall.name',
  instruction: 'exercise.squall.instruction',
  axis: 'REACT',
  steerings: STEERINGS,
  postures: POSTURES,
  sensors: [],
  touch: { cue: 'announcement', recovered: 'on-course' },
  setSeconds: { min: 20, usual: 60, max: 300 },
  practiceSeconds: 30,
  probeSeconds: 60,
  fewestTrials: 4,
  trialsPerMinute: 10,
  outcomes: {
    success: 'exercise.squall.success',
    failure: 'exercise.squall.failure',
    successes: 'exercise.squall.successes',
    failures: 'exercise.squall.failures',
  },
  segmentMeasures: 'sway',
  parameters: PARAMETERS,
  settings: PERTURBATION_SETTINGS,
  metrics: METRICS,
  comparable: METRICS.map(({ key }) => key).filter((key) => key !== THIS_SET_ONLY),
  evidence: 'B',
  citations: [
    'Hodges PW, Bui BH 1996. Electroencephalogr Clin Neurophysiol 101:511 (onset detection)',
    'Eker 2026. J Athl Train 61:119 (perturbation added to trunk exercise)',
  ],
};
