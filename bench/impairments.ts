/**
 * Which impairment shows in which measure: for every exercise, the probe of impaired bodies against the same bodies
 * without it. Each cell is the mean difference over the standard deviation of healthy bodies: 0 is no difference, and
 * what lies between -1 and 1 is hardly told from them. Of a model of bodies.
 *
 *   node bench/impairments.ts [exercise=all] [people=20] [severity=0.8]
 */
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import { shareOfSuccess } from '#core/exercise/trial.ts';
import { mean, sampleStandardDeviation } from '#core/signal/statistics.ts';
import { settingFrom } from './support/calibration.ts';
import { exercisesNamed, playProbe } from './support/probe.ts';
import { IMPAIRMENTS, virtualPerson } from './support/virtual-people.ts';

const SESSIONS_BEFORE = 4;
const people = Number(process.argv[3] ?? 20);
const severity = Number(process.argv[4] ?? 0.8);

type Measures = Readonly<Record<string, number>>;

function measuresOf(exercise: Exercise, body: VirtualPatientOptions): Measures {
  const { metrics, trials } = playProbe(
    exercise,
    { ...body, sessionsBefore: SESSIONS_BEFORE },
    settingFrom(exercise, undefined, undefined),
  );
  const values = Object.entries(metrics).map(([key, { value }]) => [key, value] as const);
  const success = shareOfSuccess(trials);
  return Object.fromEntries(success === undefined ? values : [['success', 100 * success], ...values]);
}

function groupOf(exercise: Exercise, impairment: VirtualPatientOptions['impairment']): readonly Measures[] {
  const strength = impairment === 'none' ? 0 : severity;
  return Array.from({ length: people }, (_, index) =>
    measuresOf(exercise, virtualPerson(index, impairment, strength)),
  );
}

function valuesOf(group: readonly Measures[], key: string): number[] {
  return group.flatMap((measures) => measures[key] ?? []);
}

for (const exercise of exercisesNamed(process.argv[2])) {
  const healthy = groupOf(exercise, 'none');
  const groups = IMPAIRMENTS.map((impairment) => groupOf(exercise, impairment));
  console.log(
    `\n${exercise.info.id} (${exercise.info.axis}), ${people} people a group, severity ${severity}`,
  );
  console.log(
    `${'measure'.padEnd(30)}${'healthy'.padStart(10)}${IMPAIRMENTS.map((name) => name.slice(0, 10).padStart(11)).join('')}`,
  );
  for (const key of ['success', ...exercise.info.metrics.map((metric) => metric.key)]) {
    const base = valuesOf(healthy, key);
    if (base.length < 3) continue;
    const spread = sampleStandardDeviation(base);
    const cells = groups.map((group) => {
      const values = valuesOf(group, key);
      if (values.length < 3 || spread === 0) return '-'.padStart(11);
      return ((mean(values) - mean(base)) / spread).toFixed(1).padStart(11);
    });
    console.log(`${key.padEnd(30)}${mean(base).toPrecision(3).padStart(10)}${cells.join('')}`);
  }
}
