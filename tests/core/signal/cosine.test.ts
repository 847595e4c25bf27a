import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designButterworth } from '#core/signal/butterworth.ts';
import type { ButterworthOptions, Section } from '#core/signal/butterworth.ts';
import { cosineOfTurns, sineOfTurns, turnsOf } from '#core/signal/cosine.ts';

/** Reduced to half a turn, where the engine's own functions are good to their last digit. */
const turns = fc.double({ min: -0.5, max: 0.5, noNaN: true });

describe('sine and cosine of turns', () => {
  it('are those of the engine within 1e-15', () => {
    fc.assert(
      fc.property(turns, (turns) => {
        expect(Math.abs(sineOfTurns(turns) - Math.sin(2 * Math.PI * turns))).toBeLessThanOrEqual(1e-15);
        expect(Math.abs(cosineOfTurns(turns) - Math.cos(2 * Math.PI * turns))).toBeLessThanOrEqual(1e-15);
      }),
      { numRuns: 2000 },
    );
  });

  it('lose no digits near zero, where a slow filter lies', () => {
    for (const turns of [1e-12, 1e-9, 2.5e-4, 0.01, 0.125]) {
      for (const signed of [turns, -turns]) {
        expect(Math.abs(sineOfTurns(signed) / Math.sin(2 * Math.PI * signed) - 1)).toBeLessThan(1e-15);
      }
    }
  });

  it('are exact at quarter turns, and repeat', () => {
    expect([0, 0.25, 0.5, 0.75, 1, -0.25].map(sineOfTurns)).toEqual([0, 1, 0, -1, 0, -1]);
    for (const turns of [0.2, 0.45]) expect(sineOfTurns(turns + 3)).toBeCloseTo(sineOfTurns(turns), 14);
  });
});

/** The same filter with the tangent and sine of the engine: each section as [b0, b1, b2, a1, a2]. */
function byEngine({ rateHz, cutoffHz, order = 4, pass = 'low' }: ButterworthOptions): number[][] {
  const warped = Math.tan((Math.PI * cutoffHz) / rateHz);
  const low = pass === 'low';
  const sections = Array.from({ length: Math.floor(order / 2) }, (_, k) => {
    const damping = 2 * Math.sin((Math.PI * (2 * k + 1)) / (2 * order));
    const scale = 1 + damping * warped + warped * warped;
    const gain = (low ? warped * warped : 1) / scale;
    return [
      gain,
      (low ? 2 : -2) * gain,
      gain,
      (2 * (warped * warped - 1)) / scale,
      (1 - damping * warped + warped * warped) / scale,
    ];
  });
  if (order % 2 === 0) return sections;
  const gain = (low ? warped : 1) / (1 + warped);
  return [...sections, [gain, low ? gain : -gain, 0, (warped - 1) / (warped + 1), 0]];
}

describe('the design of a Butterworth filter', () => {
  it('is that by tangent and sine of the engine, within 1e-15', () => {
    const designed = ({ b0, b1, b2, a1, a2 }: Section): number[] => [b0, b1, b2, a1, a2];
    for (const order of [1, 2, 3, 4, 5, 8]) {
      for (const cutoffHz of [0.05, 0.5, 3, 6, 10, 12.4, 25, 40, 49.9]) {
        for (const pass of ['low', 'high'] as const) {
          const options = { rateHz: 100, cutoffHz, order, pass };
          const expected = byEngine(options);
          for (const [k, section] of designButterworth(options).entries()) {
            for (const [index, value] of designed(section).entries()) {
              expect(Math.abs(value - (expected[k]?.[index] ?? Number.NaN))).toBeLessThanOrEqual(1e-15);
            }
          }
        }
      }
    }
  });
});

describe('the direction of a vector in turns', () => {
  it('is that of the engine within 1e-15, whatever its length', () => {
    fc.assert(
      fc.property(turns, fc.constantFrom(1e-9, 1, 1e9), (turns, length) => {
        const [y, x] = [length * sineOfTurns(turns), length * cosineOfTurns(turns)];
        expect(Math.abs(turnsOf(y, x) - Math.atan2(y, x) / (2 * Math.PI))).toBeLessThanOrEqual(1e-15);
      }),
      { numRuns: 2000 },
    );
  });

  it('is exact along the axes, and 0 of no vector', () => {
    const axes = [
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
      [0, 0],
    ] as const;
    expect(axes.map(([y, x]) => turnsOf(y, x))).toEqual([0, 0.25, 0.5, -0.25, 0]);
  });

  it('keeps the digits of a direction near the axis', () => {
    expect(turnsOf(1e-12, 1) / (1e-12 / (2 * Math.PI)) - 1).toBeCloseTo(0, 14);
  });
});
