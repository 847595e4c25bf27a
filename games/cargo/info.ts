/** What Cargo is, for the patient, the therapist and the report. */
import { POSTURES } from '#core/contract/stimulus.ts';
import type { ExerciseInfo, MetricSpec, ParameterSpec } from '#core/exercise/info.ts';
import { assumedScatter } from '#core/reliability/within-person.ts';

const PARAMETERS: readonly ParameterSpec[] = [
  {
    key: 'weightPercent',
    label: 'parameter.cargo.weight-percent.label',
    unit: 'percent-of-range',
    min: 10,
    max: 50,
    harder: 'up',
    description: 'parameter.cargo.weight-percent.description',
  },
  {
    key: 'paceS',
    label: 'parameter.cargo.pace-s.label',
    unit: 'second',
    min: 0.5,
    max: 6,
    harder: 'down',
    description: 'parameter.cargo.pace-s.description',
  },
  {
    key: 'unknownPercent',
    label: 'parameter.cargo.unknown-percent.label',
    unit: 'percent',
    min: 0,
    max: 75,
    harder: 'up',
    description: 'parameter.cargo.unknown-percent.description',
  },
  {
    key: 'riseS',
    label: 'parameter.cargo.rise-s.label',
    unit: 'second',
    min: 0.1,
    max: 1.5,
    harder: 'down',
    description: 'parameter.cargo.rise-s.description',
  },
];

/**
 * Excursions are in percent of the load that caused them, so that light and heavy ones stand side by side.
 *
 * Scatter is assumed, wide, by what virtual bodies show from probe to probe (`bench/retest.ts cargo`). A probe has about
 * fourteen loads that count.
 */
const METRICS: readonly MetricSpec[] = [
  {
    key: 'excursionUnknownPercent',
    label: 'metric.cargo.excursion-unknown-percent.label',
    unit: 'percent',
    better: 'lower',
    description: 'metric.cargo.excursion-unknown-percent.description',
    withinPerson: assumedScatter('log', 0.25),
  },
  {
    key: 'excursionKnownPercent',
    label: 'metric.cargo.excursion-known-percent.label',
    unit: 'percent',
    better: 'lower',
    description: 'metric.cargo.excursion-known-percent.description',
    withinPerson: assumedScatter('log', 0.3),
  },
  {
    key: 'anticipationIndex',
    label: 'metric.cargo.anticipation-index.label',
    unit: 'none',
    better: 'higher',
    description: 'metric.cargo.anticipation-index.description',
    withinPerson: assumedScatter('plain', 0.25),
  },
  {
    key: 'leadMs',
    label: 'metric.cargo.lead-ms.label',
    unit: 'millisecond',
    better: 'neither',
    description: 'metric.cargo.lead-ms.description',
    withinPerson: assumedScatter('plain', 200),
  },
  {
    key: 'anticipatedPercent',
    label: 'metric.cargo.anticipated-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.cargo.anticipated-percent.description',
    withinPerson: assumedScatter('plain', 20),
  },
  {
    key: 'latencyMs',
    label: 'metric.cargo.latency-ms.label',
    unit: 'millisecond',
    better: 'lower',
    description: 'metric.cargo.latency-ms.description',
    withinPerson: assumedScatter('log', 0.25),
  },
  {
    key: 'levelledS',
    label: 'metric.cargo.levelled-s.label',
    unit: 'second',
    better: 'lower',
    description: 'metric.cargo.levelled-s.description',
    withinPerson: assumedScatter('log', 0.25),
  },
  {
    key: 'sideDifferencePercent',
    label: 'metric.cargo.side-difference-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.cargo.side-difference-percent.description',
    withinPerson: assumedScatter('plain', 15),
  },
  {
    key: 'successPercent',
    label: 'metric.cargo.success-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.cargo.success-percent.description',
    withinPerson: assumedScatter('plain', 15),
  },
  {
    key: 'successKnownPercent',
    label: 'metric.cargo.success-known-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.cargo.success-known-percent.description',
    withinPerson: assumedScatter('plain', 20),
  },
  {
    key: 'successUnknownPercent',
    label: 'metric.cargo.success-unknown-percent.label',
    unit: 'share',
    better: 'higher',
    description: 'metric.cargo.success-unknown-percent.description',
    withinPerson: assumedScatter('plain', 20),
  },
  {
    key: 'falsePreparedPercent',
    label: 'metric.cargo.false-prepared-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.cargo.false-prepared-percent.description',
    withinPerson: assumedScatter('plain', 25),
  },
  {
    key: 'falseExcursionPercent',
    label: 'metric.cargo.false-excursion-percent.label',
    unit: 'percent',
    better: 'neither',
    description: 'metric.cargo.false-excursion-percent.description',
    withinPerson: assumedScatter('log', 0.5),
  },
];

/** Of one or two trials in a set: told, not compared. */
const OF_FEW_TRIALS = ['falsePreparedPercent', 'falseExcursionPercent'];

export const CARGO_INFO: ExerciseInfo = {
  id: 'cargo',
  version: 1,
  name: 'exercise.cargo.name',
  instruction: 'exercise.cargo.instruction',
  axis: 'REACT',
  steerings: ['centre-of-pressure', 'thorax', 'pelvis'],
  postures: POSTURES,
  sensors: [],
  setSeconds: { min: 30, usual: 90, max: 300 },
  practiceSeconds: 40,
  // About six known and six unknown loads, as many to either side.
  probeSeconds: 120,
  fewestTrials: 4,
  trialsPerMinute: 8,
  outcomes: {
    success: 'exercise.cargo.success',
    failure: 'exercise.cargo.failure',
    successes: 'exercise.cargo.successes',
    failures: 'exercise.cargo.failures',
  },
  segmentMeasures: 'sway',
  parameters: PARAMETERS,
  metrics: METRICS,
  comparable: METRICS.map(({ key }) => key).filter((key) => !OF_FEW_TRIALS.includes(key)),
  evidence: 'B',
  citations: [
    'Hodges PW, Bui BH 1996. Electroencephalogr Clin Neurophysiol 101:511 (onset detection)',
    'Eker 2026. J Athl Train 61:119 (perturbation added to trunk exercise)',
  ],
};
