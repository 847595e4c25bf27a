/** The loads of a set, all drawn before it begins. */
import { shuffled, uniform } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';

/** Of the deck, as the person stands or sits. */
export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];

/** Positive to the right. */
export const SIGN: Readonly<Record<Side, number>> = { left: -1, right: 1 };

const WEIGHTS = ['light', 'heavy'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** What a sign says of a load. */
export interface Announced {
  readonly side: Side;
  readonly weight: Weight;
}

/**
 * `known`: side, weight and moment are shown; `unknown`: a covered crate, of which none is; `false-side` and
 * `false-weight`: the sign is wrong.
 */
export type LoadKind = 'known' | 'unknown' | 'false-side' | 'false-weight';

export interface PlannedLoad extends Announced {
  readonly kind: LoadKind;
  /** What the sign says; undefined where there is none. */
  readonly shown: Announced | undefined;
  /** From when it hangs above the deck until it is set down, ms. */
  readonly leadMs: number;
  /** Calm before it, ms. */
  readonly pauseMs: number;
}

type Drawn = Omit<PlannedLoad, 'leadMs' | 'pauseMs'>;

/** Falsely announced loads for each of the others: one in six is not what its sign says. */
const FALSE_PER_LOAD = 0.2;
/** A pause is the mean one times 1 +- this: long enough to wait for, too uneven to count. */
const JITTER = 0.3;
/** A known load is seen coming down for this long. */
export const KNOWN_LEAD_MS = 1500;
/** A covered crate hangs there for an uncertain time, ms. */
const UNKNOWN_LEAD_MS = { least: 700, most: 2100 } as const;

/** Every side with every weight. */
const LOADS: readonly Announced[] = SIDES.flatMap((side) => WEIGHTS.map((weight) => ({ side, weight })));

/** Light, so that who was led to lean the wrong way is not carried far. */
const FALSE_SIDES: readonly Drawn[] = SIDES.map((side) => ({
  kind: 'false-side',
  side,
  weight: 'light',
  shown: { side: otherSide(side), weight: 'light' },
}));

const FALSE_WEIGHTS: readonly Drawn[] = LOADS.map(({ side, weight }) => ({
  kind: 'false-weight',
  side,
  weight,
  shown: { side, weight: weight === 'light' ? 'heavy' : 'light' },
}));

export function otherSide(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}

/**
 * Loads in shuffled blocks. A block holds every side with every weight once, and about one false announcement. Which
 * loads are unknown is shared out by debt: each is owed `unknownShare` a block, and the most owed are served, so that
 * over blocks both sides and weights are known and unknown alike.
 */
export function drawSchedule(
  random: Random,
  count: number,
  unknownShare: number,
  meanPauseMs: number,
): PlannedLoad[] {
  const owed = LOADS.map(() => 0);
  let lies: Drawn[] = [];
  let liesOwed = 0;
  const loads: Drawn[] = [];
  while (loads.length < count) {
    const unknown = serveUnknown(random, owed, unknownShare);
    const block = LOADS.map((load, index): Drawn => {
      if (unknown.has(index)) return { kind: 'unknown', ...load, shown: undefined };
      return { kind: 'known', ...load, shown: load };
    });
    liesOwed += FALSE_PER_LOAD * LOADS.length;
    for (; liesOwed >= 0.5; liesOwed -= 1) {
      if (lies.length === 0) lies = shuffled(random, [...FALSE_SIDES, ...FALSE_WEIGHTS]);
      const lie = lies.pop();
      if (lie !== undefined) block.push(lie);
    }
    loads.push(...shuffled(random, block));
  }
  return startWithTruth(loads)
    .slice(0, count)
    .map((load) => ({
      ...load,
      leadMs:
        load.shown === undefined
          ? toSteps(uniform(random, UNKNOWN_LEAD_MS.least, UNKNOWN_LEAD_MS.most))
          : KNOWN_LEAD_MS,
      pauseMs: toSteps(meanPauseMs * uniform(random, 1 - JITTER, 1 + JITTER)),
    }));
}

/** Indices of the loads that are unknown in this block; `owed` is brought up to date. */
function serveUnknown(random: Random, owed: number[], share: number): Set<number> {
  let sum = 0;
  for (const index of owed.keys()) sum += owed[index] = (owed[index] ?? 0) + share;
  const mostOwedFirst = shuffled(random, [...owed.keys()]).toSorted(
    (a, b) => (owed[b] ?? 0) - (owed[a] ?? 0),
  );
  const served = new Set(mostOwedFirst.slice(0, Math.max(0, Math.round(sum))));
  for (const index of served) owed[index] = (owed[index] ?? 0) - 1;
  return served;
}

/** The first load a person meets is announced as it is, where the set has one such. */
function startWithTruth(loads: readonly Drawn[]): Drawn[] {
  const known = loads.findIndex(({ kind }) => kind === 'known');
  const first = known === -1 ? loads.findIndex(({ kind }) => kind === 'unknown') : known;
  const load = loads[first];
  return load === undefined ? [...loads] : [load, ...loads.slice(0, first), ...loads.slice(first + 1)];
}

/** To whole steps of 10 ms. */
function toSteps(ms: number): number {
  return Math.round(ms / 10) * 10;
}
