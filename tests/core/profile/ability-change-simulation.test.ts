import { describe, expect, it } from 'vitest';
import { simulateChange } from '#core/profile/ability-change-simulation.ts';

const PLAN = { patients: 40, seed: 7, scenario: 'usual', sessionsAfter: 1 } as const;

describe('people who come back', { timeout: 60_000 }, () => {
  it('are told of +1.5 logits after one session more often than not, and of nothing where nothing changed', () => {
    const changed = simulateChange({ ...PLAN, change: 1.5 });
    const unchanged = simulateChange({ ...PLAN, change: 0 });
    expect(changed.toldAfter).toHaveLength(1);
    expect(changed.toldAfter[0]).toBeGreaterThanOrEqual(0.5);
    expect(changed.wrongDirection).toBe(0);
    expect(unchanged.toldPerSession).toBeLessThanOrEqual(0.05);
    expect(unchanged.coverage95).toBeGreaterThanOrEqual(0.9);
  });

  it('are told of a loss as of a gain', () => {
    const { toldAfter, wrongDirection } = simulateChange({ ...PLAN, patients: 15, change: -2 });
    expect(toldAfter[0]).toBeGreaterThan(0.5);
    expect(wrongDirection).toBe(0);
  });

  it('hear the same for the same seed', () => {
    const plan = { ...PLAN, patients: 2, change: 1 };
    expect(simulateChange(plan)).toEqual(simulateChange(plan));
    expect(simulateChange({ ...plan, seed: 8, patients: 8 })).not.toEqual(
      simulateChange({ ...plan, patients: 8 }),
    );
  });
});
