import { DIRECTIONS, UNIT } from '#core/exercise/directions.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COURSE,
  HORIZON_Y,
  STAGE,
  keptOnStage,
  nearnessAt,
  opposite,
  sizeAt,
  stageAngle,
  toStage,
} from '#games/shared/plane.ts';

const coordinate = fc.double({ min: -50, max: 50, noNaN: true });

describe('toStage', () => {
  it('draws the front up the screen and the right to the right', () => {
    const middle = toStage({ ml: 0, ap: 0 });
    expect(middle).toEqual({ x: COURSE.x, y: COURSE.y });
    expect(toStage(UNIT.front).y).toBeLessThan(middle.y);
    expect(toStage(UNIT.right).x).toBeGreaterThan(middle.x);
    expect(toStage(UNIT.back).y).toBeGreaterThan(middle.y);
    expect(toStage(UNIT.left).x).toBeLessThan(middle.x);
  });

  it.each(DIRECTIONS)('keeps the limit to the %s on the water and on the screen', (direction) => {
    const { x, y } = toStage(UNIT[direction]);
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(STAGE.width);
    expect(y).toBeGreaterThan(HORIZON_Y);
    expect(y).toBeLessThan(STAGE.height);
  });
});

describe('keptOnStage', () => {
  it('changes nothing within the limits', () => {
    expect(keptOnStage({ ml: 0.6, ap: -0.7 })).toEqual({ ml: 0.6, ap: -0.7 });
  });

  it('keeps every place on the water and on the screen, in its direction', () => {
    fc.assert(
      fc.property(coordinate, coordinate, (ml, ap) => {
        const kept = keptOnStage({ ml, ap });
        const { x, y } = toStage(kept);
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(STAGE.width);
        expect(y).toBeGreaterThan(HORIZON_Y);
        expect(y).toBeLessThan(STAGE.height);
        expect(kept.ml * ap - kept.ap * ml).toBeCloseTo(0, 6);
        expect(kept.ml * ml + kept.ap * ap).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('depth', () => {
  it('draws near things larger than far ones, and one in the middle as it is', () => {
    expect(sizeAt(COURSE.y)).toBe(1);
    expect(sizeAt(COURSE.y - 200)).toBeLessThan(1);
    expect(sizeAt(COURSE.y + 200)).toBeGreaterThan(1);
  });

  it('lets water stand still at the horizon', () => {
    expect(nearnessAt(HORIZON_Y)).toBe(0);
    expect(nearnessAt(HORIZON_Y - 100)).toBe(0);
    expect(nearnessAt(COURSE.y)).toBe(1);
  });
});

describe('opposite', () => {
  it.each(DIRECTIONS)('of %s points the other way, and back again', (direction) => {
    const other = opposite(direction);
    expect(UNIT[other].ml).toBeCloseTo(-UNIT[direction].ml, 12);
    expect(UNIT[other].ap).toBeCloseTo(-UNIT[direction].ap, 12);
    expect(opposite(other)).toBe(direction);
  });
});

describe('stageAngle', () => {
  it('is clockwise from the right, as the screen counts', () => {
    expect(stageAngle(UNIT.right)).toBeCloseTo(0);
    expect(stageAngle(UNIT.back)).toBeCloseTo(Math.PI / 2);
    expect(stageAngle(UNIT.front)).toBeCloseTo(-Math.PI / 2);
  });
});
