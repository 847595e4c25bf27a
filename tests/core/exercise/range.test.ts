import { DIRECTIONS, UNIT, byDirection, lengthOf, scaled } from '#core/exercise/directions.ts';
import {
  defaultRange,
  fractionOfRange,
  fromFraction,
  meanExtent,
  rangeFrom,
  safeRange,
  toFraction,
} from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { POSTURES, STEERINGS } from '#core/contract/stimulus.ts';

const STANDING = ['centre-of-pressure', 'feet-apart'] as const;

const anyRange = fc
  .array(fc.double({ min: 20, max: 150, noNaN: true }), { minLength: 8, maxLength: 8 })
  .map((extents): SteeringRange => {
    return {
      extent: byDirection((direction) => extents[DIRECTIONS.indexOf(direction)] ?? 50),
      measured: byDirection(() => true),
    };
  });
const coordinate = fc.double({ min: -200, max: 200, noNaN: true });

describe('fractions of the range', () => {
  it('are 1 at every measured extent, and half at half of it', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        for (const direction of DIRECTIONS) {
          const corner = scaled(UNIT[direction], range.extent[direction]);
          expect(fractionOfRange(range, corner)).toBeCloseTo(1, 12);
          expect(fractionOfRange(range, scaled(corner, 0.5))).toBeCloseTo(0.5, 12);
        }
      }),
    );
  });

  it('are 1 on the straight line between two neighbouring extents', () => {
    fc.assert(
      fc.property(anyRange, fc.nat(7), fc.double({ min: 0, max: 1, noNaN: true }), (range, index, share) => {
        const first = DIRECTIONS[index] ?? 'front';
        const second = DIRECTIONS[(index + 1) % 8] ?? 'front';
        const a = scaled(UNIT[first], range.extent[first] * share);
        const b = scaled(UNIT[second], range.extent[second] * (1 - share));
        expect(fractionOfRange(range, { ml: a.ml + b.ml, ap: a.ap + b.ap })).toBeCloseTo(1, 9);
      }),
    );
  });

  it('keep the direction, and come back to mm or deg', () => {
    fc.assert(
      fc.property(anyRange, coordinate, coordinate, (range, ml, ap) => {
        const fraction = toFraction(range, { ml, ap });
        expect(fraction.ml * ap - fraction.ap * ml).toBeCloseTo(0, 6);
        const back = fromFraction(range, fraction);
        expect(back.ml).toBeCloseTo(ml, 6);
        expect(back.ap).toBeCloseTo(ap, 6);
      }),
    );
  });

  it('of nothing are nothing', () => {
    expect(toFraction(defaultRange(...STANDING), { ml: 0, ap: 0 })).toEqual({ ml: 0, ap: 0 });
    expect(fromFraction(defaultRange(...STANDING), { ml: 0, ap: 0 })).toEqual({ ml: 0, ap: 0 });
  });
});

describe('a range from what was reached', () => {
  it('keep a good reach and say that it is measured', () => {
    const range = rangeFrom({ front: 80, left: 95 }, ...STANDING);
    expect(range.extent).toMatchObject({ front: 80, left: 95 });
    expect(range.measured).toMatchObject({ front: true, left: true, right: false, back: false });
    expect(range.extent.right).toBe(defaultRange(...STANDING).extent.right);
  });

  it('never exceed the feet, and never trust an impossible number', () => {
    const range = rangeFrom({ front: 900, back: -5, left: Number.NaN, right: Infinity }, ...STANDING);
    expect(range.extent.front).toBeLessThanOrEqual(120);
    expect(range.measured).toMatchObject({ front: true, back: false, left: false, right: false });
    expect(range.extent.back).toBe(defaultRange(...STANDING).extent.back);
  });

  it('can be divided by after safeRange, whatever was stored', () => {
    const broken = { extent: byDirection(() => Number.NaN), measured: byDirection(() => true) };
    expect(meanExtent(safeRange(broken, ...STANDING))).toBeCloseTo(meanExtent(defaultRange(...STANDING)), 9);
  });

  it('are cautious where nothing is known: shorter to the back, the same on both sides', () => {
    const { extent, measured } = defaultRange(...STANDING);
    expect(extent.back).toBeLessThan(extent.front);
    expect(extent.left).toBe(extent.right);
    expect(Object.values(measured)).not.toContain(true);
    expect(lengthOf(scaled(UNIT['back-left'], 7))).toBeCloseTo(7, 12);
  });

  it('has a cautious default for everything that steers, in every posture', () => {
    for (const steering of STEERINGS) {
      for (const posture of POSTURES) {
        const range = defaultRange(steering, posture);
        expect(Math.min(...Object.values(range.extent))).toBeGreaterThan(0);
        expect(rangeFrom(range.extent, steering, posture).extent).toEqual(range.extent);
      }
    }
  });
});
