import { DIRECTIONS } from '#core/exercise/directions.ts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createRandom } from '#core/signal/random.ts';
import { drawSchedule } from '#games/squall/model/schedule.ts';
import type { PlannedTrial } from '#games/squall/model/schedule.ts';

const gusts = (trials: readonly PlannedTrial[]): PlannedTrial[] =>
  trials.filter((trial) => trial.kind !== 'catch');
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const shares = fc.double({ min: 0, max: 0.75, noNaN: true });

describe('the schedule', () => {
  it('gives every direction once in every eight gusts', () => {
    fc.assert(
      fc.property(seeds, shares, (seed, share) => {
        const all = gusts(drawSchedule(createRandom(seed), 97, share, 3000));
        for (let block = 0; block + 8 <= all.length; block += 8) {
          const directions = new Set(all.slice(block, block + 8).map((trial) => trial.direction));
          expect(directions.size).toBe(8);
        }
      }),
    );
  });

  it('makes one trial in six a catch trial, and never the first', () => {
    fc.assert(
      fc.property(seeds, shares, (seed, share) => {
        const all = drawSchedule(createRandom(seed), 96, share, 3000);
        const caught = all.filter((trial) => trial.kind === 'catch').length / all.length;
        expect(caught).toBeGreaterThan(0.14);
        expect(caught).toBeLessThan(0.19);
        expect(all[0]?.kind).not.toBe('catch');
      }),
    );
  });

  it('leaves the asked share uncued, alike in every direction', () => {
    fc.assert(
      fc.property(seeds, shares, (seed, share) => {
        const all = gusts(drawSchedule(createRandom(seed), 10 * 48, share, 3000)).slice(0, 8 * 48);
        for (const direction of DIRECTIONS) {
          const uncued = all.filter(
            (trial) => trial.direction === direction && trial.kind === 'uncued',
          ).length;
          expect(Math.abs(uncued - share * 48)).toBeLessThan(2.5);
        }
      }),
    );
  });

  it('varies every pause by up to 30 % around the mean', () => {
    const pauses = drawSchedule(createRandom(5), 400, 0.5, 3000).map((trial) => trial.pauseMs);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(2100);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(3900);
    expect(pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length).toBeCloseTo(3000, -2);
    expect(new Set(pauses).size).toBeGreaterThan(50);
  });

  it('is its seed: the same again, another for another', () => {
    const draw = (seed: number): PlannedTrial[] => drawSchedule(createRandom(seed), 30, 0.4, 3000);
    expect(draw(8)).toEqual(draw(8));
    const others = Array.from({ length: 20 }, (_, seed) => JSON.stringify(draw(seed)));
    expect(new Set(others).size).toBe(20);
  });
});
