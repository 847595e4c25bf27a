import { describe, expect, it } from 'vitest';
import { fitDecay } from '#core/signal/exponential.ts';

describe('an exponential decay', () => {
  const values = (tau: number, amplitude: number): number[] =>
    Array.from({ length: 300 }, (_, k) => 2 + amplitude * Math.exp(-k / 100 / tau));

  it.each([0.05, 0.4, 1.7])('has the time constant %d s that it was made with', (tau) => {
    const decay = fitDecay(values(tau, 20), 100);
    expect(decay.tauS).toBeCloseTo(tau, 5);
    expect(decay.final).toBeCloseTo(2, 4);
    expect(decay.amplitude).toBeCloseTo(20, 4);
    expect(decay.rSquared).toBeCloseTo(1, 9);
  });

  it('has a negative amplitude when it rises, and explains nothing when nothing varies', () => {
    expect(fitDecay(values(0.4, -1), 100).amplitude).toBeCloseTo(-1, 5);
    expect(fitDecay([3, 3, 3, 3], 100).rSquared).toBe(0);
  });

  it('refuses two values, NaN and no rate', () => {
    for (const act of [
      () => fitDecay([1, 2], 100),
      () => fitDecay([1, Number.NaN, 2], 100),
      () => fitDecay([3, 2, 1], 0),
    ]) {
      expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    }
  });
});
