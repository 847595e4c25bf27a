/**
 * How often the 95 % interval of a tracking delay, 1.96 standard errors to either side, covers the truth: a run by hand,
 * `node bench/tracking-delay.ts [runs] [first seed]`. White and coloured noise from next to none to more than the
 * response, a delay that wanders from period to period, a gain that does.
 */
import { designMultisine, multisineAt } from '#core/coordination/multisine.ts';
import { trackingResponse } from '#core/coordination/tracking.ts';
import { createRandom, deriveSeed, normal } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';

const RATE_HZ = 25;
const PERIOD_S = 20;
const DELAY_MS = 310;
const TARGET_RMS = 4;
const design = designMultisine({ seed: 7, rms: TARGET_RMS });
const [runs = 300, firstSeed = 1] = process.argv.slice(2).map(Number);

/** One period of a person: gain, delay, and noise sample by sample. */
interface Person {
  readonly gain: () => number;
  readonly delayMs: () => number;
  readonly noise: () => number;
}

const steady = { gain: () => 0.8, delayMs: () => DELAY_MS };
const white = (random: Random, sd: number) => () => sd * normal(random);
/** Time constant 2 s, which has its power where the lines are. */
function coloured(random: Random, sd: number): () => number {
  const keep = Math.exp(-1 / (2 * RATE_HZ));
  let value = sd * normal(random);
  return () => (value = keep * value + sd * Math.sqrt(1 - keep * keep) * normal(random));
}

const SCENARIOS: Readonly<Record<string, (random: Random) => Person>> = {
  ...Object.fromEntries(
    [1, 2, 4, 8, 14].map((sd) => [
      `white noise ${sd / TARGET_RMS} of the target`,
      (random: Random): Person => ({ ...steady, noise: white(random, sd) }),
    ]),
  ),
  ...Object.fromEntries(
    [2, 4, 8].map((sd) => [
      `coloured noise ${sd / TARGET_RMS} of the target`,
      (random: Random): Person => ({ ...steady, noise: coloured(random, sd) }),
    ]),
  ),
  'delay wanders by 40 ms': (random) => ({
    ...steady,
    delayMs: () => DELAY_MS + 40 * normal(random),
    noise: white(random, 2),
  }),
  'gain wanders by a third': (random) => ({
    ...steady,
    gain: () => 0.75 + 0.25 * normal(random),
    noise: coloured(random, 2),
  }),
};

/** A run-in period and so many more. */
function play({ gain, delayMs, noise }: Person, periods: number) {
  const samples = RATE_HZ * PERIOD_S;
  const target: number[] = [];
  const response: number[] = [];
  const delays: number[] = [];
  for (let period = 0; period <= periods; period++) {
    const [scale, lateMs] = [gain(), delayMs()];
    if (period > 0) delays.push(lateMs);
    for (let k = 0; k < samples; k++) {
      const tMs = (1000 * (period * samples + k)) / RATE_HZ;
      target.push(multisineAt(design, tMs));
      response.push(scale * multisineAt(design, tMs - lateMs) + noise());
    }
  }
  const truthMs = delays.reduce((sum, delay) => sum + delay, 0) / periods;
  return { target, response, truthMs };
}

for (const [name, personOf] of Object.entries(SCENARIOS)) {
  for (const periods of [2, 3, 5]) {
    const errors: number[] = [];
    const plain = { covered: 0, runs: 0 };
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const random = createRandom(deriveSeed(firstSeed + run, `${name} ${periods}`));
      const { target, response, truthMs } = play(personOf(random), periods);
      const { delay, flags } = trackingResponse(target, response, {
        rateHz: RATE_HZ,
        systemLatency: { meanMs: 0, standardDeviationMs: 0 },
      });
      if (delay === undefined) continue;
      errors.push(delay.standardErrorMs);
      const hit = Math.abs(delay.delayMs - truthMs) <= 1.96 * delay.standardErrorMs ? 1 : 0;
      covered += hit;
      if (flags.some(({ code }) => code === 'too-noisy')) continue;
      plain.runs += 1;
      plain.covered += hit;
    }
    const median = errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)] ?? Number.NaN;
    console.log(
      `${name.padEnd(32)} ${periods} periods: ${((100 * covered) / errors.length).toFixed(1)} % of ${errors.length} covered, ${((100 * plain.covered) / plain.runs).toFixed(1)} % of ${plain.runs} without a flag, median standard error ${median.toFixed(1)} ms`,
    );
  }
}
