import { describe, expect, it } from 'vitest';
import { afterEffect } from '#games/perturbations/after-effect.ts';

const LEAN = { ml: 0, ap: 0.8 };

describe('the after-effect', () => {
  it('is nothing for who leans as before', () => {
    const before = [LEAN, LEAN, LEAN];
    expect(afterEffect({ gain: 2, rotationDeg: 0 }, { before, after: before })?.value).toBeCloseTo(0, 12);
  });

  it.each([
    ['half the lean after a gain of 2', { gain: 2, rotationDeg: 0 }, { ml: 0, ap: 0.4 }],
    [
      'a lean turned back after a rotation',
      { gain: 1, rotationDeg: 45 },
      { ml: -0.8 * Math.SQRT1_2, ap: 0.8 * Math.SQRT1_2 },
    ],
    ['both', { gain: 0.5, rotationDeg: -45 }, { ml: 1.6 * Math.SQRT1_2, ap: 1.6 * Math.SQRT1_2 }],
  ] as const)('is the whole change for %s', (_, remapping, lean) => {
    const metric = afterEffect(remapping, { before: [LEAN, LEAN, LEAN], after: [lean, lean, lean] });
    expect(metric?.value).toBeCloseTo(100, 9);
    expect(metric?.standardError).toBeCloseTo(0, 9);
  });

  it('carries the scatter of the leans before and after', () => {
    const before = [0.7, 0.8, 0.9].map((ap) => ({ ml: 0, ap }));
    const metric = afterEffect({ gain: 2, rotationDeg: 0 }, { before, after: before });
    // The lean that answers a gain of 2 is 0.4 less: 0.1 is a quarter of the way, of three leans each.
    expect(metric?.value).toBeCloseTo(0, 12);
    expect(metric?.standardError).toBeCloseTo(Math.sqrt(2 / 3) * 25, 9);
  });

  it('is not told from two leans, nor of who does not lean at all', () => {
    expect(
      afterEffect({ gain: 2, rotationDeg: 0 }, { before: [LEAN, LEAN], after: [LEAN, LEAN, LEAN] }),
    ).toBeUndefined();
    const none = [0, 0, 0].map((ap) => ({ ml: 0, ap }));
    expect(afterEffect({ gain: 2, rotationDeg: 0 }, { before: none, after: none })).toBeUndefined();
  });
});
