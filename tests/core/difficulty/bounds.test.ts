import type { ParameterSpec } from '#core/exercise/info.ts';
import { describe, expect, it } from 'vitest';
import { checkBounds, playableBounds } from '#core/difficulty/bounds.ts';

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

describe('locks', () => {
  it('must be numbers between floor and cap', () => {
    const messages = [25, 35, Number.NaN].map(
      (locked) => checkBounds(SPECS, { amplitude: { floor: 20, cap: 30, locked } })[0]?.message,
    );
    expect(messages[0]).toBeUndefined();
    expect(messages[1]).toMatch(/locked value \(35\) must lie between/);
    expect(messages[2]).toMatch(/number to lock it at/);
  });
});

describe('bounds that reach a session all the same', () => {
  it('are played as they are when nothing is wrong with them', () => {
    const bounds = { amplitude: { floor: 20, cap: 30, locked: 25 } };
    expect(playableBounds(SPECS, bounds)).toEqual({ bounds, problems: [] });
  });

  it.each([
    [{ floor: 40, cap: 30 }, 30],
    [{ floor: 20, cap: 400 }, 400],
    [{ floor: Number.NaN, cap: 30 }, 30],
    [{ floor: 20, cap: 30, locked: 99 }, 30],
  ])('are put right on the easy side: %o', (bound, hardest) => {
    const { bounds, problems } = playableBounds(SPECS, { amplitude: bound });
    expect(checkBounds(SPECS, bounds)).toEqual([]);
    expect(bounds.amplitude?.cap).toBeLessThanOrEqual(hardest);
    expect(bounds.amplitude?.locked).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(/^Gust strength.*It is played between/)]);
  });
});
