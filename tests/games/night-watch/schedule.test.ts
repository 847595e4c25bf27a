import { describe, expect, it } from 'vitest';
import { byDirection } from '#core/exercise/directions.ts';
import { createRandom } from '#core/signal/random.ts';
import { NIGHT_WATCH } from '#games/night-watch/index.ts';
import { drawRounds } from '#games/night-watch/model/schedule.ts';
import type { PlannedRound } from '#games/night-watch/model/schedule.ts';
import { roundContext } from '../drive.ts';
import { EASY } from './people.ts';

const ANYWHERE = { right: 0.65, left: 0.65, front: 0.65, back: 0.65 };

function draw(changes: Partial<typeof EASY>, seed = 1): PlannedRound[] {
  return drawRounds(createRandom(seed), 200, { ...EASY, ...changes }, ANYWHERE);
}

const finds = (rounds: readonly PlannedRound[]) => rounds.flatMap((round) => round.finds);
const places = (rounds: readonly PlannedRound[]) => rounds.flatMap((round) => round.places);

describe('The rounds of Night Watch', () => {
  it('have a fifth of finds with sight, and the rest fading or dark as asked', () => {
    const kinds = finds(draw({ fadingPercent: 25 })).map(({ kind }) => kind);
    const share = (kind: string): number => kinds.filter((one) => one === kind).length / kinds.length;
    expect(share('sight')).toBeCloseTo(0.2, 2);
    expect(share('fading')).toBeCloseTo(0.2, 2);
    expect(share('dark')).toBeCloseTo(0.6, 2);
  });

  it('never show a place before its dark find', () => {
    const order = ['dark', 'fading', 'sight'];
    for (const round of draw({ places: 3, fadingPercent: 50 })) {
      const kinds = round.finds.map(({ kind }) => order.indexOf(kind));
      expect(kinds).toEqual(kinds.toSorted((one, other) => one - other));
    }
  });

  it('use two, three or four directions alike', () => {
    for (const directions of [2, 3, 4]) {
      const sides = places(draw({ directions })).map(({ direction }) => direction);
      const used = [...new Set(sides)];
      expect(used).toHaveLength(directions);
      for (const side of used) {
        expect(sides.filter((one) => one === side).length / sides.length).toBeCloseTo(1 / directions, 1);
      }
    }
  });

  it('have as many places on average as asked for, each in a direction of its own', () => {
    for (const wanted of [1, 1.4, 2, 3]) {
      const rounds = draw({ places: wanted });
      expect(places(rounds).length / rounds.length).toBeCloseTo(wanted, 1);
      for (const round of rounds) {
        const directions = new Set(round.places.map(({ direction }) => direction));
        expect(directions.size).toBe(round.places.length);
        expect(round.finds).toHaveLength(2 * round.places.length);
      }
    }
  });

  it('lie within 15 % of the size asked for', () => {
    for (const { size } of places(draw({ sizePercent: 40 }))) {
      expect(size).toBeGreaterThanOrEqual(0.34);
      expect(size).toBeLessThanOrEqual(0.46);
    }
  });

  it('ask the trunk for no more than its stop rule leaves', () => {
    const context = {
      ...roundContext(),
      steering: 'thorax' as const,
      range: { extent: byDirection(() => 30), measured: byDirection(() => true) },
      neutral: { thorax: { ml: 0, ap: 4 } },
      leanLimitDeg: 20,
    };
    const { rounds } = NIGHT_WATCH.init({ ...EASY, sizePercent: 55 }, context, 3);
    const farthestDeg = { right: 15, left: 15, front: 11, back: 19 };
    for (const { direction, size } of places(rounds)) {
      expect(30 * size).toBeLessThanOrEqual(farthestDeg[direction as keyof typeof farthestDeg] + 1e-9);
    }
  });
});
