/**
 * How often two unrelated movements are told to be coupled, and coupled ones are: a run by hand,
 * `node bench/coupling-lag.ts [runs] [first seed]`. A minute at 50 Hz; beside it the share whose peak passes 0.3.
 */
import { couplingLag } from '#core/coordination/coupling-lag.ts';
import { createRandom, deriveSeed, normal } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';

const RATE_HZ = 50;
const SAMPLES = 60 * RATE_HZ;
const [runs = 200, firstSeed = 1] = process.argv.slice(2).map(Number);

function walk(random: Random): Float64Array {
  let x = 0;
  return Float64Array.from({ length: SAMPLES }, () => (x += normal(random)));
}

/** Bends of about 5 s, each of its own length and size. */
function cycles(random: Random): Float64Array {
  let phase = random.next();
  let [lengthS, size] = [5, 1];
  return Float64Array.from({ length: SAMPLES }, () => {
    phase += 1 / (lengthS * RATE_HZ);
    if (phase >= 1) [phase, lengthS, size] = [phase - 1, 5 + 0.5 * normal(random), 1 + 0.1 * normal(random)];
    return 20 * size * (1 - Math.cos(2 * Math.PI * phase)) + 0.1 * normal(random);
  });
}

/** The second follows the first by 200 ms, with as much of its own. */
function following(make: (random: Random) => Float64Array): (random: Random) => readonly Float64Array[] {
  return (random) => {
    const [lead, own] = [make(random), make(random)];
    return [lead, lead.map((_, k) => (lead[Math.max(0, k - RATE_HZ / 5)] ?? 0) + 0.7 * (own[k] ?? 0))];
  };
}

const SCENARIOS: Readonly<Record<string, (random: Random) => readonly Float64Array[]>> = {
  'unrelated walks': (random) => [walk(random), walk(random)],
  'unrelated cycles of one tempo': (random) => [cycles(random), cycles(random)],
  'a walk and cycles': (random) => [walk(random), cycles(random)],
  'walks, half shared': following(walk),
  'cycles, half shared': following(cycles),
};

for (const [name, pairOf] of Object.entries(SCENARIOS)) {
  let [coupled, above] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const seed = deriveSeed(firstSeed + run, name);
    const [first = [], second = []] = pairOf(createRandom(seed));
    const { peak, pValue } = couplingLag(first, second, { rateHz: RATE_HZ, seed });
    if (pValue <= 0.05) coupled += 1;
    if (peak >= 0.3) above += 1;
  }
  const percent = (count: number): string => `${((100 * count) / runs).toFixed(1)} %`;
  console.log(`${name.padEnd(30)} coupled ${percent(coupled)}, peak of 0.3 and more ${percent(above)}`);
}
