import type { ParameterSpec } from '#core/exercise/info.ts';
import { describe, expect, it } from 'vitest';
import { checkBounds, playableBounds } from '#core/difficulty/bounds.ts';

const SPECS: readonly ParameterSpec[] = [
  {
    key: 'amplitude',
    label: 'parameter.squall.amplitude-percent.label',
    unit: 'percent-of-range',
    min: 15,
    max: 50,
    harder: 'up',
    description: 'parameter.squall.amplitude-percent.description',
  },
];

describe('checkBounds', () => {
  it('accepts none, a range and a lock', () => {
    expect(checkBounds(SPECS, {})).toEqual([]);
    expect(checkBounds(SPECS, { amplitude: { floor: 15, cap: 50 } })).toEqual([]);
    expect(checkBounds(SPECS, { amplitude: { floor: 20, cap: 20 } })).toEqual([]);
  });

  it.each([
    [{ floor: 30, cap: 20 }, { code: 'floor-above-cap' }],
    [
      { floor: 5, cap: 20 },
      { code: 'outside', min: 15, max: 50 },
    ],
    [
      { floor: 20, cap: 90 },
      { code: 'outside', min: 15, max: 50 },
    ],
    [{ floor: Number.NaN, cap: 20 }, { code: 'no-number' }],
    [{ floor: 20, cap: Infinity }, { code: 'no-number' }],
  ])('names what is wrong with %o, of which parameter', (bound, problem) => {
    expect(checkBounds(SPECS, { amplitude: bound })).toEqual([{ key: 'amplitude', ...problem }]);
  });

  it('names a parameter that does not exist', () => {
    expect(checkBounds(SPECS, { speed: { floor: 1, cap: 2 } })).toEqual([
      { key: 'speed', code: 'unknown-parameter' },
    ]);
  });
});

describe('locks', () => {
  it('must be numbers between floor and cap', () => {
    const codes = [25, 35, Number.NaN].map(
      (locked) => checkBounds(SPECS, { amplitude: { floor: 20, cap: 30, locked } })[0]?.code,
    );
    expect(codes).toEqual([undefined, 'lock-outside', 'no-number']);
  });
});

describe('bounds that reach a session all the same', () => {
  it('are played as they are when nothing is wrong with them', () => {
    const bounds = { amplitude: { floor: 20, cap: 30, locked: 25 } };
    expect(playableBounds(SPECS, bounds)).toEqual({ bounds, problems: [] });
  });

  it.each([
    [{ floor: 40, cap: 30 }, 15, 30],
    [{ floor: 20, cap: 400 }, 20, 50],
    [{ floor: Number.NaN, cap: 30 }, 15, 15],
    [{ floor: Number.NaN, cap: Number.NaN }, 15, 15],
    [{ floor: 20, cap: 30, locked: 99 }, 20, 30],
  ])('are put right on the easy side, and said: %o', (bound, floor, cap) => {
    const { bounds, problems } = playableBounds(SPECS, { amplitude: bound });
    expect(bounds).toEqual({ amplitude: { floor, cap } });
    expect(checkBounds(SPECS, bounds)).toEqual([]);
    expect(problems).toEqual([{ code: 'bound-mended', parameter: 'amplitude', floor, cap }]);
  });

  it('are put right where less is harder, too', () => {
    const specs = SPECS.map((spec) => ({ ...spec, harder: 'down' as const }));
    const { bounds } = playableBounds(specs, { amplitude: { floor: 40, cap: 30 } });
    expect(bounds).toEqual({ amplitude: { floor: 40, cap: 50 } });
  });

  it('are left out where the exercise has no such parameter', () => {
    expect(playableBounds(SPECS, { speed: { floor: 1, cap: 2 } })).toEqual({
      bounds: {},
      problems: [{ code: 'parameter-unknown', parameter: 'speed' }],
    });
  });
});
