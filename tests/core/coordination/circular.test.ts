import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circularSummary, wrapped180, wrapped360 } from '#core/coordination/circular.ts';

fc.configureGlobal({ seed: 20240229 });

const angle = fc.double({ min: -720, max: 720, noNaN: true });

describe('circular statistics', () => {
  it('put the mean of 350 and 10 at 0, not at 180', () => {
    expect(wrapped180(circularSummary([350, 10]).meanDeg ?? 180)).toBeCloseTo(0, 12);
  });

  it('know no mean of directions that cancel', () => {
    expect(circularSummary([0, 90, 180, 270])).toMatchObject({ meanDeg: undefined });
    expect(circularSummary([0, 180]).resultantLength).toBeCloseTo(0, 12);
  });

  it('give the largest angular deviation, 81.03 deg, to directions all around', () => {
    expect(circularSummary([0, 120, 240]).angularDeviationDeg).toBeCloseTo((Math.SQRT2 * 180) / Math.PI, 6);
  });

  it('find no spread among equal angles', () => {
    const summary = circularSummary([200, 200, 200]);
    expect(summary.meanDeg).toBeCloseTo(200, 10);
    expect(summary.angularDeviationDeg).toBeCloseTo(0, 5);
    expect(summary.standardDeviationDeg).toBeCloseTo(0, 5);
  });

  it('are near the ordinary standard deviation while that is small', () => {
    // Population SD of -1 and 1 is 1.
    expect(circularSummary([-1, 1]).standardDeviationDeg).toBeCloseTo(1, 3);
    expect(circularSummary([-1, 1]).angularDeviationDeg).toBeCloseTo(1, 3);
  });

  it('turn with the angles: the mean by as much, the spread not at all', () => {
    fc.assert(
      fc.property(fc.array(angle, { minLength: 1, maxLength: 20 }), angle, (angles, turn) => {
        const before = circularSummary(angles);
        fc.pre(before.resultantLength > 1e-3);
        const after = circularSummary(angles.map((one) => one + turn));
        expect(wrapped180((after.meanDeg ?? 0) - (before.meanDeg ?? 0) - turn)).toBeCloseTo(0, 6);
        expect(after.resultantLength).toBeCloseTo(before.resultantLength, 9);
      }),
    );
  });

  it('mirror with the angles', () => {
    fc.assert(
      fc.property(fc.array(angle, { minLength: 1, maxLength: 20 }), (angles) => {
        const before = circularSummary(angles);
        fc.pre(before.resultantLength > 1e-3);
        const mirrored = circularSummary(angles.map((one) => -one));
        expect(wrapped180((mirrored.meanDeg ?? 0) + (before.meanDeg ?? 0))).toBeCloseTo(0, 6);
      }),
    );
  });

  it('refuse no angles, and NaN', () => {
    expect(() => circularSummary([])).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    expect(() => circularSummary([1, Number.NaN])).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
  });
});

describe('wrapping', () => {
  it('keeps the direction and its range', () => {
    fc.assert(
      fc.property(angle, (one) => {
        const full = wrapped360(one);
        const half = wrapped180(one);
        expect(full >= 0 && full < 360 && half >= -180 && half < 180).toBe(true);
        expect(Math.cos((full * Math.PI) / 180)).toBeCloseTo(Math.cos((one * Math.PI) / 180), 9);
        expect(Math.sin((half * Math.PI) / 180)).toBeCloseTo(Math.sin((one * Math.PI) / 180), 9);
      }),
    );
  });
});
