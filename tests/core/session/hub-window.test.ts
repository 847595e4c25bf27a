import { describe, expect, it } from 'vitest';
import { CausalWindow, type CellsKg } from '#core/session/hub-window.ts';

/** A window of 40 ms over samples of one cell at the given times. */
function windowOf(...samples: readonly (readonly [tMs: number, kg: number])[]): CausalWindow {
  const window = new CausalWindow(40);
  for (const [tMs, kg] of samples) {
    const cellsKg: CellsKg = [kg, 0, 0, 0];
    window.add({ tMs, cellsKg });
  }
  return window;
}

function weightsAt(window: CausalWindow, gridMs: number): Record<number, number> {
  return Object.fromEntries(window.weighted(gridMs).map(({ sample, weightMs }) => [sample.tMs, weightMs]));
}

describe('the causal window', () => {
  it('weighs each sample by the time it stands for within the window', () => {
    const window = windowOf([0, 1], [10, 1], [20, 1], [34, 1], [40, 1]);
    expect(weightsAt(window, 43)).toEqual({ 0: 2, 10: 10, 20: 12, 34: 10, 40: 6 });
  });

  it('lets a sample stand for no more than 15 ms on either side', () => {
    const window = windowOf([0, 1], [60, 1]);
    expect(weightsAt(window, 40)).toEqual({ 0: 15 });
    expect(weightsAt(window, 65)).toEqual({ 60: 20 });
  });

  it('reads a straight line where its middle is', () => {
    const window = windowOf([0, 0], [9, 9], [21, 21], [30, 30], [40, 40]);
    expect(window.at(40)?.[0]).toBeCloseTo(20, 9);
    expect(window.at(45)?.[0]).toBeCloseTo(25, 9);
  });

  it('goes on along the line for 10 ms past the newest sample, and no further', () => {
    const window = windowOf([0, 0], [10, 10], [20, 20]);
    expect(window.at(48)?.[0]).toBeCloseTo(28, 9);
    expect(window.at(52)?.[0]).toBeCloseTo(30, 9);
  });

  it('sees no slope in samples of one moment', () => {
    const window = windowOf([20, 1], [20, 2], [20, 3]);
    expect(window.at(30)?.[0]).toBeCloseTo(2, 9);
  });

  it('is empty before the first sample, after the last has passed, and when cleared', () => {
    const window = windowOf([20, 1]);
    expect(window.at(15)).toBeUndefined();
    expect(window.at(65)).toBeUndefined();
    window.clear();
    expect(window.at(30)).toBeUndefined();
    expect(window.newest).toBeUndefined();
  });

  it('forgets what can no longer matter', () => {
    const window = new CausalWindow(40);
    for (let tMs = 0; tMs < 100_000; tMs += 10) window.add({ tMs, cellsKg: [1, 1, 1, 1] });
    expect(window.weighted(99_990).length).toBe(5);
    expect(window.weighted(99_000)).toEqual([]);
  });
});
