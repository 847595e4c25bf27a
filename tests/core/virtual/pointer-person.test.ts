import { describe, expect, it } from 'vitest';
import { totalLoadKg } from '#core/contract/board-geometry.ts';
import { createPointerPerson } from '#core/virtual/pointer-person.ts';
import { placeOf } from './laboratory.ts';

describe('the pointer person', () => {
  const after = (durationMs: number, x: number, y: number) => {
    const person = createPointerPerson(70);
    let loads = person.step({ x, y, standing: true });
    for (let tMs = 10; tMs < durationMs; tMs += 10) loads = person.step({ x, y, standing: true });
    return placeOf(loads);
  };

  it('ends where the pointer is: 100 mm to the side, 70 mm to the front', () => {
    expect(after(1000, 1, 0)).toEqual({ mlMm: expect.closeTo(100, 3), apMm: expect.closeTo(0, 9) });
    expect(after(1000, -0.5, 1)).toEqual({ mlMm: expect.closeTo(-50, 3), apMm: expect.closeTo(70, 3) });
  });

  it('follows with the lag of a critically damped 4 Hz movement, and never overshoots', () => {
    const person = createPointerPerson(70);
    const radS = 8 * Math.PI;
    for (let step = 1; step <= 100; step++) {
      const tS = step / 100;
      const expected = 100 * (1 - (1 + radS * tS) * Math.exp(-radS * tS));
      const { mlMm } = placeOf(person.step({ x: 1, y: 0, standing: true }));
      expect(mlMm).toBeCloseTo(expected, 6);
      expect(mlMm).toBeLessThanOrEqual(100);
    }
  });

  it('weighs its mass when standing and nothing when not', () => {
    const person = createPointerPerson(64.5);
    expect(totalLoadKg(person.step({ x: 0.3, y: -0.2, standing: true }))).toBeCloseTo(64.5, 9);
    expect(totalLoadKg(person.step({ x: 0.3, y: -0.2, standing: false }))).toBe(0);
  });

  it('takes a pointer beyond the edge as at the edge, and one that is nowhere as in the middle', () => {
    expect(after(1000, 7, -9).mlMm).toBeCloseTo(100, 3);
    expect(after(1000, 7, -9).apMm).toBeCloseTo(-70, 3);
    expect(after(1000, Number.NaN, Infinity)).toEqual({ mlMm: 0, apMm: 0 });
  });

  it.each([0, -1, Number.NaN, Infinity])('refuses a body mass of %s kg', (bodyMassKg) => {
    expect(() => createPointerPerson(bodyMassKg)).toThrow(RangeError);
  });
});
