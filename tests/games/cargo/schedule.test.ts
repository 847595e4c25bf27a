import { describe, expect, it } from 'vitest';
import { drawSchedule } from '#games/cargo/model/schedule.ts';
import type { PlannedLoad } from '#games/cargo/model/schedule.ts';
import { createRandom } from '#core/signal/random.ts';

const draw = (seed: number, count = 240, share = 0.5): PlannedLoad[] =>
  drawSchedule(createRandom(seed), count, share, 3000);
const count = (loads: readonly PlannedLoad[], holds: (load: PlannedLoad) => boolean): number =>
  loads.filter(holds).length;
const isFalse = ({ kind }: PlannedLoad): boolean => kind === 'false-side' || kind === 'false-weight';

describe('the loads of a set', () => {
  it('come to both sides alike, known, unknown and with false signs', () => {
    const loads = draw(1);
    for (const kinds of [['known'], ['unknown'], ['false-side', 'false-weight']]) {
      const of = loads.filter(({ kind }) => kinds.includes(kind));
      const left = count(of, ({ side }) => side === 'left');
      expect(Math.abs(2 * left - of.length)).toBeLessThanOrEqual(4);
    }
  });

  it('come light and heavy alike, known and unknown', () => {
    for (const wanted of ['known', 'unknown']) {
      const of = draw(2).filter(({ kind }) => kind === wanted);
      const light = count(of, ({ weight }) => weight === 'light');
      expect(Math.abs(2 * light - of.length)).toBeLessThanOrEqual(4);
    }
  });

  it('are unknown in the share that was asked for, and falsely announced in one of six', () => {
    for (const share of [0, 0.3, 0.65]) {
      const loads = draw(3, 240, share);
      const truths = loads.filter((load) => !isFalse(load));
      expect(count(truths, ({ kind }) => kind === 'unknown') / truths.length).toBeCloseTo(share, 1);
      expect(count(loads, isFalse) / loads.length).toBeCloseTo(1 / 6, 1);
    }
  });

  it('have a sign that says another side, or another weight, where it is false; the wrong side only of light loads', () => {
    for (const load of draw(4).filter(isFalse)) {
      const { shown, side, weight, kind } = load;
      expect(shown?.side === side).toBe(kind === 'false-weight');
      expect(shown?.weight === weight).toBe(kind === 'false-side');
      expect(kind === 'false-side' && weight === 'heavy').toBe(false);
    }
  });

  it('begin with one that is what its sign says', () => {
    for (let seed = 0; seed < 20; seed++) expect(draw(seed, 20)[0]?.kind).toBe('known');
  });

  it('are the same for the same seed', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });
});
