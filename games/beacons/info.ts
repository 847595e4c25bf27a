/** What Beacons is, for the patient, the therapist and the report. */
import { POSTURES, STEERINGS } from '#core/contract/stimulus.ts';
import type { ExerciseInfo, MetricSpec, ParameterSpec } from '#core/exercise/info.ts';
import { assumedScatter } from '#core/reliability/within-person.ts';
import type { SourcedPrior } from '#core/reliability/within-person.ts';

/** As of the limits assessment: ICC 0.89 and more over a week, doubled for boards set up less evenly. */
const EXCURSION: SourcedPrior = {
  scale: 'log',
  standardDeviation: 0.1,
  degreesOfFreedom: 4,
  source: 'Lininger 2018, Int J Sports Phys Ther 13:800',
};

const PARAMETERS: readonly ParameterSpec[] = [
  {
    key: 'distancePercent',
    label: 'parameter.beacons.distance-percent.label',
    unit: 'percent-of-range',
    min: 60,
    max: 90,
    harder: 'up',
    description: 'parameter.beacons.distance-percent.description',
  },
  {
    key: 'sizePercent',
    label: 'parameter.beacons.size-percent.label',
    unit: 'percent-of-range',
    min: 5,
    max: 30,
    harder: 'down',
    description: 'parameter.beacons.size-percent.description',
  },
  {
    key: 'holdS',
    label: 'parameter.beacons.hold-s.label',
    unit: 'second',
    min: 1,
    max: 6,
    harder: 'up',
    description: 'parameter.beacons.hold-s.description',
  },
  {
    key: 'reachLimitS',
    label: 'parameter.beacons.reach-limit-s.label',
    unit: 'second',
    min: 4,
    max: 15,
    harder: 'down',
    description: 'parameter.beacons.reach-limit-s.description',
  },
  {
    key: 'randomPercent',
    label: 'parameter.beacons.random-percent.label',
    unit: 'percent',
    min: 0,
    max: 100,
    harder: 'up',
    description: 'parameter.beacons.random-percent.description',
  },
];

const METRICS: readonly MetricSpec[] = [
  {
    key: 'successPercent',
    label: 'metric.beacons.success-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.beacons.success-percent.description',
    withinPerson: assumedScatter('plain', 15),
  },
  {
    key: 'excursion',
    label: 'metric.beacons.excursion.label',
    unit: 'steering',
    better: 'higher',
    description: 'metric.beacons.excursion.description',
    withinPerson: EXCURSION,
  },
  {
    key: 'directionalControlPercent',
    label: 'metric.beacons.directional-control-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.beacons.directional-control-percent.description',
    withinPerson: assumedScatter('plain', 6),
  },
  {
    key: 'movementS',
    label: 'metric.beacons.movement-s.label',
    unit: 'second',
    better: 'lower',
    description: 'metric.beacons.movement-s.description',
    withinPerson: assumedScatter('log', 0.2),
  },
  {
    key: 'throughputBitsS',
    label: 'metric.beacons.throughput-bits-s.label',
    unit: 'bits-per-second',
    better: 'higher',
    description: 'metric.beacons.throughput-bits-s.description',
    withinPerson: assumedScatter('log', 0.2),
  },
  {
    key: 'leftRightPercent',
    label: 'metric.beacons.left-right-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.beacons.left-right-percent.description',
    withinPerson: assumedScatter('plain', 10),
  },
  {
    key: 'frontBackPercent',
    label: 'metric.beacons.front-back-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.beacons.front-back-percent.description',
    withinPerson: assumedScatter('plain', 10),
  },
  {
    key: 'leftRightTimePercent',
    label: 'metric.beacons.left-right-time-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.beacons.left-right-time-percent.description',
    withinPerson: assumedScatter('plain', 5),
  },
  {
    key: 'rotationRightDeg',
    label: 'metric.beacons.rotation-right-deg.label',
    unit: 'degree',
    better: 'neither',
    description: 'metric.beacons.rotation-right-deg.description',
    withinPerson: assumedScatter('plain', 10),
  },
  {
    key: 'rotationLeftDeg',
    label: 'metric.beacons.rotation-left-deg.label',
    unit: 'degree',
    better: 'neither',
    description: 'metric.beacons.rotation-left-deg.description',
    withinPerson: assumedScatter('plain', 10),
  },
  {
    key: 'rotationLeftRightPercent',
    label: 'metric.beacons.rotation-left-right-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.beacons.rotation-left-right-percent.description',
    withinPerson: assumedScatter('plain', 20),
  },
  {
    key: 'rotationDetectablePercent',
    label: 'metric.beacons.rotation-detectable-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.beacons.rotation-detectable-percent.description',
    withinPerson: assumedScatter('plain', 20),
  },
];

export const BEACONS_INFO: ExerciseInfo = {
  id: 'beacons',
  version: 1,
  name: 'exercise.beacons.name',
  instruction: 'exercise.beacons.instruction',
  axis: 'SYMMETRY',
  steerings: STEERINGS,
  postures: POSTURES,
  sensors: [],
  touch: { light: 'direction', turn: 'direction' },
  setSeconds: { min: 30, usual: 120, max: 300 },
  practiceSeconds: 30,
  probeSeconds: 120,
  fewestTrials: 6,
  trialsPerMinute: 9,
  outcomes: {
    success: 'exercise.beacons.success',
    failure: 'exercise.beacons.failure',
    successes: 'exercise.beacons.successes',
    failures: 'exercise.beacons.failures',
  },
  // Leaning far is the task: sway beside it says nothing.
  segmentMeasures: 'none',
  parameters: PARAMETERS,
  metrics: METRICS,
  /*
   * At equal difficulty, as the probe is. Ratios depend on where the feet stand; angles of rotation drift, and are
   * compared within one session only.
   */
  comparable: [
    'successPercent',
    'excursion',
    'directionalControlPercent',
    'movementS',
    'throughputBitsS',
    'leftRightTimePercent',
  ],
  evidence: 'B',
  citations: [
    'Lininger M et al. 2018. Int J Sports Phys Ther 13:800 (reliability of the limits-of-stability test)',
    'ISO 9241-411:2012 (throughput of aimed movements)',
    'Bailes et al. 2024. Sensors 24:6580 (error of thoracic rotation from inertial sensors)',
  ],
};
