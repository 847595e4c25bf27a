/**
 * How many one-sided bodies Cargo names by the side difference of four probes, and how many healthy ones it names by
 * mistake.
 *
 *   node bench/cargo-sides.ts [people=100] [steering] [posture]
 */
import { mean, sampleStandardDeviation } from '#core/signal/statistics.ts';
import { CARGO } from '#games/cargo/index.ts';
import { settingFrom } from './support/calibration.ts';
import { namedSide, playSides } from './support/cargo-sides.ts';

const people = Number(process.argv[2] ?? 100);
const setting = settingFrom(CARGO, process.argv[3], process.argv[4]);

console.log(`${people} people a group, four probes each, by ${setting.steering}, ${setting.posture}`);
for (const [impairment, severity] of [
  ['none', 0],
  ['one-sided', 1],
  ['one-sided', 0.7],
] as const) {
  const differences = Array.from({ length: people }, (_, index) =>
    playSides(index, impairment, severity, setting),
  );
  const named = differences.map(namedSide);
  const values = differences.flat();
  const count = (side: string): string => `${named.filter((name) => name === side).length}`.padStart(4);
  console.log(
    `${impairment.padEnd(10)} ${severity.toFixed(1)}  right ${count('right')}  left ${count('left')}  difference ${mean(values).toFixed(1)}, SD ${sampleStandardDeviation(values).toFixed(1)} % of the load`,
  );
}
