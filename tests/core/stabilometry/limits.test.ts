import { DIRECTIONS, UNIT, byDirection, lengthOf, scaled } from '#core/exercise/directions.ts';
import { defaultRange, fromFraction, meanExtent, rangeFrom, safeRange, toFraction } from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fractionOfLimits } from '#core/stabilometry/limits.ts';

const anyLimits = fc
  .array(fc.double({ min: 20, max: 150, noNaN: true }), { minLength: 8, maxLength: 8 })
  .map((excursions): SteeringRange => {
    return {
      excursionMm: byDirection((direction) => excursions[DIRECTIONS.indexOf(direction)] ?? 50),
      measured: byDirection(() => true),
    };
  });
const coordinate = fc.double({ min: -200, max: 200, noNaN: true });

describe('fractions of the limits', () => {
  it('are 1 at every measured excursion, and half at half of it', () => {
    fc.assert(
      fc.property(anyLimits, (limits) => {
        for (const direction of DIRECTIONS) {
          const corner = scaled(UNIT[direction], limits.excursionMm[direction]);
          expect(fractionOfLimits(limits, corner)).toBeCloseTo(1, 12);
          expect(fractionOfLimits(limits, scaled(corner, 0.5))).toBeCloseTo(0.5, 12);
        }
      }),
    );
  });

  it('are 1 on the straight line between two neighbouring excursions', () => {
    fc.assert(
      fc.property(
        anyLimits,
        fc.nat(7),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (limits, index, share) => {
          const first = DIRECTIONS[index] ?? 'front';
          const second = DIRECTIONS[(index + 1) % 8] ?? 'front';
          const a = scaled(UNIT[first], limits.excursionMm[first] * share);
          const b = scaled(UNIT[second], limits.excursionMm[second] * (1 - share));
          expect(fractionOfLimits(limits, { ml: a.ml + b.ml, ap: a.ap + b.ap })).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('keep the direction, and come back to mm', () => {
    fc.assert(
      fc.property(anyLimits, coordinate, coordinate, (limits, ml, ap) => {
        const fraction = toFraction(limits, { ml, ap });
        expect(fraction.ml * ap - fraction.ap * ml).toBeCloseTo(0, 6);
        const back = fromFraction(limits, fraction);
        expect(back.ml).toBeCloseTo(ml, 6);
        expect(back.ap).toBeCloseTo(ap, 6);
      }),
    );
  });

  it('of nothing are nothing', () => {
    expect(toFraction(defaultRange(), { ml: 0, ap: 0 })).toEqual({ ml: 0, ap: 0 });
    expect(fromFraction(defaultRange(), { ml: 0, ap: 0 })).toEqual({ ml: 0, ap: 0 });
  });
});

describe('limits from what was reached', () => {
  it('keep a good reach and say that it is measured', () => {
    const limits = rangeFrom({ front: 80, left: 95 });
    expect(limits.excursionMm).toMatchObject({ front: 80, left: 95 });
    expect(limits.measured).toMatchObject({ front: true, left: true, right: false, back: false });
    expect(limits.excursionMm.right).toBe(defaultRange().excursionMm.right);
  });

  it('never exceed the feet, and never trust an impossible number', () => {
    const limits = rangeFrom({ front: 900, back: -5, left: Number.NaN, right: Infinity });
    expect(limits.excursionMm.front).toBeLessThanOrEqual(120);
    expect(limits.measured).toMatchObject({ front: true, back: false, left: false, right: false });
    expect(limits.excursionMm.back).toBe(defaultRange().excursionMm.back);
  });

  it('can be divided by after safeRange, whatever was stored', () => {
    const broken = { excursionMm: byDirection(() => Number.NaN), measured: byDirection(() => true) };
    expect(meanExtent(safeRange(broken))).toBeCloseTo(meanExtent(defaultRange()), 9);
  });

  it('are cautious where nothing is known: shorter to the back, the same on both sides', () => {
    const { excursionMm, measured } = defaultRange();
    expect(excursionMm.back).toBeLessThan(excursionMm.front);
    expect(excursionMm.left).toBe(excursionMm.right);
    expect(Object.values(measured)).not.toContain(true);
    expect(lengthOf(scaled(UNIT['back-left'], 7))).toBeCloseTo(7, 12);
  });
});
