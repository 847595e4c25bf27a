import { describe, expect, it } from 'vitest';
import { checkBounds } from '#core/difficulty/bounds.ts';
import type { ParameterSpec } from '#core/session/exercise.ts';

const SPECS: readonly ParameterSpec[] = [
  { key: 'amplitude', label: 'Gust strength', unit: '%', min: 15, max: 50, harder: 'up', description: '' },
];

describe('checkBounds', () => {
  it('accepts none, a range and a lock', () => {
    expect(checkBounds(SPECS, {})).toEqual([]);
    expect(checkBounds(SPECS, { amplitude: { floor: 15, cap: 50 } })).toEqual([]);
    expect(checkBounds(SPECS, { amplitude: { floor: 20, cap: 20 } })).toEqual([]);
  });

  it.each([
    [{ floor: 30, cap: 20 }, /floor \(30\) must not lie above the cap \(20\)/],
    [{ floor: 5, cap: 20 }, /between 15 and 50 %/],
    [{ floor: 20, cap: 90 }, /between 15 and 50 %/],
    [{ floor: Number.NaN, cap: 20 }, /enter a number/],
  ])('says what is wrong with %o', (bound, message) => {
    const [problem, ...more] = checkBounds(SPECS, { amplitude: bound });
    expect(problem?.key).toBe('amplitude');
    expect(problem?.message).toMatch(message);
    expect(problem?.message).toMatch(/^Gust strength/);
    expect(more).toEqual([]);
  });

  it('names a parameter that does not exist', () => {
    expect(checkBounds(SPECS, { speed: { floor: 1, cap: 2 } })).toEqual([
      { key: 'speed', message: 'This exercise has no parameter "speed".' },
    ]);
  });
});
