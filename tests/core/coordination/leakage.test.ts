import { describe, expect, it } from 'vitest';
import { leakageOf, leakageOfCycles } from '#core/coordination/leakage.ts';
import { createRandom, normal } from '#core/signal/random.ts';

const task = { rateHz: 100, taskHz: 0.5 };

function wave(amplitude: number, hz: number, samples = 6000): number[] {
  return Array.from({ length: samples }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / 100));
}

function noise(sd: number, seed: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length: 6000 }, () => sd * normal(random));
}

describe('leakage', () => {
  it('is the share of the movement that gets through', () => {
    const leakage = leakageOf(wave(10, 0.5), wave(2, 0.5), task);
    // The high-pass takes 0.16 % at five times its cut-off: 1 / (1 + (0.1 / 0.5)^4).
    expect(leakage.index).toBeCloseTo(0.2, 2);
    expect(leakage.movingRms).toBeCloseTo(10 / Math.SQRT2, 6);
    expect(leakage.coherence).toBeCloseTo(1, 6);
    expect(leakage.flags).toEqual([]);
  });

  it('does not count slow drift', () => {
    const drifting = wave(2, 0.5).map((value, i) => value + 0.002 * i + 30);
    const leakage = leakageOf(wave(10, 0.5), drifting, task);
    expect(leakage.index).toBeGreaterThan(0.18);
    expect(leakage.index).toBeLessThan(0.23);
  });

  it('is coherent only when the task drives it', () => {
    const unrelated = leakageOf(wave(10, 0.5), noise(2, 3), task);
    expect(unrelated.index).toBeGreaterThan(0.2);
    expect(unrelated.coherence).toBeLessThan(0.3);
    const tremor = noise(0.5, 4);
    const driven = wave(2, 0.5).map((value, i) => value + (tremor[i] ?? 0));
    expect(leakageOf(wave(10, 0.5), driven, task).coherence).toBeGreaterThan(0.9);
  });

  it('of a segment that stays perfectly still is zero', () => {
    expect(leakageOf(wave(10, 0.5), wave(0, 0.5), task)).toMatchObject({ index: 0, coherence: 0 });
  });

  it('is a ratio: the same in degrees and radians', () => {
    const still = noise(2, 9);
    const degrees = leakageOf(wave(10, 0.5), still, task);
    const radians = leakageOf(
      wave(10, 0.5).map((value) => value / 64),
      still.map((value) => value / 64),
      task,
    );
    expect(radians.index).toBeCloseTo(degrees.index, 12);
    expect(radians.coherence).toBeCloseTo(degrees.coherence ?? 0, 12);
  });

  it('says when the task was too short, and then knows no coherence', () => {
    const short = leakageOf(wave(10, 0.5, 500), wave(2, 0.5, 500), task);
    expect(short).toMatchObject({ coherence: undefined, segments: 1, flags: [{ code: 'too-short' }] });
  });

  it.each([
    ['a mover that never moves', () => leakageOf(wave(0, 0.5), wave(2, 0.5), task)],
    [
      'a task faster than half the rate',
      () => leakageOf(wave(1, 1), wave(1, 1), { rateHz: 100, taskHz: 50 }),
    ],
    ['lists of different length', () => leakageOf(wave(1, 1), wave(1, 1, 300), task)],
    ['too few samples', () => leakageOf([1, 2, 3], [1, 2, 3], task)],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('leakage of whole cycles', () => {
  it('is the ratio of the two amplitudes, wherever the segments are', () => {
    const moving = wave(8, 0.5, 200).map((angle) => angle + 3);
    const still = wave(2, 0.5, 200).map((angle) => angle - 1);
    expect(leakageOfCycles(moving, still)).toBeCloseTo(0.25, 12);
    expect(leakageOfCycles(moving, moving)).toBeCloseTo(1, 12);
    expect(leakageOfCycles(moving, wave(0, 0.5, 200))).toBe(0);
  });

  it('is what the filtered index is of a long task without drift', () => {
    const moving = wave(8, 0.5);
    const still = wave(2, 0.5);
    expect(leakageOfCycles(moving, still)).toBeCloseTo(leakageOf(moving, still, task).index, 2);
  });

  it('is unknown where what should move does not', () => {
    expect(leakageOfCycles(wave(0, 0.5, 200), wave(2, 0.5, 200))).toBeUndefined();
  });
});
