import { describe, expect, it } from 'vitest';
import { bandPassedVelocity, correlationLag, couplingLag } from '#core/coordination/coupling-lag.ts';
import { createRandom, normal } from '#core/signal/random.ts';

const rateHz = 100;
const seed = 1;

/** Two incommensurable tones: one peak of the correlation within a second. */
function movement(t: number): number {
  return 10 * Math.sin(2 * Math.PI * 0.4 * t) + 6 * Math.sin(2 * Math.PI * 0.73 * t + 1);
}

function delayed(ms: number, samples = 3000): number[] {
  return Array.from({ length: samples }, (_, i) => movement(i / rateHz - ms / 1000));
}

describe('the lag of a coupling', () => {
  it.each([0, 120, 250, -180, 94])('of %d ms is found, between samples too', (ms) => {
    const lag = correlationLag(delayed(0), delayed(ms), { rateHz, seed });
    expect(Math.abs(lag.lagMs - ms)).toBeLessThan(1.5);
    expect(lag.peak).toBeGreaterThan(0.999);
    expect(lag.flags).toEqual([]);
  });

  it('is the same on velocities, and through drift', () => {
    const drifting = delayed(150).map((value, i) => 3 * value + 0.01 * i);
    const lag = couplingLag(delayed(0), drifting, { rateHz, seed });
    expect(Math.abs(lag.lagMs - 150)).toBeLessThan(3);
    expect(lag.peak).toBeGreaterThan(0.98);
  });

  it('turns round when the signals are swapped', () => {
    const forth = correlationLag(delayed(0), delayed(120), { rateHz, seed });
    const back = correlationLag(delayed(120), delayed(0), { rateHz, seed });
    expect(back.lagMs).toBeCloseTo(-forth.lagMs, 6);
    expect(back.peak).toBeCloseTo(forth.peak, 9);
  });

  it('means nothing between strangers, and says so', () => {
    const random = createRandom(5);
    const noise = (): number[] => Array.from({ length: 3000 }, () => normal(random));
    const lag = correlationLag(noise(), noise(), { rateHz, seed });
    expect(lag.peak).toBeLessThan(0.2);
    expect(lag.flags.map((flag) => flag.code)).toContain('too-noisy');
  });

  it('means nothing between strangers however much they correlate: two walks passed a threshold of 0.3', () => {
    const random = createRandom(11);
    const walk = (): number[] => {
      let x = 0;
      return Array.from({ length: 3000 }, () => (x += normal(random)));
    };
    const lags = Array.from({ length: 12 }, () =>
      correlationLag(walk(), walk(), { rateHz, seed, surrogates: 39 }),
    );
    expect(lags.some((lag) => lag.peak > 0.5)).toBe(true);
    expect(lags.filter((lag) => lag.flags.some(({ code }) => code === 'too-noisy')).length).toBeGreaterThan(
      9,
    );
  });

  it('is judged by the same surrogates for the same seed', () => {
    const random = createRandom(8);
    const own = delayed(200).map((value) => value + 12 * normal(random));
    const judged = (): unknown => correlationLag(delayed(0), own, { rateHz, seed: 5, surrogates: 39 });
    expect(judged()).toEqual(judged());
    expect(() => correlationLag(delayed(0), own, { rateHz, seed, surrogates: 10 })).toThrow(
      /error\.not-integer-from.*number-of-surrogates/,
    );
  });

  it('says when it may be longer than was searched', () => {
    const slow = (shift: number): number[] =>
      Array.from({ length: 3000 }, (_, i) => Math.sin((2 * Math.PI * (i - shift)) / 3000));
    const lag = correlationLag(slow(0), slow(400), { rateHz, seed, longestLagS: 1 });
    expect(lag.lagMs).toBe(1000);
    expect(lag.flags.map((flag) => flag.code)).toContain('at-limit');
  });

  it.each([
    ['a signal that never varies', () => correlationLag(delayed(0), delayed(0).fill(3), { rateHz, seed })],
    [
      'a signal shorter than the lags',
      () => correlationLag(delayed(0, 200), delayed(0, 200), { rateHz, seed }),
    ],
    ['lists of different length', () => correlationLag(delayed(0), delayed(0, 500), { rateHz, seed })],
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
  it('is that of the movement up to its ends, which a high-pass of seconds had bent by more than its size', () => {
    // Cut at its fastest, where the odd reflection of a filter's usual edges shifts the mean most.
    const [from, length] = [4000, 2000];
    const whole = bandPassedVelocity(delayed(0, 10_000), { rateHz });
    const cut = bandPassedVelocity(delayed(0, 10_000).slice(from, from + length), { rateHz });
    const rms = (values: readonly number[]): number =>
      Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
    const size = rms(Array.from(whole));
    const error = Array.from(cut, (value, k) => value - (whole[from + k] ?? 0));
    expect(rms(error.slice(0, rateHz)) / size).toBeLessThan(0.3);
    expect(rms(error.slice(-rateHz)) / size).toBeLessThan(0.3);
  });

  it('is that of the movement, without drift and without tremor', () => {
    const noisy = delayed(0).map(
      (value, i) => value + 0.05 * i + 0.2 * Math.sin(2 * Math.PI * 15 * (i / 100)),
    );
    const velocity = bandPassedVelocity(noisy, { rateHz });
    for (const i of [1000, 1500, 2100]) {
      const exact = (movement(i / 100 + 1e-4) - movement(i / 100 - 1e-4)) / 2e-4;
      expect(Math.abs((velocity[i] ?? 0) - exact)).toBeLessThan(1.5);
    }
  });
});
