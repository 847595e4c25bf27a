import { describe, expect, it } from 'vitest';
import { keptHistory } from '#core/session/kept-history.ts';
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

const kept = (count: number): number[] =>
  keptHistory(Array.from({ length: count }, (_, number) => session(number))).map(({ sessionId }) =>
    Number(sessionId),
  );

describe('the history that a session is given', () => {
  it('is all of a few sessions', () => {
    expect(kept(1)).toEqual([0]);
    expect(kept(5)).toEqual([0, 1, 2, 3, 4]);
  });

  it('holds the baseline of every measure, however rarely it was taken, and the last two sessions', () => {
    const year = kept(100);
    expect(year.slice(-2)).toEqual([98, 99]);
    const early = year.slice(0, -2);
    expect(early.filter((number) => number % 4 === 0).slice(0, 4)).toEqual([0, 4, 8, 12]);
    expect(early.filter((number) => number % 3 !== 0).slice(0, 4)).toEqual([1, 2, 4, 5]);
    expect(year.length).toBeLessThan(20);
  });

  it('keeps the baseline where it was, whatever comes after', () => {
    const baseline = (count: number): number[] =>
      kept(count)
        .filter((number) => number % 3 !== 0)
        .slice(1, 4);
    expect(baseline(8)).toEqual(baseline(200));
  });
});
