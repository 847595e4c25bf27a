import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossSign } from '#core/stabilometry/cross-sign.ts';
import type { Point } from '#core/stabilometry/cross-sign.ts';

fc.configureGlobal({ seed: 20240229 });

const coordinate = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 5e-324, -1e-323, 1e-162, -1e-200, 0.1, 1, 1 + Number.EPSILON, -3, 1e200, -1.7e308),
);
const point = fc.record({ x: coordinate, y: coordinate });

describe('the sign of a cross product', () => {
  it('tells the side of a line from points a last digit beside it', () => {
    const [from, to] = [
      { x: 12, y: 12 },
      { x: 24, y: 24 },
    ];
    const last = Number.EPSILON / 2;
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        const beside: Point = { x: 0.5 + i * last, y: 0.5 + j * last };
        expect(crossSign(from, to, from, beside)).toBe(Math.sign(j - i));
      }
    }
  });

  it('does not lose what underflows or overflows', () => {
    const origin = { x: 0, y: 0 };
    const least = { x: 5e-324, y: 5e-324 };
    expect(crossSign(origin, least, origin, { x: 0.25, y: 0.25 })).toBe(0);
    expect(crossSign(origin, least, origin, { x: 0.25, y: 0.26 })).toBe(1);
    expect(crossSign(origin, least, origin, { x: 0.26, y: 0.25 })).toBe(-1);
    const most = { x: 1.7e308, y: 1.7e308 };
    expect(crossSign({ x: -1.7e308, y: -1.7e308 }, most, origin, { x: 1e300, y: 1.1e300 })).toBe(1);
    expect(crossSign({ x: -1.7e308, y: -1.7e308 }, most, origin, { x: 1e300, y: 1e300 })).toBe(0);
  });

  it('turns round with either way, and with their order, whatever the coordinates', () => {
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        const sign = crossSign(a, b, c, d);
        expect(crossSign(b, a, c, d)).toBe(0 - sign);
        expect(crossSign(c, d, a, b)).toBe(0 - sign);
        expect(crossSign(a, b, a, b)).toBe(0);
        expect([-1, 0, 1]).toContain(sign);
      }),
      { numRuns: 500 },
    );
  });
});
