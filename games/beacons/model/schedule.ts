/** The order of the lights of a set, drawn before it begins. */
import { DIRECTIONS } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import { integerBelow } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';

/**
 * Rings of eight: every direction once before any comes again, so that sides are asked for alike. After a light comes
 * the nearest one of the ring that was not asked for yet, or, in `randomShare` of cases, any other.
 */
export function drawOrder(random: Random, rings: number, randomShare: number): Direction[] {
  const order: Direction[] = [];
  for (let ring = 0; ring < rings; ring++) order.push(...drawRing(random, randomShare));
  return order;
}

function drawRing(random: Random, randomShare: number): Direction[] {
  const clockwise = random.next() < 0.5 ? 1 : -1;
  const rest = new Set(DIRECTIONS.keys());
  let place = integerBelow(random, DIRECTIONS.length);
  const ring: Direction[] = [];
  for (;;) {
    rest.delete(place);
    ring.push(DIRECTIONS[place] ?? 'front');
    if (rest.size === 0) return ring;
    const nearest = nearestOf(rest, place, clockwise);
    const others = [...rest].filter((other) => other !== nearest);
    const jumps = random.next() < randomShare;
    place = jumps && others.length > 0 ? (others[integerBelow(random, others.length)] ?? nearest) : nearest;
  }
}

/** Of two that are equally near, the one that goes on around the ring. */
function nearestOf(rest: ReadonlySet<number>, from: number, clockwise: number): number {
  const count = DIRECTIONS.length;
  for (let steps = 1; steps <= count / 2; steps++) {
    for (const way of [clockwise, -clockwise]) {
      const place = (from + way * steps + count) % count;
      if (rest.has(place)) return place;
    }
  }
  return from;
}
