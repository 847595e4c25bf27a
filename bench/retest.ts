/**
 * How well the probe of each exercise keeps: virtual people of differing ability, who do not change, play it on two days.
 * ICC(2,1) with its 95 % interval, the standard error of measurement and the minimal detectable change of each measure.
 * Of a model of bodies: people will scatter otherwise.
 *
 *   node bench/retest.ts [exercise=all] [people=40] [steering] [posture]
 */
import { onScale } from '#core/reliability/within-person.ts';
import { groupReliability } from '#core/reliability/intraclass-correlation.ts';
import type { Metric } from '#core/exercise/result.ts';
import { settingFrom } from './support/calibration.ts';
import { exercisesNamed, playProbe } from './support/probe.ts';
import { differingPerson } from './support/virtual-people.ts';

/** After the first visits: what is learnt in them would count as error. */
const SESSIONS_BEFORE = [6, 7] as const;

const people = Number(process.argv[3] ?? 40);

for (const exercise of exercisesNamed(process.argv[2])) {
  const setting = settingFrom(exercise, process.argv[4], process.argv[5]);
  const visits = Array.from({ length: people }, (_, index) =>
    SESSIONS_BEFORE.map(
      (sessionsBefore) => playProbe(exercise, { ...differingPerson(index), sessionsBefore }, setting).metrics,
    ),
  );
  console.log(
    `\n${exercise.info.id} by ${setting.steering}, ${setting.posture}, ${people} virtual people, simulated`,
  );
  console.log(
    'measure                       people  ICC(2,1)   95 %            SEM      MDC     assumed within',
  );
  for (const { key, withinPerson } of exercise.info.metrics) {
    const table = visits.flatMap((both) => pairOf(both.map((metrics) => metrics[key])));
    console.log(
      `${key.padEnd(30)}${lineOf(table)}   ${withinPerson.standardDeviation} ${withinPerson.scale}${scatter(table, withinPerson.scale)}`,
    );
  }
}

function pairOf(metrics: readonly (Metric | undefined)[]): [number, number][] {
  const [first, second] = metrics;
  return first === undefined || second === undefined ? [] : [[first.value, second.value]];
}

function lineOf(table: readonly [number, number][]): string {
  const count = String(table.length).padStart(6);
  const values = new Set(table.flat());
  if (table.length < 4 || values.size < 2) return `${count}  -`;
  const { icc, low95, high95, standardErrorOfMeasurement, minimalDetectableChange } = groupReliability(table);
  const interval = `${low95.toFixed(2)} to ${high95.toFixed(2)}`.padEnd(14);
  const errors = [standardErrorOfMeasurement, minimalDetectableChange].map((value) =>
    value.toPrecision(3).padStart(8),
  );
  return `${count}  ${icc.toFixed(2).padStart(6)}     ${interval}${errors.join(' ')}`;
}

/** What is seen of the assumed scatter within a person, on its own scale. */
function scatter(table: readonly [number, number][], scale: 'plain' | 'log'): string {
  const usable = scale === 'log' ? table.filter((pair) => pair.every((value) => value > 0)) : table;
  if (usable.length < 4) return '';
  const squares = usable.map(([a, b]) => (onScale(a, scale) - onScale(b, scale)) ** 2 / 2);
  return `, seen ${Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length).toPrecision(2)}`;
}
