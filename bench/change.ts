/**
 * How often people who did not change are told that they did, and how often a real change is seen. First on real
 * repeats (Santos & Duarte 2016), then on simulated people who scatter as those do, then over eight sessions.
 *
 *   node bench/change.ts [seed=1]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUIET_METRICS } from '#core/exercise/quiet-metrics.ts';
import { changeOf } from '#core/profile/change.ts';
import type { JudgedMeasure, Verdict } from '#core/profile/change.ts';
import { fitWithinPerson } from '#core/reliability/within-person.ts';
import { createRandom, normal, shuffled } from '#core/signal/random.ts';
import { scatterOfPerson, toldOverSessions } from './support/told-over-sessions.ts';

const seed = Number(process.argv[2] ?? 1);
const FALL = 0.74;
const SPLITS = 200;
const PEOPLE = 60_000;
const SESSIONS = 8;

type Triple = readonly number[];
interface Repeats {
  readonly triples: readonly (readonly Triple[])[];
}
const path = join(import.meta.dirname, '../tests/fixtures/reference/reliability/repeats.json');
const { triples } = JSON.parse(readFileSync(path, 'utf8')) as Repeats;

const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)} %`;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function share(people: readonly Triple[], measure: JudgedMeasure, verdict: Verdict, factor = 1): number {
  const told = people.filter(([first = 0, second = 0, third = 0]) => {
    const baseline = [{ value: first }, { value: second }];
    return changeOf(baseline, { value: factor * third }, measure)?.verdict === verdict;
  });
  return told.length / people.length;
}

for (const [index, { key, withinPerson }] of QUIET_METRICS.entries()) {
  const people = triples.map((person) => person[index] ?? []);
  const fit = fitWithinPerson(people, 'log');
  const used: JudgedMeasure = { better: 'lower', withinPerson };
  const wrong = share(people, used, 'better') + share(people, used, 'worse');
  console.log(
    `${key}: prior used SD ${withinPerson.standardDeviation} df ${withinPerson.degreesOfFreedom}, ` +
      `fitted SD ${fit.standardDeviation.toFixed(3)} df ${fit.degreesOfFreedom.toFixed(1)}`,
  );
  console.log(`  ${people.length} people, two trials against the third: told changed ${percent(wrong)}`);
  console.log(`  a fall by 26 % told ${percent(share(people, used, 'better', FALL))}`);

  const random = createRandom(seed);
  const half = Math.floor(people.length / 2);
  const splits = Array.from({ length: SPLITS }, () => {
    const mixed = shuffled(random, people);
    const measure: JudgedMeasure = {
      better: 'lower',
      withinPerson: fitWithinPerson(mixed.slice(0, half), 'log'),
    };
    const others = mixed.slice(half);
    const changed = share(others, measure, 'better') + share(others, measure, 'worse');
    return { changed, power: share(others, measure, 'better', FALL) };
  });
  const wrongs = splits.map(({ changed }) => changed).toSorted((a, b) => a - b);
  console.log(
    `  prior of one half, judged on the other, ${SPLITS} splits: told changed ${percent(mean(wrongs))} ` +
      `(95 of 100 splits up to ${percent(wrongs[Math.floor(0.95 * SPLITS)] ?? 0)}), ` +
      `fall by 26 % told ${percent(mean(splits.map(({ power }) => power)))}`,
  );

  for (const k of [2, 3, 5]) {
    const draw = createRandom(1000 * seed + k);
    let [changed, fallen] = [0, 0];
    for (let person = 0; person < PEOPLE; person++) {
      const own = scatterOfPerson(draw, fit);
      const session = (): number => 10 * Math.exp(own * normal(draw));
      const baseline = Array.from({ length: k }, () => ({ value: session() }));
      const now = session();
      if (changeOf(baseline, { value: now }, used)?.verdict !== 'no-real-change') changed += 1;
      if (changeOf(baseline, { value: FALL * now }, used)?.verdict === 'better') fallen += 1;
    }
    console.log(
      `  simulated, k = ${k}: told changed ${percent(changed / PEOPLE)}, fall by 26 % ${percent(fallen / PEOPLE)}`,
    );
  }
}

const [velocity] = QUIET_METRICS;
if (velocity !== undefined) {
  const measure: JudgedMeasure = { better: 'lower', withinPerson: velocity.withinPerson };
  const scatter = { standardDeviation: 0.104, degreesOfFreedom: 5.4 };
  const people = (sessions: number, axes: number, afterBaseline: number): string => {
    const draw = createRandom(2000 * seed + 10 * sessions + axes);
    const options = { sessions, axes, firstSession: 0.08, afterBaseline };
    const told = Array.from({ length: PEOPLE / 2 }, () => toldOverSessions(draw, measure, scatter, options));
    const looks = told.filter(({ looksBetter }) => looksBetter).length / told.length;
    const better = told.filter(({ better: confirmed }) => confirmed).length / told.length;
    return `ever told better ${percent(better)}, ever "looks better" ${percent(looks)}`;
  };
  console.log(`${SESSIONS} sessions of people who do not change, the first 8 % higher:`);
  for (const axes of [1, 2, 6]) console.log(`  primary outcomes: ${axes}, ${people(SESSIONS, axes, 0)}`);
  console.log('A fall by 26 % from the fifth session on:');
  for (const sessions of [6, SESSIONS, 12]) {
    console.log(`  after ${sessions} sessions ${people(sessions, 1, Math.log(FALL))}`);
  }
}
