import { describe, expect, it } from 'vitest';
import { checkWeight } from '#renderer/devices/weight-check.ts';

const still = (kg: number): number[] =>
  Array.from({ length: 300 }, (_, index) => kg + (index % 2 === 0 ? 0.05 : -0.05));

describe('a check with a known weight', () => {
  it('asks for the correction that makes the load right', () => {
    const check = checkWeight(still(19), 20, 1.1);
    if (!check.ok) throw new Error(check.problem.id);
    expect(check.measuredKg).toBeCloseTo(19);
    expect(check.errorPercent).toBeCloseTo(-5);
    expect(check.loadScale).toBeCloseTo((1.1 * 20) / 19);
  });

  it.each([
    ['a weight that is far off', still(10), 20, 'devices.weight.too-far'],
    ['an empty board', still(0.2), 20, 'devices.weight.not-felt'],
    ['a person, who moves', [68, 70, 66, 71], 70, 'devices.weight.not-still'],
    ['a silent board', [], 20, 'devices.weight.no-readings'],
    ['a weight too light to tell', still(1), 1, 'devices.weight.use-known'],
    ['a weight that was not entered', still(20), Number.NaN, 'devices.weight.use-known'],
  ])('refuses %s', (_what, loadsKg, knownKg, id) => {
    const check = checkWeight(loadsKg, knownKg, 1);
    expect(check.ok ? '' : check.problem.id).toBe(id);
  });
});
