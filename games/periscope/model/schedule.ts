/** The pieces of a set, all drawn before it begins. */
import { createRandom, shuffled, uniform } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';
import type { Part, PeriscopeParameters, Piece, Segment } from './state.ts';

/** Scored cycles in a piece. */
export const SCORED_CYCLES = 3;

/** What steers begins, then the reverse, then both against each other. */
const PARTS: Readonly<Record<Segment, readonly Part[]>> = {
  pelvis: ['pelvis-moves', 'thorax-moves', 'opposite'],
  thorax: ['thorax-moves', 'pelvis-moves', 'opposite'],
};

export function drawSchedule(
  seed: number,
  count: number,
  steering: Segment,
  { flexionPercent, hiddenPercent }: Pick<PeriscopeParameters, 'flexionPercent' | 'hiddenPercent'>,
): Piece[] {
  const random = createRandom(seed);
  const parts = PARTS[steering];
  const inFlexion = shares(random, flexionPercent / 100);
  const hides = shares(random, hiddenPercent / 100);
  return Array.from({ length: count }, (_, index) => ({
    part: parts[index % parts.length] ?? 'opposite',
    // Every part meets both planes: planes are drawn for a round of parts.
    plane: inFlexion(Math.floor(index / parts.length)) ? 'flexion' : 'lateral',
    sign: uniform(random, 0, 1) < 0.5 ? 1 : -1,
    // Who moves both against each other must see both.
    hidden: parts[index % parts.length] === 'opposite' ? ALL_SEEN : drawHidden(random, index, hides),
  }));
}

const ALL_SEEN: readonly boolean[] = Array.from({ length: SCORED_CYCLES }, () => false);

function drawHidden(random: Random, index: number, hides: (cycle: number) => boolean): readonly boolean[] {
  const cycles = ALL_SEEN.map((_, cycle) => hides(index * SCORED_CYCLES + cycle));
  return shuffled(random, cycles);
}

/**
 * Of things in order, an even share: of n in a row floor or ceil of n times the share, beginning anywhere.
 * @returns whether the thing of an index belongs to it
 */
function shares(random: Random, share: number): (index: number) => boolean {
  const start = uniform(random, 0, 1);
  return (index) => Math.floor(start + (index + 1) * share) > Math.floor(start + index * share);
}
