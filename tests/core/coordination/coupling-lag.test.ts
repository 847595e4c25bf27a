import { describe, expect, it } from 'vitest';
import { bandPassedVelocity, correlationLag, couplingLag } from '#core/coordination/coupling-lag.ts';
import { createRandom, normal } from '#core/signal/random.ts';

const rateHz = 100;

/** Two incommensurable tones: one peak of the correlation within a second. */
function movement(t: number): number {
  return 10 * Math.sin(2 * Math.PI * 0.4 * t) + 6 * Math.sin(2 * Math.PI * 0.73 * t + 1);
}

function delayed(ms: number, samples = 6000): number[] {
  return Array.from({ length: samples }, (_, i) => movement(i / rateHz - ms / 1000));
}

describe('the lag of a coupling', () => {
  it.each([0, 120, 250, -180, 94])('of %d ms is found, between samples too', (ms) => {
    const lag = correlationLag(delayed(0), delayed(ms), { rateHz });
    expect(Math.abs(lag.lagMs - ms)).toBeLessThan(1.5);
    expect(lag.peak).toBeGreaterThan(0.999);
    expect(lag.flags).toEqual([]);
  });

  it('is the same on velocities, and through drift', () => {
    const drifting = delayed(150).map((value, i) => 3 * value + 0.01 * i);
    const lag = couplingLag(delayed(0), drifting, { rateHz });
    expect(Math.abs(lag.lagMs - 150)).toBeLessThan(3);
    expect(lag.peak).toBeGreaterThan(0.98);
  });

  it('turns round when the signals are swapped', () => {
    const forth = correlationLag(delayed(0), delayed(120), { rateHz });
    const back = correlationLag(delayed(120), delayed(0), { rateHz });
    expect(back.lagMs).toBeCloseTo(-forth.lagMs, 6);
    expect(back.peak).toBeCloseTo(forth.peak, 9);
  });

  it('means nothing between strangers, and says so', () => {
    const random = createRandom(5);
    const noise = (): number[] => Array.from({ length: 3000 }, () => normal(random));
    const lag = correlationLag(noise(), noise(), { rateHz });
    expect(lag.peak).toBeLessThan(0.2);
    expect(lag.flags.map((flag) => flag.code)).toContain('too-noisy');
  });

  it('says when it may be longer than was searched', () => {
    const slow = (shift: number): number[] =>
      Array.from({ length: 3000 }, (_, i) => Math.sin((2 * Math.PI * (i - shift)) / 3000));
    const lag = correlationLag(slow(0), slow(400), { rateHz, longestLagS: 1 });
    expect(lag).toMatchObject({ lagMs: 1000, flags: [{ code: 'at-limit' }] });
  });

  it.each([
    ['a signal that never varies', () => correlationLag(delayed(0), delayed(0).fill(3), { rateHz })],
    ['a signal shorter than the lags', () => correlationLag(delayed(0, 200), delayed(0, 200), { rateHz })],
    ['lists of different length', () => correlationLag(delayed(0), delayed(0, 500), { rateHz })],
    [
      'a band that ends before it begins',
      () => bandPassedVelocity(delayed(0), { rateHz, lowHz: 3, highHz: 1 }),
    ],
    ['a band beyond the rate', () => bandPassedVelocity(delayed(0), { rateHz, highHz: 60 })],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('the velocity within a band', () => {
  it('is that of the movement, without drift and without tremor', () => {
    const noisy = delayed(0).map(
      (value, i) => value + 0.05 * i + 0.2 * Math.sin(2 * Math.PI * 15 * (i / 100)),
    );
    const velocity = bandPassedVelocity(noisy, { rateHz });
    for (const i of [2000, 2500, 3100]) {
      const exact = (movement(i / 100 + 1e-4) - movement(i / 100 - 1e-4)) / 2e-4;
      expect(Math.abs((velocity[i] ?? 0) - exact)).toBeLessThan(1.5);
    }
  });
});
