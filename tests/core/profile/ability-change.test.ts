import { describe, expect, it } from 'vitest';
import type { AbilityEstimate } from '#core/difficulty/ability.ts';
import { abilityChangeOf } from '#core/profile/ability-change.ts';

function estimate(mean: number, standardDeviation: number): AbilityEstimate {
  const half = 1.96 * standardDeviation;
  return { mean, standardDeviation, low95: mean - half, high95: mean + half, trials: 10 };
}

/** Sessions that differ by little: SD between them 0.1. */
const STEADY = [estimate(0, 0.3), estimate(0.1, 0.3), estimate(-0.1, 0.3)];

describe('a change of ability', () => {
  it('is judged only after a baseline', () => {
    expect(abilityChangeOf(STEADY.slice(0, 1), estimate(2, 0.3))).toBeUndefined();
  });

  it('has the probability of a difference of two normal posteriors', () => {
    const change = abilityChangeOf(STEADY, estimate(0.4, 0.3));
    // Phi(0.4 / sqrt(0.09 + 0.03)) = Phi(1.1547)
    expect(change?.probabilityHigher).toBeCloseTo(0.875893461151, 8);
    expect(change?.verdict).toBe('no-real-change');
    expect(abilityChangeOf(STEADY, estimate(0, 0.3))?.probabilityHigher).toBeCloseTo(0.5, 12);
  });

  it('is real when the posterior and the spread between days both say so', () => {
    expect(abilityChangeOf(STEADY, estimate(1, 0.3))?.verdict).toBe('better');
    expect(abilityChangeOf(STEADY, estimate(-1, 0.3))?.verdict).toBe('worse');
  });

  it('is not real when the spread between days is wider than it, however sure the posterior', () => {
    const days = [estimate(0, 0.05), estimate(1, 0.05), estimate(-1, 0.05)];
    const change = abilityChangeOf(days, estimate(1, 0.05));
    expect(change?.probabilityHigher).toBeGreaterThan(0.999);
    expect(change?.verdict).toBe('no-real-change');
  });

  it('is not real when today’s estimate is too rough, however steady the days were', () => {
    const steady = STEADY.map((day) => ({ ...day, standardDeviation: 0.05 }));
    expect(abilityChangeOf(steady, estimate(0.9, 0.05))?.verdict).toBe('better');
    expect(abilityChangeOf(steady, estimate(0.9, 0.4))?.verdict).toBe('no-real-change');
  });
});
