/** What Squall is, for the patient, the therapist and the report. */
import { STEERINGS } from '#core/contract/stimulus.ts';
import { assumedScatter } from '#core/reliability/within-person.ts';
import type { ExerciseInfo, MetricSpec, ParameterSpec } from '#core/exercise/info.ts';
import { POSTURES } from '#core/contract/stimulus.ts';

const PARAMETERS: readonly ParameterSpec[] = [
  {
    key: 'amplitudePercent',
    label: 'Gust strength',
    unit: 'percent-of-range',
    min: 15,
    max: 50,
    harder: 'up',
    description:
      'How far a gust pushes the boat if nobody leans against it, in percent of how far what steers can go.',
  },
  {
    key: 'recoveryLimitS',
    label: 'Time to recover',
    unit: 'second',
    min: 1,
    max: 6,
    harder: 'down',
    description: 'A gust counts as caught when the boat is back on its line within this time.',
  },
  {
    key: 'uncuedPercent',
    label: 'Gusts without warning',
    unit: 'percent',
    min: 0,
    max: 75,
    harder: 'up',
    description: 'Share of gusts that come without being seen one second ahead.',
  },
  {
    key: 'intervalS',
    label: 'Calm between gusts',
    unit: 'second',
    min: 1,
    max: 8,
    harder: 'down',
    description: 'Mean calm between two gusts; every single pause is up to 30 % shorter or longer.',
  },
];

/**
 * Scatter is assumed: no less than virtual bodies show from probe to probe (`bench/unchanging-patients.ts`). A probe has
 * about nine gusts: nine successes of chance 0.8 alone scatter by 13 points, half of them by 19.
 */
const METRICS: readonly MetricSpec[] = [
  {
    key: 'latencyMs',
    label: 'Correction latency',
    unit: 'millisecond',
    better: 'lower',
    description:
      'Median time from a sudden gust to the first lean against it, the delay of the sensors’ filter taken off, those of boat and screen included. Not a muscle onset.',
    withinPerson: assumedScatter('log', 0.25),
  },
  {
    key: 'peakPercent',
    label: 'Peak excursion',
    unit: 'percent-of-range',
    better: 'lower',
    description: 'Median of how far a gust pushed the boat off its line.',
    withinPerson: assumedScatter('log', 0.25),
  },
  {
    key: 'recoveryS',
    label: 'Recovery time',
    unit: 'second',
    better: 'lower',
    description: 'Median time from a gust until the boat was back on its line to stay; caught gusts only.',
    withinPerson: assumedScatter('log', 0.25),
  },
  {
    key: 'successPercent',
    label: 'Gusts caught',
    unit: 'percent',
    better: 'higher',
    description: 'Share of gusts after which the boat was back on its line in time.',
    withinPerson: assumedScatter('plain', 15),
  },
  {
    key: 'successCuedPercent',
    label: 'Announced gusts caught',
    unit: 'percent',
    better: 'higher',
    description: 'Share of gusts caught among those that were announced.',
    withinPerson: assumedScatter('plain', 20),
  },
  {
    key: 'successUncuedPercent',
    label: 'Sudden gusts caught',
    unit: 'percent',
    better: 'higher',
    description: 'Share of gusts caught among those that came without warning.',
    withinPerson: assumedScatter('plain', 20),
  },
  {
    key: 'anticipationIndex',
    label: 'Anticipation index',
    unit: 'none',
    better: 'higher',
    description:
      '1 - median peak of announced gusts / median peak of sudden ones: how much knowing helps. 0: not at all.',
    withinPerson: assumedScatter('plain', 0.25),
  },
  {
    key: 'catchResponsePercent',
    label: 'Response to catch trials',
    unit: 'percent-of-range',
    better: 'neither',
    description: 'Mean lean against gusts that were announced and never came.',
    withinPerson: assumedScatter('plain', 10),
  },
  {
    key: 'calmSwayRatio',
    label: 'Sway between gusts',
    unit: 'times-quiet',
    better: 'neither',
    description: 'Median sway in the calm between gusts over sway in quiet stance; 1 is no difference.',
    withinPerson: assumedScatter('log', 0.25),
  },
];

export const SQUALL_INFO: ExerciseInfo = {
  id: 'squall',
  version: 1,
  name: 'Squall',
  instruction:
    'Keep the boat on its line. When a gust pushes it away, lean against the wind and bring it back.',
  axis: 'REACT',
  steerings: STEERINGS,
  postures: POSTURES,
  sensors: [],
  setSeconds: { min: 20, usual: 60, max: 300 },
  practiceSeconds: 30,
  probeSeconds: 60,
  fewestTrials: 4,
  trialsPerMinute: 10,
  outcomes: { success: 'caught', failure: 'missed' },
  segmentMeasures: 'sway',
  parameters: PARAMETERS,
  metrics: METRICS,
  comparable: METRICS.map(({ key }) => key),
  evidence: 'B',
  citations: [
    'Hodges PW, Bui BH 1996. Electroencephalogr Clin Neurophysiol 101:511 (onset detection)',
    'Eker 2026. J Athl Train 61:119 (perturbation added to trunk exercise)',
  ],
};
