import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LOUDEST_CUE,
  LOUDEST_WIND,
  SHORTEST_ATTACK_MS,
  toneCurve,
  toneLengthMs,
  toneLoudness,
  windLoudness,
  windPitchHz,
} from '#games/shared/envelope.ts';

const SHAPE = { attackMs: 100, holdMs: 50, releaseMs: 400 };
const shape = fc.record({
  attackMs: fc.integer({ min: 0, max: 500 }),
  holdMs: fc.integer({ min: 0, max: 500 }),
  releaseMs: fc.integer({ min: 0, max: 2000 }),
});

describe('toneLoudness', () => {
  it('begins and ends in silence and is full in between', () => {
    expect(toneLoudness(SHAPE, 0)).toBe(0);
    expect(toneLoudness(SHAPE, 100)).toBe(1);
    expect(toneLoudness(SHAPE, 150)).toBe(1);
    expect(toneLoudness(SHAPE, toneLengthMs(SHAPE))).toBe(0);
    expect(toneLoudness(SHAPE, 1e6)).toBe(0);
  });

  it('never rises from silence faster than in 80 ms, whatever shape is asked for', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 0, max: SHORTEST_ATTACK_MS - 1 }), (any, sinceMs) => {
        expect(toneLoudness(any, sinceMs)).toBeLessThan(1);
        expect(toneLoudness(any, SHORTEST_ATTACK_MS / 2)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

describe('toneCurve', () => {
  it('is silent at both ends and no louder than its peak', () => {
    fc.assert(
      fc.property(shape, (any) => {
        const curve = toneCurve(any, 0.3);
        expect(curve[0]).toBe(0);
        expect(curve[curve.length - 1]).toBe(0);
        expect(Math.max(...curve)).toBeLessThanOrEqual(0.3 + 1e-6);
      }),
    );
  });

  it('reaches its peak', () => {
    expect(Math.max(...toneCurve(SHAPE, LOUDEST_CUE))).toBeCloseTo(LOUDEST_CUE, 5);
  });
});

describe('the wind', () => {
  it('is silent at volume 0, a breeze in calm, and grows with the model', () => {
    expect(windLoudness(1, 0)).toBe(0);
    const calm = windLoudness(0, 0.5);
    expect(calm).toBeGreaterThan(0);
    expect(windLoudness(0.5, 0.5)).toBeGreaterThan(calm);
    expect(windLoudness(1, 0.5)).toBeGreaterThan(windLoudness(0.5, 0.5));
  });

  it('is never louder than it may be, and stays a low sound', () => {
    expect(windLoudness(99, 99)).toBeCloseTo(LOUDEST_WIND, 12);
    expect(windPitchHz(99)).toBeLessThanOrEqual(600);
  });
});
