import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approached, easedOut, lifeAlpha, smooth, softlyLimited, wrapped } from '#games/shared/easing.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('approached', () => {
  it('covers 63 % of the way in one time constant', () => {
    expect(approached(0, 1, 200, 200)).toBeCloseTo(1 - Math.exp(-1), 12);
  });

  it('comes out the same in one long frame as in many short ones', () => {
    let value = 3;
    for (let frame = 0; frame < 50; frame += 1) value = approached(value, -1, 4, 130);
    expect(value).toBeCloseTo(approached(3, -1, 200, 130), 10);
  });

  it('never passes its target', () => {
    fc.assert(
      fc.property(finite, finite, fc.double({ min: 0, max: 1e5, noNaN: true }), (from, to, elapsedMs) => {
        const value = approached(from, to, elapsedMs, 100);
        expect(value).toBeGreaterThanOrEqual(Math.min(from, to) - 1e-6);
        expect(value).toBeLessThanOrEqual(Math.max(from, to) + 1e-6);
      }),
    );
  });
});

describe('softlyLimited', () => {
  it('leaves small values alone and keeps large ones below the most', () => {
    expect(softlyLimited(0.7, 1, 1.3)).toBe(0.7);
    expect(softlyLimited(-40, 1, 1.3)).toBeCloseTo(-1.3, 6);
  });

  it('has no step and no corner at the knee', () => {
    const slope = (at: number): number =>
      (softlyLimited(at + 1e-6, 1, 1.3) - softlyLimited(at, 1, 1.3)) / 1e-6;
    expect(softlyLimited(1.000001, 1, 1.3)).toBeCloseTo(1, 5);
    expect(slope(1.00001)).toBeCloseTo(1, 3);
  });

  it('always tells farther from near', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), (at) => {
        expect(softlyLimited(at + 0.01, 1, 1.3)).toBeGreaterThan(softlyLimited(at, 1, 1.3));
      }),
    );
  });
});

describe('smooth, easedOut and lifeAlpha', () => {
  it('begin and end where they should, whatever they are given', () => {
    expect([smooth(-3), smooth(0), smooth(0.5), smooth(1), smooth(9)]).toEqual([0, 0, 0.5, 1, 1]);
    expect([easedOut(-1), easedOut(0), easedOut(1), easedOut(2)]).toEqual([0, 0, 1, 1]);
    expect([lifeAlpha(0, 0.2, 0.2), lifeAlpha(0.5, 0.2, 0.2), lifeAlpha(1, 0.2, 0.2)]).toEqual([0, 1, 0]);
  });
});

describe('wrapped', () => {
  it('brings every number into its period', () => {
    expect(wrapped(7, 5)).toBe(2);
    expect(wrapped(-1, 5)).toBe(4);
    fc.assert(
      fc.property(finite, (value) => {
        const rest = wrapped(value, 3);
        expect(rest).toBeGreaterThanOrEqual(0);
        expect(rest).toBeLessThanOrEqual(3);
      }),
    );
  });
});
