import { describe, expect, it } from 'vitest';
import { checkWeight } from '#renderer/devices/weight-check.ts';

const still = (kg: number): number[] =>
  Array.from({ length: 300 }, (_, index) => kg + (index % 2 === 0 ? 0.05 : -0.05));

describe('a check with a known weight', () => {
  it('asks for the correction that makes the load right', () => {
    const check = checkWeight(still(19), 20, 1.1);
    if (!check.ok) throw new Error(check.problem);
    expect(check.measuredKg).toBeCloseTo(19);
    expect(check.errorPercent).toBeCloseTo(-5);
    expect(check.loadScale).toBeCloseTo((1.1 * 20) / 19);
  });

  it.each([
    ['a weight that is far off', still(10), 20, 'too far'],
    ['an empty board', still(0.2), 20, 'feels no weight'],
    ['a person, who moves', [68, 70, 66, 71], 70, 'not lying still'],
    ['a silent board', [], 20, 'no readings'],
    ['a weight too light to tell', still(1), 1, '5 to 150 kg'],
    ['a weight that was not entered', still(20), Number.NaN, '5 to 150 kg'],
  ])('refuses %s', (_what, loadsKg, knownKg, words) => {
    const check = checkWeight(loadsKg, knownKg, 1);
    expect(check.ok ? '' : check.problem).toContain(words);
  });
});
