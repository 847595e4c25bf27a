import type { TrialResult } from '#core/exercise/trial.ts';
import { describe, expect, it } from 'vitest';
import { controlPatternIndex, controlPatternOf } from '#games/squall/model/control-pattern.ts';

const gust = (briskness: number, index: number): TrialResult => {
  return { index, startMs: 0, endMs: 0, kind: 'uncued', values: { briskness } };
};

describe('the control pattern', () => {
  it('is the mean log of briskness against a typical body', () => {
    const index = controlPatternIndex([2.7, 2.7 * Math.E, 2.7, 2.7 / Math.E].map(gust));
    expect(index?.value).toBeCloseTo(0, 12);
    expect(index?.trials).toBe(4);
  });

  it.each([
    ['tight', [1.8, 1.9, 1.7, 1.8, 1.9]],
    ['loose', [3.9, 4.1, 3.8, 4.2, 4]],
    ['typical', [2.7, 2.6, 2.8, 2.7, 2.75]],
  ] as const)('is %s when every gust says so', (controlPattern, briskness) => {
    expect(controlPatternOf(controlPatternIndex(briskness.map(gust)))).toBe(controlPattern);
  });

  it('is unsure on few gusts, or when they disagree', () => {
    expect(controlPatternOf(controlPatternIndex([1.8, 1.8, 1.8].map(gust)))).toBe('unsure');
    expect(controlPatternOf(controlPatternIndex([1, 2, 3, 6, 1.5].map(gust)))).toBe('unsure');
    expect(controlPatternOf(undefined)).toBe('unsure');
  });

  it('leaves gusts out that were never leaned against', () => {
    expect(controlPatternIndex([0, 0, 2.7, 2.7, 2.7].map(gust))).toBeUndefined();
  });
});
