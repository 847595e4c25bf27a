import { describe, expect, it } from 'vitest';
import { DIRECTIONS } from '#core/exercise/directions.ts';
import { createRandom } from '#core/signal/random.ts';
import { drawOrder } from '#games/beacons/model/schedule.ts';

function stepsOf(order: readonly string[]): number[] {
  const places = order.map((direction) => DIRECTIONS.findIndex((name) => name === direction));
  return places.slice(1).map((place, index) => {
    const apart = Math.abs(place - (places[index] ?? 0));
    return Math.min(apart, 8 - apart);
  });
}

describe('the order of the lights', () => {
  it('has every direction once in each ring, whatever the share of random ones', () => {
    for (const share of [0, 0.3, 1]) {
      const order = drawOrder(createRandom(5), 20, share);
      for (let ring = 0; ring < 20; ring++) {
        expect(new Set(order.slice(8 * ring, 8 * ring + 8)).size).toBe(8);
      }
    }
  });

  it('goes from neighbour to neighbour when nothing is random', () => {
    for (let seed = 0; seed < 20; seed++) {
      expect(stepsOf(drawOrder(createRandom(seed), 1, 0)).every((steps) => steps === 1)).toBe(true);
    }
  });

  it('jumps as often as it is told to', () => {
    const steps = Array.from({ length: 100 }, (_, seed) =>
      stepsOf(drawOrder(createRandom(seed), 1, 1)),
    ).flat();
    // Of seven steps a ring, the last has only one light left to go to.
    expect(steps.filter((step) => step > 1).length / steps.length).toBeGreaterThan(0.6);
  });
});
