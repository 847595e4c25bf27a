/**
 * Do virtual patients stand as people do? Healthy bodies stand three times for a minute, and their measures are printed
 * beside those of 261 trials of 87 young adults (Santos & Duarte 2016, PeerJ 4:e2648), 5th, 50th and 95th percentile.
 *
 *   node bench/quiet-stance.ts [bodies=87] [firstSeed=1000]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mean, median, quantile, sampleStandardDeviation } from '#core/signal/statistics.ts';
import type { DescriptorKey } from '#core/stabilometry/descriptors.ts';
import { type StanceTrial, quietTrials, withinPersonCv } from './support/quiet-stance.ts';

const people = JSON.parse(
  readFileSync(join(import.meta.dirname, '../tests/fixtures/reference/virtual/young-open-firm.json'), 'utf8'),
) as { percentiles: Record<DescriptorKey, [number, number, number]>; velocityTrialToTrialCv: number };

const count = Number(process.argv[2] ?? 87);
const first = Number(process.argv[3] ?? 1000);

/** The same people on one of their days. */
function trialsOfDay(sessionsBefore: number): readonly (readonly StanceTrial[])[] {
  return Array.from({ length: count }, (_, index) => {
    const spread = (index * 0.618) % 1;
    const [heightM, bodyMassKg] = [1.55 + 0.35 * spread, 55 + 40 * spread];
    const seed = first + index;
    return quietTrials({ seed, heightM, bodyMassKg, impairment: 'none', severity: 0, sessionsBefore });
  });
}

const days = [0, 1, 2].map(trialsOfDay);
const bodies = days[0] ?? [];
const valuesOf = (trials: readonly StanceTrial[], key: DescriptorKey): number[] =>
  trials.flatMap(({ descriptors }) => descriptors[key] ?? []);
const row = (values: readonly number[]): string =>
  values.map((value) => value.toPrecision(3).padStart(9)).join('');

const velocitiesOf = (day: readonly (readonly StanceTrial[])[]): readonly (readonly number[])[] =>
  day.map((trials) => valuesOf(trials, 'mean_velocity_mm_s'));

console.log(`${count} bodies from seed ${first}, three trials each`);
console.log(`${''.padEnd(34)}${'people 5 %, 50 %, 95 %'.padStart(27)}   virtual`);
for (const [key, percentiles] of Object.entries(people.percentiles) as [
  DescriptorKey,
  [number, number, number],
][]) {
  const values = bodies.flatMap((trials) => valuesOf(trials, key));
  const own = [quantile(values, 0.05), median(values), quantile(values, 0.95)];
  const inside = own[1] !== undefined && own[1] > percentiles[0] && own[1] < percentiles[2];
  console.log(`${key.padEnd(34)}${row(percentiles)}   ${row(own)} ${inside ? '' : '!'}`);
}
const velocities = velocitiesOf(bodies);
const bodyMeans = velocities.map(mean);
const dayMeans = days.map((day) => velocitiesOf(day).map(mean));
const overDays = bodyMeans.map((_, body) => dayMeans.map((means) => means[body] ?? Number.NaN));
console.log(
  `velocity, from trial to trial      people ${people.velocityTrialToTrialCv.toFixed(3)}, virtual ${withinPersonCv(velocities).toFixed(3)}`,
);
console.log(`velocity, means of three days      ${withinPersonCv(overDays).toFixed(3)}`);
console.log(
  `velocity, from body to body        ${(sampleStandardDeviation(bodyMeans) / mean(bodyMeans)).toFixed(3)}`,
);
console.log(
  `|correlation| of the axes, median  ${median(bodies.flat().map(({ axesCorrelation }) => axesCorrelation)).toFixed(2)}`,
);
