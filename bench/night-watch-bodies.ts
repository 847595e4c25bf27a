/**
 * In how many seeds five degrees of poor position sense are ordered by the absolute error in the dark.
 *
 *   node bench/night-watch-bodies.ts [seeds=100] [sets=10]
 */
import { absoluteErrors, isOrdered } from './support/night-watch-bodies.ts';

const seeds = Number(process.argv[2] ?? 100);
const sets = Number(process.argv[3] ?? 10);

let ordered = 0;
for (let seed = 1; seed <= seeds; seed++) {
  const errors = absoluteErrors(seed, sets);
  if (isOrdered(errors)) ordered++;
  const found = errors.map((error) => error.toFixed(2)).join(', ');
  console.log(`seed ${seed}: ${found} mm; ${ordered} of ${seed} in order`);
}
console.log(`${ordered} of ${seeds} seeds in order, ${sets} sets each`);
