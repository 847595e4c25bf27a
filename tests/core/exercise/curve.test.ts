import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { difficultyOf, parametersAt, playableAt } from '#core/exercise/curve.ts';
import type { Curve } from '#core/exercise/curve.ts';

const CURVE: Curve = {
  version: 1,
  dEasy: -3,
  dHard: 3,
  ability: { mean: 0, standardDeviation: 1.5, logSlopeSd: 0.4, maxStepUp: 1, deadband: 0.3 },
  parameters: [
    { key: 'amplitude', easy: 10, hard: 40, scale: 'log', weight: 0.6 },
    { key: 'limit', easy: 4, hard: 1, scale: 'linear', weight: 0.4 },
  ],
};

describe('a difficulty curve', () => {
  it('goes from the easy to the hard end, and no further', () => {
    expect(parametersAt(CURVE, -3)).toEqual({ amplitude: 10, limit: 4 });
    expect(parametersAt(CURVE, -9)).toEqual({ amplitude: 10, limit: 4 });
    expect(parametersAt(CURVE, 0)['amplitude']).toBeCloseTo(20, 9);
    expect(parametersAt(CURVE, 0)['limit']).toBeCloseTo(2.5, 9);
    expect(parametersAt(CURVE, 7)['amplitude']).toBeCloseTo(40, 9);
  });

  it('gives back the difficulty of what was played; a bound on one parameter lowers it by its weight only', () => {
    for (const d of [-3, -1.2, 0.4, 3]) {
      expect(difficultyOf(CURVE, parametersAt(CURVE, d))).toBeCloseTo(d, 9);
    }
    const bounds = { amplitude: { floor: 10, cap: 20 } };
    expect(difficultyOf(CURVE, parametersAt(CURVE, 3, bounds))).toBeCloseTo(3 - 0.6 * 3, 9);
  });

  it('plays a locked parameter at its lock, whatever floor and cap say', () => {
    const bounds = { limit: { floor: 1, cap: 4, locked: 2 } };
    expect(parametersAt(CURVE, -3, bounds)).toEqual({ amplitude: 10, limit: 2 });
  });

  it('refuses parameters that lack one', () => {
    expect(() => difficultyOf(CURVE, { amplitude: 20 })).toThrow(
      expect.objectContaining({ told: message('error.curve.parameter-lacks', { parameter: 'limit' }) }),
    );
  });
});

describe('playable parameters', () => {
  it('are the curve itself where nothing is bounded', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (d) => {
        const { parameters, difficulty } = playableAt(CURVE, d);
        expect(difficulty).toBeCloseTo(d, 6);
        expect(parameters['amplitude']).toBeCloseTo(parametersAt(CURVE, d)['amplitude'] ?? 0, 4);
      }),
    );
  });

  it('rise with difficulty and keep to the bounds, whatever these are', () => {
    const bound = (low: number, high: number): fc.Arbitrary<{ floor: number; cap: number }> =>
      fc
        .tuple(
          fc.double({ min: low, max: high, noNaN: true }),
          fc.double({ min: low, max: high, noNaN: true }),
        )
        .map(([a, b]) => ({ floor: Math.min(a, b), cap: Math.max(a, b) }));
    const d = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(bound(5, 60), bound(0.5, 6), d, d, (amplitude, limit, d1, d2) => {
        const bounds = { amplitude, limit };
        const easier = playableAt(CURVE, Math.min(d1, d2), bounds);
        const harder = playableAt(CURVE, Math.max(d1, d2), bounds);
        expect(harder.difficulty).toBeGreaterThanOrEqual(easier.difficulty - 1e-9);
        for (const { parameters } of [easier, harder]) {
          expect(parameters['amplitude']).toBeGreaterThanOrEqual(amplitude.floor);
          expect(parameters['amplitude']).toBeLessThanOrEqual(amplitude.cap);
          expect(parameters['limit']).toBeGreaterThanOrEqual(limit.floor);
          expect(parameters['limit']).toBeLessThanOrEqual(limit.cap);
        }
      }),
    );
  });

  it('refuse a difficulty that is no number', () => {
    expect(() => playableAt(CURVE, Number.NaN)).toThrow('error.curve.no-difficulty');
  });
});
