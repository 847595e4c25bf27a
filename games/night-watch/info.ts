/** What Night Watch is, for the patient, the therapist and the report. */
import { assumedScatter } from '#core/reliability/within-person.ts';
import type { ExerciseInfo, MetricSpec, ParameterSpec } from '#core/exercise/info.ts';
import { SIDES } from './model/schedule.ts';

const PARAMETERS: readonly ParameterSpec[] = [
  {
    key: 'tolerancePercent',
    label: 'parameter.night-watch.tolerance-percent.label',
    unit: 'percent-of-range',
    min: 1.5,
    max: 30,
    harder: 'down',
    description: 'parameter.night-watch.tolerance-percent.description',
  },
  {
    key: 'places',
    label: 'parameter.night-watch.places.label',
    unit: 'count',
    min: 1,
    max: 3,
    harder: 'up',
    description: 'parameter.night-watch.places.description',
  },
  {
    key: 'sizePercent',
    label: 'parameter.night-watch.size-percent.label',
    unit: 'percent-of-range',
    min: 25,
    max: 55,
    harder: 'up',
    description: 'parameter.night-watch.size-percent.description',
  },
  {
    key: 'delayS',
    label: 'parameter.night-watch.delay-s.label',
    unit: 'second',
    min: 3,
    max: 10,
    harder: 'up',
    description: 'parameter.night-watch.delay-s.description',
  },
  {
    key: 'directions',
    label: 'parameter.night-watch.directions.label',
    unit: 'count',
    min: 2,
    max: 4,
    harder: 'up',
    description: 'parameter.night-watch.directions.description',
  },
  {
    key: 'fadingPercent',
    label: 'parameter.night-watch.fading-percent.label',
    unit: 'percent',
    min: 0,
    max: 60,
    harder: 'down',
    description: 'parameter.night-watch.fading-percent.description',
  },
];

/**
 * Scatter is assumed: the errors are near the noise of motion sensors (PMC8075231), and ten finds alone make a variable
 * error scatter by 23 %, an absolute one by 24 %.
 */
const ERRORS: readonly MetricSpec[] = [
  {
    key: 'absoluteError',
    label: 'metric.night-watch.absolute-error.label',
    unit: 'steering',
    better: 'lower',
    description: 'metric.night-watch.absolute-error.description',
    withinPerson: assumedScatter('log', 0.3),
  },
  {
    key: 'constantError',
    label: 'metric.night-watch.constant-error.label',
    unit: 'steering',
    better: 'neither',
    description: 'metric.night-watch.constant-error.description',
    withinPerson: assumedScatter('plain', 2),
  },
  {
    key: 'variableError',
    label: 'metric.night-watch.variable-error.label',
    unit: 'steering',
    better: 'lower',
    description: 'metric.night-watch.variable-error.description',
    withinPerson: assumedScatter('log', 0.3),
  },
];

const OTHERS: readonly MetricSpec[] = [
  {
    key: 'feedbackDependence',
    label: 'metric.night-watch.feedback-dependence.label',
    unit: 'steering',
    better: 'neither',
    description: 'metric.night-watch.feedback-dependence.description',
    withinPerson: assumedScatter('plain', 2),
  },
  {
    key: 'successPercent',
    label: 'metric.night-watch.success-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.night-watch.success-percent.description',
    withinPerson: assumedScatter('plain', 15),
  },
  {
    key: 'sightError',
    label: 'metric.night-watch.sight-error.label',
    unit: 'steering',
    better: 'lower',
    description: 'metric.night-watch.sight-error.description',
    withinPerson: assumedScatter('log', 0.5),
  },
  {
    key: 'fadingError',
    label: 'metric.night-watch.fading-error.label',
    unit: 'steering',
    better: 'lower',
    description: 'metric.night-watch.fading-error.description',
    withinPerson: assumedScatter('log', 0.5),
  },
];

/** Two to six finds a direction: of one session only. */
const BY_DIRECTION: readonly MetricSpec[] = SIDES.flatMap((side): readonly MetricSpec[] => [
  {
    key: `absoluteError.${side}`,
    label: `metric.night-watch.absolute-error-${side}.label`,
    unit: 'steering',
    better: 'lower',
    description: 'metric.night-watch.absolute-error.description',
    withinPerson: assumedScatter('log', 0.6),
  },
  {
    key: `constantError.${side}`,
    label: `metric.night-watch.constant-error-${side}.label`,
    unit: 'steering',
    better: 'neither',
    description: 'metric.night-watch.constant-error.description',
    withinPerson: assumedScatter('plain', 4),
  },
  {
    key: `variableError.${side}`,
    label: `metric.night-watch.variable-error-${side}.label`,
    unit: 'steering',
    better: 'lower',
    description: 'metric.night-watch.variable-error.description',
    withinPerson: assumedScatter('log', 0.6),
  },
]);

export const NIGHT_WATCH_INFO: ExerciseInfo = {
  id: 'night-watch',
  version: 1,
  name: 'exercise.night-watch.name',
  instruction: 'exercise.night-watch.instruction',
  axis: 'SENSE',
  steerings: ['thorax', 'pelvis', 'centre-of-pressure'],
  // Seated, or standing with a hand on something firm: eyes are closed.
  postures: ['sitting-on-chair', 'sitting-on-board', 'feet-apart'],
  sensors: [],
  setSeconds: { min: 60, usual: 120, max: 300 },
  practiceSeconds: 60,
  // Ten dark finds, three that fade and four with sight take so long.
  probeSeconds: 240,
  fewestTrials: 4,
  trialsPerMinute: 4,
  outcomes: {
    success: 'exercise.night-watch.success',
    failure: 'exercise.night-watch.failure',
    successes: 'exercise.night-watch.successes',
    failures: 'exercise.night-watch.failures',
  },
  segmentMeasures: 'none',
  parameters: PARAMETERS,
  metrics: [...ERRORS, ...OTHERS, ...BY_DIRECTION],
  comparable: ['absoluteError', 'constantError', 'variableError', 'feedbackDependence', 'successPercent'],
  evidence: 'B',
  citations: [
    'PMC3230646 (30 deg of lumbar flexion found again: larger errors with back pain)',
    'Lee AS et al. 2010. PMC4896302 (no difference in finding again; motion is noticed later with back pain)',
    'Descarreaux M et al. 2004. PMC3476690 (as exact as healthy people after learning with sight)',
    'PMC8075231 (meta-analysis, seated: differences in some directions, near the noise of the method)',
    'Willigenburg NW et al. 2012. doi 10.1016/j.clinbiomech.2012.06.002 (less feedback shows the deficit)',
    'Henry FM 1974. J Mot Behav 6:149 (constant and variable error)',
  ],
};
