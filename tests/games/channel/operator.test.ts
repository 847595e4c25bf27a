/**
 * An operator of known gain, delay and remnant steers Channel's probe: what is found, and whether the standard errors
 * say how far it is off.
 */
import { expect, it } from 'vitest';
import { AppendOnlyList } from '#core/append-only-list.ts';
import type { SteeringSample } from '#core/exercise/samples.ts';
import { createRandom, normal } from '#core/signal/random.ts';
import { CHANNEL } from '#games/channel/index.ts';
import { middleAt } from '#games/channel/model/course.ts';
import { roundContext } from '../drive.ts';

const SEEDS = 120;
const GAIN = 0.8;
const DELAY_MS = 310;
const LATENCY_MS = 20;
const NOISE_RMS = 0.5;
const PROBE_MS = 120_000;
const PERIODS = 5;
/** Courses that the operators share: drawing one takes longer than steering it. */
const COURSES = 6;
const PARAMETERS = { widthPercent: 30, amplitudePercent: 25, bandwidthHz: 1.15, previewS: 2.5 };

const courses = Array.from({ length: COURSES }, (_, seed) => {
  const context = { ...roundContext(80, PROBE_MS), latencyMs: LATENCY_MS };
  const state = { ...CHANNEL.init(PARAMETERS, context, seed), tMs: PROBE_MS - 10 };
  const late = Array.from({ length: PROBE_MS / 10 }, (_sample, step) =>
    middleAt(state.course, 10 * step - DELAY_MS),
  );
  return { state, late };
});

/** Response g r(t - tau) + white noise; of the noise each bin of the record has 2 s^2 / N. */
function play(seed: number) {
  const { state, late } = courses[seed % COURSES] ?? courses[0] ?? neverEmpty();
  const random = createRandom(1000 + seed);
  let samples = AppendOnlyList.empty<SteeringSample>();
  for (const [step, middle] of late.entries()) {
    const ml = GAIN * middle + NOISE_RMS * normal(random);
    samples = samples.with({
      tMs: 10 * step,
      steering: { ml, ap: 0 },
      raw: { ml: 80 * ml, ap: 0 },
      valid: true,
    });
  }
  const { lines, rms } = state.course.own;
  const highest = lines.at(-1)?.harmonic ?? 0;
  const bins = PERIODS * (highest - 1) + 1;
  const perBin = (2 * NOISE_RMS * NOISE_RMS) / (PERIODS * 2000);
  const truth = {
    gain: GAIN,
    delayMs: DELAY_MS - LATENCY_MS,
    phaseLowestDeg: (-360 * 0.1 * (DELAY_MS - LATENCY_MS)) / 1000,
    remnant: ((bins - lines.length) * perBin) / (bins * perBin + GAIN * GAIN * rms * rms),
  };
  return { truth, metrics: CHANNEL.result(state, samples).metrics };
}

it('finds gain, delay, phase and remnant of a known operator within what their standard errors say', () => {
  const keys = ['gain', 'delayMs', 'phaseLowestDeg', 'remnant'] as const;
  const played = Array.from({ length: SEEDS }, (_, seed) => play(seed));
  const covered = Object.fromEntries(
    keys.map((key) => {
      const inside = played.filter(({ truth, metrics }) => {
        const { value, standardError } = metrics[key] ?? {};
        return Math.abs((value ?? Number.NaN) - truth[key]) <= 1.96 * (standardError ?? 0);
      });
      return [key, inside.length / SEEDS];
    }),
  );
  console.log('Share of', SEEDS, 'operators inside 1.96 standard errors:', covered);
  for (const key of keys) expect(covered[key]).toBeGreaterThan(0.88);
});

function neverEmpty(): never {
  throw new RangeError('There is no course');
}
