import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { Parameters } from '#core/exercise/exercise.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import {
  drawPerturbations,
  isBlanked,
  noiseShareAt,
  perturbedSteering,
} from '#games/perturbations/perturbations.ts';
import { PERTURBATION_SETTINGS } from '#games/perturbations/settings.ts';
import { NO_SAMPLES, numbersIn } from '../drive.ts';

const DURATION_MS = 60_000;
const MIDDLE_MS = DURATION_MS / 2;

function historyOf(steerings: readonly PlaneVector[], valid: (index: number) => boolean): BlockSamples {
  let samples: BlockSamples = NO_SAMPLES;
  for (const [index, steering] of steerings.entries()) {
    samples = samples.with({ tMs: 10 * index, steering, raw: steering, valid: valid(index) });
  }
  return samples;
}

const settings: fc.Arbitrary<Parameters> = fc
  .tuple(...PERTURBATION_SETTINGS.map(({ min, max }) => fc.double({ min, max, noNaN: true })))
  .map((values) =>
    Object.fromEntries(PERTURBATION_SETTINGS.map(({ key }, index) => [key, values[index] ?? 0])),
  );
const axis = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const point: fc.Arbitrary<PlaneVector> = fc.record({ ml: axis, ap: axis });
const seed = fc.integer({ min: 0, max: 2 ** 31 });

function steered(
  parameters: Parameters,
  steering: PlaneVector,
  { tMs = MIDDLE_MS, history = NO_SAMPLES, noiseShare = 1 } = {},
) {
  const perturbations = drawPerturbations(parameters, DURATION_MS, 1);
  return perturbedSteering(perturbations, { tMs, steering, history, noiseShare });
}

describe('perturbations of the steering', () => {
  it('change nothing, not a last digit, where everything is usual', () => {
    const usual = Object.fromEntries(PERTURBATION_SETTINGS.map(({ key, usual: value }) => [key, value]));
    fc.assert(
      fc.property(point, (steering) => {
        expect(drawPerturbations(usual, DURATION_MS, 1)).toBeUndefined();
        expect(steered({}, steering).steering).toBe(steering);
      }),
    );
  });

  it('leave out a setting that can not be played', () => {
    expect(drawPerturbations({ gain: Number.NaN, delayMs: 5000 }, DURATION_MS, 1)).toBeUndefined();
  });

  it('are bounded, no number is lost, and the same seed gives the same', () => {
    fc.assert(
      fc.property(settings, point, seed, fc.nat(DURATION_MS), (parameters, steering, set, tMs) => {
        const history = historyOf([steering, steering], () => true);
        const play = () =>
          perturbedSteering(drawPerturbations(parameters, DURATION_MS, set), {
            tMs,
            steering,
            history,
            noiseShare: 1,
          });
        const { steering: moved, noise } = play();
        expect(numbersIn({ moved, noise }).every(Number.isFinite)).toBe(true);
        expect(lengthOf(noise)).toBeLessThanOrEqual((5 * (parameters['noisePercent'] ?? 0)) / 100 + 1e-9);
        expect(lengthOf(moved)).toBeLessThanOrEqual(2.5 * lengthOf(steering) + lengthOf(noise) + 1e-9);
        expect(play()).toEqual({ steering: moved, noise });
      }),
    );
  });
});

describe('gain and rotation', () => {
  it('turn clockwise and stretch in the middle of a set', () => {
    const { steering } = steered({ gain: 2, rotationDeg: 45 }, { ml: 0, ap: 0.3 });
    expect(steering.ml).toBeCloseTo(0.6 * Math.SQRT1_2, 12);
    expect(steering.ap).toBeCloseTo(0.6 * Math.SQRT1_2, 12);
  });

  it('are away in the first and the last quarter, and never jump', () => {
    const at = (tMs: number) => steered({ gain: 2 }, { ml: 0.5, ap: 0 }, { tMs }).steering.ml;
    expect([0, 15_000, 45_000, 59_990].map(at)).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect([17_000, 30_000, 43_000].map(at)).toEqual([1, 1, 1]);
    for (let tMs = 10; tMs < DURATION_MS; tMs += 10)
      expect(Math.abs(at(tMs) - at(tMs - 10))).toBeLessThan(0.003);
  });
});

describe('a delay', () => {
  const walk = Array.from({ length: 200 }, (_, index) => ({ ml: index / 1000, ap: 0 }));

  it('gives the steering of so long ago', () => {
    const history = historyOf(walk, () => true);
    const now = { ml: 0.2, ap: 0 };
    expect(steered({ delayMs: 10 }, now, { history }).steering).toEqual(walk[199]);
    expect(steered({ delayMs: 500 }, now, { history }).steering).toEqual(walk[150]);
  });

  it('gives the last value before that was no held one, and neutral before the block began', () => {
    const now = { ml: 0.2, ap: 0 };
    const history = historyOf(walk, (index) => index < 140);
    expect(steered({ delayMs: 500 }, now, { history }).steering).toEqual(walk[139]);
    expect(
      steered({ delayMs: 500 }, now, { history: historyOf(walk.slice(0, 30), () => true) }).steering,
    ).toEqual({
      ml: 0,
      ap: 0,
    });
  });
});

describe('noise', () => {
  it('has the root mean square that was set over 20 s, and a mean of nothing', () => {
    fc.assert(
      fc.property(seed, (set) => {
        const perturbations = drawPerturbations({ noisePercent: 10 }, DURATION_MS, set);
        const points = Array.from(
          { length: 2000 },
          (_, step) =>
            perturbedSteering(perturbations, {
              tMs: 10 * step,
              steering: { ml: 0, ap: 0 },
              history: NO_SAMPLES,
              noiseShare: 1,
            }).noise,
        );
        const square = points.reduce((sum, { ml, ap }) => sum + ml * ml + ap * ap, 0) / points.length;
        expect(Math.sqrt(square)).toBeCloseTo(0.1, 9);
        expect(points.reduce((sum, { ml }) => sum + ml, 0) / points.length).toBeCloseTo(0, 9);
      }),
      { numRuns: 10 },
    );
  });

  it('rises over a second, and is gone within 150 ms of a release, at whatever moment that comes', () => {
    expect([0, 500, 1000, 9000].map((tMs) => noiseShareAt(tMs, 0, undefined))).toEqual([0, 0.5, 1, 1]);
    expect([400, 475, 550, 2000].map((tMs) => noiseShareAt(tMs, 0, 400))).toEqual([0.4, 0.2, 0, 0]);
  });
});

describe('blanking', () => {
  it('hides the marker for its share of the time after the first four seconds, in whole intervals', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 20, max: 60 }), (set, percent) => {
        const perturbations = drawPerturbations({ blankedPercent: percent }, DURATION_MS, set);
        const hidden = Array.from({ length: DURATION_MS / 10 }, (_, step) =>
          isBlanked(perturbations, 10 * step),
        );
        expect(hidden.slice(0, 400).some(Boolean)).toBe(false);
        const share = hidden.filter(Boolean).length / (hidden.length - 400);
        expect(Math.abs(share - percent / 100)).toBeLessThan(0.01);
        const intervals = hidden.filter((now, step) => now && hidden[step - 1] !== true).length;
        expect(intervals).toBeLessThanOrEqual(14);
      }),
      { numRuns: 30 },
    );
  });
});
