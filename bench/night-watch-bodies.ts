/**
 * In how many seeds five degrees of poor position sense are ordered by the absolute error in the dark.
 *
 *   node bench/night-watch-bodies.ts [seeds=100] [probes=8]
 */
import { absoluteErrors, isOrdered } from './support/night-watch-bodies.ts';

const seeds = Number(process.argv[2] ?? 100);
const probes = Number(process.argv[3] ?? 8);

let ordered = 0;
for (let seed = 1; seed <= seeds; seed++) {
  const errors = absoluteErrors(seed, probes);
  if (isOrdered(errors)) ordered++;
  else console.log(`seed ${seed}: ${errors.map((error) => error.toFixed(2)).join(', ')} deg`);
}
console.log(`${ordered} of ${seeds} seeds in order, ${probes} probes each`);
