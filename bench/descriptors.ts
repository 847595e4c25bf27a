/**
 * What the sway measures cost: all of them on a minute of data, and the two that the obvious way makes quadratic on ten
 * minutes, beside plain JavaScript written straight from the definitions.
 */
import { createRandom, normal } from '#core/signal/random.ts';
import { sampleEntropy } from '#core/signal/sample-entropy.ts';
import { describeSway } from '#core/stabilometry/descriptors.ts';
import { greatestDistance } from '#core/stabilometry/hull.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import { spreadOf } from './table.ts';
import type { BenchRow, Spread } from './table.ts';

const RATE = 100;

/** Noise that wanders like sway, mm. */
function wander(seed: number, seconds: number): number[] {
  const random = createRandom(seed);
  let [position, speed] = [0, 0];
  return Array.from({ length: seconds * RATE }, () => {
    speed = 0.9 * speed + 0.05 * normal(random);
    position = 0.998 * position + speed;
    return position;
  });
}

/** One sample in four: what the standard pipeline measures on. */
function atPipelineRate(values: readonly number[]): number[] {
  return values.filter((_, k) => k % 4 === 0);
}

function timeRuns(call: () => number, runs: number): Spread {
  const times: number[] = [];
  for (let run = -1; run < runs; run++) {
    const start = performance.now();
    const value = call();
    if (!Number.isFinite(value)) throw new Error('A measure gave no number.');
    if (run >= 0) times.push(performance.now() - start);
  }
  return spreadOf(times);
}

/** Rows for `npm run bench`. Lets other work run between them. */
export async function benchDescriptors(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const bench of [benchAll, benchRange, benchEntropy]) {
    rows.push(bench());
    await new Promise((resolve) => setImmediate(resolve));
  }
  return rows;
}

function benchAll(): BenchRow {
  const recording = { mlMm: wander(1, 60), apMm: wander(2, 60), rateHz: RATE };
  const ours = timeRuns(() => {
    const { descriptors } = describeSway(prepareSway(recording, { pipeline: 'raw' }));
    return Object.values(descriptors).reduce((sum, value) => sum + value, 0);
  }, 15);
  const plain = timeRuns(() => plainDescriptors(recording.mlMm, recording.apMm), 3);
  return {
    name: 'all sway measures, 60 s at 100 Hz, raw',
    ...ours,
    unit: 'ms',
    baseline: plain.median,
    baselineName: 'the same from the definitions: all pairs, sums of sines',
  };
}

function benchRange(): BenchRow {
  const [ml, ap] = [atPipelineRate(wander(3, 600)), atPipelineRate(wander(4, 600))];
  const ours = timeRuns(() => greatestDistance(ml, ap), 15);
  const plain = timeRuns(() => plainRange(ml, ap), 1);
  return {
    name: 'range in the plane, 10 min at 25 Hz',
    ...ours,
    unit: 'ms',
    baseline: plain.median,
    baselineName: 'all pairs',
  };
}

function benchEntropy(): BenchRow {
  const values = atPipelineRate(wander(5, 600));
  const ours = timeRuns(() => sampleEntropy(values), 5);
  const plain = timeRuns(() => plainEntropy(values), 1);
  return {
    name: 'sample entropy, 10 min at 25 Hz',
    ...ours,
    unit: 'ms',
    baseline: plain.median,
    baselineName: 'all pairs',
  };
}

const at = (values: readonly number[], index: number): number => values[index] ?? Number.NaN;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

/** One number out of all of them, so that none can be left out. */
function plainDescriptors(mlMm: readonly number[], apMm: readonly number[]): number {
  const axes = [mlMm, apMm].map((values) => {
    const middle = mean(values);
    return values.map((value) => value - middle);
  });
  const [ml = [], ap = []] = axes;
  const radius = ml.map((value, k) => Math.hypot(value, at(ap, k)));
  const steps = ml.slice(1).map((value, k) => Math.hypot(value - at(ml, k), at(ap, k + 1) - at(ap, k)));
  const area = sum(ml.slice(1).map((value, k) => Math.abs(value * at(ap, k) - at(ap, k + 1) * at(ml, k))));
  const plane = mean(radius) + sum(steps) + area + plainRange(ml, ap) + plainDensity(ml, ap);
  const each = axes.map(
    (values) => plainPower(values) + plainDiffusion(values) + plainEntropy(values) + plainFluctuation(values),
  );
  return plane + sum(each);
}

function plainRange(ml: readonly number[], ap: readonly number[]): number {
  let greatest = 0;
  for (let i = 0; i < ml.length; i++) {
    for (let j = i + 1; j < ml.length; j++) {
      const [across, along] = [at(ml, i) - at(ml, j), at(ap, i) - at(ap, j)];
      greatest = Math.max(greatest, across * across + along * along);
    }
  }
  return Math.sqrt(greatest);
}

function plainDensity(ml: readonly number[], ap: readonly number[]): number {
  const near = (a: number, b: number): boolean =>
    Math.sqrt((at(ml, a) - at(ml, b)) ** 2 + (at(ap, a) - at(ap, b)) ** 2) <= 3;
  return mean(
    ml.map((_, k) => {
      let [before, after] = [k, k];
      while (after + 1 < ml.length && near(after + 1, k)) after += 1;
      while (before > 0 && near(before - 1, k)) before -= 1;
      return (after - before) / RATE;
    }),
  );
}

/** Segments of 10 s, and only the bins up to 5 Hz that the measures need, each by its own sum. */
function plainPower(values: readonly number[]): number {
  const size = 10 * RATE;
  let power = 0;
  for (let start = 0; start + size <= values.length; start += size / 2) {
    for (let bin = 0; bin <= (5 * values.length) / RATE; bin++) {
      let [re, im] = [0, 0];
      for (let k = 0; k < size; k++) {
        const angle = (2 * Math.PI * bin * k) / values.length;
        const weighted = at(values, start + k) * (0.5 - 0.5 * Math.cos((2 * Math.PI * k) / size));
        re += weighted * Math.cos(angle);
        im += weighted * Math.sin(angle);
      }
      power += re * re + im * im;
    }
  }
  return power;
}

function plainDiffusion(values: readonly number[]): number {
  let total = 0;
  for (let lag = 1; lag <= values.length / 3; lag++) {
    total += mean(values.slice(lag).map((value, k) => (value - at(values, k)) ** 2));
  }
  return total;
}

function plainEntropy(values: readonly number[], m = 2): number {
  const middle = mean(values);
  const tolerance = 0.2 * Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1));
  let [a, b] = [0, 0];
  for (let i = 0; i < values.length - m; i++) {
    for (let j = i + 1; j < values.length - m; j++) {
      let place = 0;
      while (place < m && Math.abs(at(values, i + place) - at(values, j + place)) <= tolerance) place += 1;
      if (place < m) continue;
      b += 1;
      if (Math.abs(at(values, i + m) - at(values, j + m)) <= tolerance) a += 1;
    }
  }
  return -Math.log(a / b);
}

function plainFluctuation(values: readonly number[]): number {
  let level = 0;
  const walk = values.map((value) => (level += value));
  let total = 0;
  for (let size = 4; size <= values.length / 10; size = Math.ceil(size * 1.2)) {
    for (let start = 0; start + size < walk.length; start += size >> 1) {
      const window = walk.slice(start, start + size);
      const [middle, height] = [(size - 1) / 2, mean(window)];
      const slope =
        sum(window.map((value, k) => (k - middle) * value)) / sum(window.map((_, k) => (k - middle) ** 2));
      total += mean(window.map((value, k) => (value - height - slope * (k - middle)) ** 2));
    }
  }
  return total;
}
