import { describe, expect, it } from 'vitest';
import { mean, median } from '#core/signal/statistics.ts';
import { Form, seedOfToday } from '#core/virtual/form.ts';
import { traitsOf } from '#core/virtual/traits.ts';
import { ADULT, IMPAIRMENTS, pushTrial, quietStance } from './laboratory.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

describe('one person on several days', () => {
  it('is the same body with other noise: the first session is the one that has no number', () => {
    const another = { ...ADULT, sessionsBefore: 4 };
    const { visualDelayMs: _, anticipation: __, ...body } = traitsOf(ADULT);
    expect(traitsOf(another)).toMatchObject(body);
    expect(quietStance(another)).not.toEqual(quietStance(ADULT));
    expect(quietStance({ ...ADULT, sessionsBefore: 0 })).toEqual(quietStance(ADULT));
  });

  it('answers sooner and prepares more with practice, less and less so, whatever the impairment', () => {
    for (const impairment of IMPAIRMENTS) {
      const [first, second, tenth, eleventh] = [0, 1, 9, 10].map((sessionsBefore) =>
        traitsOf({ ...ADULT, impairment, severity: 0.7, sessionsBefore }),
      );
      expect(second?.visualDelayMs).toBeLessThan(first?.visualDelayMs ?? 0);
      expect(eleventh?.anticipation).toBeGreaterThan(tenth?.anticipation ?? 1);
      const gain = (before = first, after = second) =>
        (before?.visualDelayMs ?? 0) - (after?.visualDelayMs ?? 0);
      expect(gain(tenth, eleventh)).toBeLessThan(gain() / 5);
    }
    const latencyMs = (sessionsBefore: number): number =>
      median(
        SEEDS.flatMap((seed) => {
          const person = { ...ADULT, seed, sessionsBefore };
          return pushTrial(person, { mlMm: 1, apMm: 0 }, 30, false).latencyMs ?? [];
        }),
      );
    expect(latencyMs(20)).toBeLessThan(latencyMs(0));
  });

  it('has good days and bad ones', () => {
    const sways = SEEDS.map((session) => new Form(seedOfToday({ ...ADULT, sessionsBefore: session })).sway);
    expect(Math.max(...sways) / Math.min(...sways)).toBeGreaterThan(1.1);
  });

  it('tires on their feet, and recovers off them', () => {
    const swayAfter = (standingS: number, restS: number): number =>
      mean(
        SEEDS.map((seed) => {
          const form = new Form(seed);
          for (let step = 0; step < 100 * standingS; step++) form.step(true);
          for (let step = 0; step < 100 * restS; step++) form.step(false);
          return form.delay;
        }),
      );
    expect(swayAfter(0, 0)).toBe(1);
    expect(swayAfter(1200, 0)).toBeGreaterThan(1.05);
    expect(swayAfter(1200, 600)).toBeLessThan(1.02);
  });
});
