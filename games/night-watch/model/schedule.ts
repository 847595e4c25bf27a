/** The rounds of a set, drawn from its seed: places to remember, then each of them to be found twice. */
import type { Direction } from '#core/exercise/directions.ts';
import { shuffled, uniform } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';
import type { NightWatchParameters } from './state.ts';

/** `dark`: eyes closed. `fading`: the picture fades on the way. `sight`: place and person are seen, the control. */
export type FindKind = 'dark' | 'fading' | 'sight';

export interface PlannedPlace {
  readonly direction: Direction;
  /** Distance from the middle, fraction of the range. */
  readonly size: number;
}

export interface PlannedFind {
  /** Which place of the round, from 0. */
  readonly place: number;
  readonly kind: FindKind;
}

export interface PlannedRound {
  readonly places: readonly PlannedPlace[];
  readonly finds: readonly PlannedFind[];
}

/** Right and left come first: they are alike, and lean the least on the back. */
export const SIDES = ['right', 'left', 'front', 'back'] as const satisfies readonly Direction[];
export type Side = (typeof SIDES)[number];

/** One find in five is the control. */
const SIGHT_SHARE = 0.2;
const FINDS_A_PLACE = 2;
/** A place lies so much nearer or farther than the size asked for, so that no one distance is learnt. */
const JITTER = 0.15;
/** What shows a place comes last: nothing may be seen of it before it was found by feeling. */
const ORDER: Readonly<Record<FindKind, number>> = { dark: 0, fading: 1, sight: 2 };

/** @param farthest How far out a place may lie in each direction, fraction of the range. */
export function drawRounds(
  random: Random,
  count: number,
  parameters: NightWatchParameters,
  farthest: Readonly<Record<Side, number>>,
): PlannedRound[] {
  const sides = SIDES.slice(0, Math.round(parameters.directions));
  const nextKind = kindsByDebt(parameters.fadingPercent / 100);
  let bag: Side[] = [];
  let placesOwed = 0;
  const rounds: PlannedRound[] = [];
  while (rounds.length < count) {
    placesOwed += parameters.places;
    const size = Math.max(1, Math.floor(placesOwed + 1e-9));
    placesOwed -= size;
    const places: PlannedPlace[] = [];
    while (places.length < size) {
      if (bag.length === 0) bag = shuffled(random, sides);
      const direction = takeOther(bag, places) ?? 'right';
      const wanted = (parameters.sizePercent / 100) * uniform(random, 1 - JITTER, 1 + JITTER);
      places.push({ direction, size: Math.min(wanted, farthest[direction]) });
    }
    rounds.push({ places, finds: drawFinds(random, size, nextKind) });
  }
  return rounds;
}

/** The next direction of the bag, if possible one that is not yet in the round. */
function takeOther(bag: Side[], places: readonly PlannedPlace[]): Side | undefined {
  const other = bag.findIndex((side) => places.every(({ direction }) => direction !== side));
  return bag.splice(Math.max(0, other), 1)[0];
}

function drawFinds(random: Random, places: number, nextKind: () => FindKind): PlannedFind[] {
  const finds: PlannedFind[] = [];
  for (let turn = 0; turn < FINDS_A_PLACE; turn++) {
    const indices = Array.from({ length: places }, (_, place) => place);
    for (const place of shuffled(random, indices)) finds.push({ place, kind: nextKind() });
  }
  return finds.toSorted((one, other) => ORDER[one.kind] - ORDER[other.kind]);
}

/** Each kind is owed its share a find, and what is owed most comes next; dark first. */
function kindsByDebt(fadingShare: number): () => FindKind {
  const share: Readonly<Record<FindKind, number>> = {
    dark: (1 - SIGHT_SHARE) * (1 - fadingShare),
    fading: (1 - SIGHT_SHARE) * fadingShare,
    sight: SIGHT_SHARE,
  };
  const owed: Record<FindKind, number> = { dark: 0, fading: 0, sight: 0 };
  return () => {
    let next: FindKind = 'dark';
    for (const kind of ['dark', 'fading', 'sight'] as const) {
      owed[kind] += share[kind];
      if (owed[kind] > owed[next] + 1e-9) next = kind;
    }
    owed[next] -= 1;
    return next;
  };
}
