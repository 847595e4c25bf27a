import { describe, expect, it } from 'vitest';
import { belongsToBaseline } from '#core/session/kept-history.ts';
import type { SummaryMetrics } from '#core/session/setup.ts';

/** Session by number; the range is measured in every fourth, the probe is played in all but every third. */
function session(number: number): SummaryMetrics {
  const metric = { value: number, trials: 8 };
  const range = number % 4 === 0 ? { 'range.meanReach': metric } : {};
  return {
    sessionId: String(number),
    startedAt: '2026-01-01T10:00:00.000Z',
    metrics: { recoveryS: metric, ...range },
    fromProbe: number % 3 !== 0,
  };
}

/** Numbers of the sessions that are the baseline after so many. */
function baselineAfter(count: number): readonly number[] {
  const baseline: SummaryMetrics[] = [];
  for (let number = 0; number < count; number++) {
    const next = session(number);
    if (belongsToBaseline(baseline, next)) baseline.push(next);
  }
  return baseline.map(({ sessionId }) => Number(sessionId));
}

describe('the sessions that later ones are compared with', () => {
  it('are all of a few', () => {
    expect(baselineAfter(5)).toEqual([0, 1, 2, 3, 4]);
  });

  it('hold the first four of every measure, however rarely it was taken', () => {
    const year = baselineAfter(100);
    const first = (isTaken: (number: number) => boolean): number[] => year.filter(isTaken).slice(0, 4);
    expect(first((number) => number % 3 !== 0)).toEqual([1, 2, 4, 5]);
    expect(first((number) => number % 3 === 0)).toEqual([0, 3, 6, 9]);
    expect(first((number) => number % 12 === 0)).toEqual([0, 12, 24, 36]);
    expect(year.length).toBeLessThan(20);
  });

  it('stay what they were, whatever comes after', () => {
    const few = baselineAfter(8);
    expect(baselineAfter(200).slice(0, few.length)).toEqual(few);
  });
});
