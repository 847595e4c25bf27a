import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { BOAT_AT_REST, BOAT_RAD_S, sailed } from '#games/squall/model/boat.ts';
import type { BoatMotion } from '#games/squall/model/boat.ts';

function after(
  steps: number,
  input: { ml: number; ap: number },
  from: BoatMotion = BOAT_AT_REST,
): BoatMotion {
  let motion = from;
  for (let step = 0; step < steps; step++) motion = sailed(motion, input);
  return motion;
}

describe('the boat', () => {
  it('follows a steady push as two equal lags do, exactly', () => {
    for (const steps of [1, 5, 20, 38, 100, 300]) {
      const wt = (BOAT_RAD_S * steps) / 100;
      const { offset, velocity } = after(steps, { ml: 0.4, ap: -1 });
      expect(offset.ml).toBeCloseTo(0.4 * (1 - (1 + wt) * Math.exp(-wt)), 12);
      expect(offset.ap).toBeCloseTo(-(1 - (1 + wt) * Math.exp(-wt)), 12);
      expect(velocity.ap).toBeCloseTo(-BOAT_RAD_S * wt * Math.exp(-wt), 10);
    }
  });

  it('never overshoots by itself', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 600 }),
        (push, steps) => {
          const { ml } = after(steps, { ml: push, ap: 0 }).offset;
          expect(Math.abs(ml)).toBeLessThanOrEqual(Math.abs(push));
          expect(ml * push).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('comes to rest from any motion', () => {
    const { offset, velocity } = after(
      600,
      { ml: 0, ap: 0 },
      { offset: { ml: 1, ap: -1 }, velocity: { ml: 9, ap: 3 } },
    );
    for (const value of [offset.ml, offset.ap, velocity.ml, velocity.ap])
      expect(Math.abs(value)).toBeLessThan(1e-6);
  });
});
