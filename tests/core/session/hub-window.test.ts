import { describe, expect, it } from 'vitest';
import { CausalWindow, type MutableCellsKg } from '#core/session/hub-window.ts';

/** A window of 40 ms over samples of one cell at the given times. */
function windowOf(...samples: readonly (readonly [tMs: number, kg: number])[]): CausalWindow {
  const window = new CausalWindow(40);
  for (const [tMs, kg] of samples) window.add(tMs, [kg, 0, 0, 0]);
  return window;
}

/** The first cell's load in the window that ends at a grid time; undefined of an empty window. */
function loadAt(window: CausalWindow, gridMs: number): number | undefined {
  if (!window.moveTo(gridMs)) return undefined;
  const loadsKg: MutableCellsKg = [0, 0, 0, 0];
  window.loadsInto(loadsKg);
  return loadsKg[0];
}

interface Weighted {
  readonly tMs: number;
  readonly kg: number;
  readonly weightMs: number;
}

/** Weighted least squares by its normal equations: the straight line's value at a time. */
function lineAt(readMs: number, samples: readonly Weighted[]): number {
  const sum = (of: (sample: Weighted) => number): number =>
    samples.reduce((total, sample) => total + sample.weightMs * of(sample), 0);
  const [w, t, tt] = [sum(() => 1), sum(({ tMs }) => tMs), sum(({ tMs }) => tMs * tMs)];
  const [y, ty] = [sum(({ kg }) => kg), sum(({ tMs, kg }) => tMs * kg)];
  const slope = (w * ty - t * y) / (w * tt - t * t);
  return (y - slope * t) / w + slope * readMs;
}

describe('the causal window', () => {
  it('weighs each sample by the time it stands for within the window', () => {
    const samples = [
      { tMs: 0, kg: 3, weightMs: 2 },
      { tMs: 10, kg: -1, weightMs: 10 },
      { tMs: 20, kg: 4, weightMs: 12 },
      { tMs: 34, kg: 1, weightMs: 10 },
      { tMs: 40, kg: -5, weightMs: 6 },
    ];
    const window = windowOf(...samples.map(({ tMs, kg }) => [tMs, kg] as const));
    expect(loadAt(window, 43)).toBeCloseTo(lineAt(23, samples), 9);
  });

  it('lets a sample stand for no more than 15 ms on either side', () => {
    const window = windowOf([0, 1], [60, 2]);
    expect(loadAt(window, 44)).toBe(1);
    const both = [
      { tMs: 0, kg: 1, weightMs: 1 },
      { tMs: 60, kg: 2, weightMs: 9 },
    ];
    expect(loadAt(window, 54)).toBeCloseTo(lineAt(34, both), 9);
    expect(loadAt(window, 55)).toBe(2);
  });

  it('reads a straight line where its middle is', () => {
    const window = windowOf([0, 0], [9, 9], [21, 21], [30, 30], [40, 40]);
    expect(loadAt(window, 40)).toBeCloseTo(20, 9);
    expect(loadAt(window, 45)).toBeCloseTo(25, 9);
  });

  it('goes on along the line for 10 ms past the newest sample, and no further', () => {
    const window = windowOf([0, 0], [10, 10], [20, 20]);
    expect(loadAt(window, 48)).toBeCloseTo(28, 9);
    expect(loadAt(window, 52)).toBeCloseTo(30, 9);
  });

  it('sees no slope in samples of one moment', () => {
    const window = windowOf([20, 1], [20, 2], [20, 3]);
    expect(loadAt(window, 30)).toBeCloseTo(2, 9);
  });

  it('is empty before the first sample, after the last has passed, and when cleared', () => {
    const window = windowOf([20, 1]);
    expect(loadAt(window, 15)).toBeUndefined();
    expect(loadAt(window, 65)).toBeUndefined();
    expect(window.isEmpty).toBe(false);
    window.clear();
    expect(loadAt(window, 30)).toBeUndefined();
    expect(window.isEmpty).toBe(true);
  });

  it('gives the newest sample while it is empty', () => {
    const window = windowOf([20, 1], [30, 7]);
    const loadsKg: MutableCellsKg = [0, 0, 0, 0];
    window.moveTo(100);
    window.loadsInto(loadsKg);
    expect(loadsKg).toEqual([7, 0, 0, 0]);
  });

  it('tells a load beyond a limit only while it is in the window', () => {
    const window = windowOf([0, 81], [10, 1], [20, 1]);
    window.moveTo(30);
    expect(window.exceeds(80)).toBe(true);
    window.moveTo(45);
    expect(window.exceeds(80)).toBe(false);
  });

  it('forgets what can no longer matter', () => {
    const window = new CausalWindow(40);
    for (let tMs = 0; tMs < 100_000; tMs += 10) window.add(tMs, [1, 1, 1, 1]);
    expect(loadAt(window, 99_990)).toBeCloseTo(1, 9);
    expect(loadAt(window, 99_000)).toBeUndefined();
  });
});
