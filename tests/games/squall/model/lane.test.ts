import { describe, expect, it } from 'vitest';
import type { TrialResult } from '#core/session/exercise.ts';
import { laneIndex, laneOf } from '#games/squall/model/lane.ts';

const gust = (briskness: number, index: number): TrialResult => {
  return { index, startMs: 0, endMs: 0, kind: 'uncued', values: { briskness } };
};

describe('the lane', () => {
  it('is the mean log of briskness against a typical body', () => {
    const index = laneIndex([2.7, 2.7 * Math.E, 2.7, 2.7 / Math.E].map(gust));
    expect(index?.value).toBeCloseTo(0, 12);
    expect(index?.trials).toBe(4);
  });

  it.each([
    ['tight', [1.8, 1.9, 1.7, 1.8, 1.9]],
    ['loose', [3.9, 4.1, 3.8, 4.2, 4]],
    ['typical', [2.7, 2.6, 2.8, 2.7, 2.75]],
  ] as const)('is %s when every gust says so', (lane, briskness) => {
    expect(laneOf(laneIndex(briskness.map(gust)))).toBe(lane);
  });

  it('is unsure on few gusts, or when they disagree', () => {
    expect(laneOf(laneIndex([1.8, 1.8, 1.8].map(gust)))).toBe('unsure');
    expect(laneOf(laneIndex([1, 2, 3, 6, 1.5].map(gust)))).toBe('unsure');
    expect(laneOf(undefined)).toBe('unsure');
  });

  it('leaves gusts out that were never leaned against', () => {
    expect(laneIndex([0, 0, 2.7, 2.7, 2.7].map(gust))).toBeUndefined();
  });
});
