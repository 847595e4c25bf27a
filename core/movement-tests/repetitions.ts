/**
 * Finds the repetitions of a movement: excursions away from rest and back again.
 *
 * How far "away" is depends on the person and the side: R is the median height of the excursions to that side that go
 * at least half as far as the farthest to it. A repetition begins and ends within 35 % of the smallest R and goes beyond
 * 60 % of its own, so that sway, a pause on the way and a second try at the end make no repetition of their own; what
 * turns back between the two is half a movement.
 */
import { median } from '../signal/statistics.ts';
import { at } from '../signal/values.ts';
import { TASK_FACTS } from './tasks.ts';
import type { RepeatedTask, Side } from './tasks.ts';
import { TRACE_RATE_HZ } from './trace.ts';
import type { SegmentTrace } from './trace.ts';

export type Wholeness = 'whole' | 'half' | 'not-returned' | 'cut-off';

/** Indices of frames. */
export interface FoundRepetition {
  readonly side: Side;
  readonly wholeness: Wholeness;
  /** Within 5 % of the way from rest: the movement's beginning and end. */
  readonly start: number;
  readonly end: number;
  /** The same with the rest at both ends, over which ranges are taken. */
  readonly from: number;
  readonly to: number;
  /** Within 5 % of the way from its farthest: the end of the way out, the beginning of the way back. */
  readonly arrival: number;
  readonly departure: number;
  /** The farthest. */
  readonly peak: number;
  /** From rest to the farthest, deg. */
  readonly heightDeg: number;
}

const NEAR_SHARE = 0.35;
const FAR_SHARE = 0.6;
const EDGE_SHARE = 0.05;
/** The last 5 % of the way take a fifth of the time of the middle 90 % (half a cosine): with something to spare. */
const LEAD_SHARE = 0.3;
/** The first second is rest, unless it moves more than this, deg. */
const RESTLESS_DEG = 5;

/** How far the thorax is from rest at each frame in the task's own direction, and to which side. */
export interface Outward {
  readonly deg: Float64Array;
  readonly side: (index: number) => Side;
}

export function outwardOf(task: RepeatedTask, { deg }: SegmentTrace): Outward {
  const forward = fromRest(deg.flexion).map((value) => Math.max(0, value));
  switch (task) {
    case 'bend':
    case 'lift':
      return { deg: forward, side: () => 'forward' };
    case 'turn': {
      const axial = fromRest(deg.axial);
      return { deg: axial.map(Math.abs), side: (index) => (at(axial, index) > 0 ? 'right' : 'left') };
    }
    case 'reach': {
      const lateral = fromRest(deg.lateral);
      const away = forward.map((value, k) => Math.sqrt(value * value + at(lateral, k) * at(lateral, k)));
      return { deg: away, side: (index) => reachSide(at(lateral, index), at(away, index)) };
    }
  }
}

/** Less than this share of a reach to the side is a reach forward. */
const SIDEWAYS_SHARE = 0.15;

function reachSide(lateralDeg: number, awayDeg: number): Side {
  if (Math.abs(lateralDeg) < SIDEWAYS_SHARE * awayDeg) return 'forward';
  return lateralDeg > 0 ? 'right' : 'left';
}

/** Less its middle of the first second; as it is, where the person did not hold still then. */
function fromRest(values: Float64Array): Float64Array {
  const first = Array.from(values.subarray(0, TRACE_RATE_HZ));
  const range = Math.max(...first) - Math.min(...first);
  const rest = range <= RESTLESS_DEG ? median(first) : 0;
  return values.map((value) => value - rest);
}

/** All repetitions, whole or not, in time. */
export function findRepetitions(task: RepeatedTask, thorax: SegmentTrace): FoundRepetition[] {
  const outward = outwardOf(task, thorax);
  const { smallestDeg } = TASK_FACTS[task];
  const beyond = (threshold: number): Excursion[] =>
    excursions(outward.deg, threshold).filter(({ height }) => height >= smallestDeg);
  const references = referencesOf(outward, beyond(smallestDeg / 2));
  const largest = Math.max(0, ...references.values());
  const counted = [...references.values()].filter((reference) => reference >= STRAY_SHARE * largest);
  if (counted.length === 0) return [];
  const found = beyond(Math.max(smallestDeg / 2, NEAR_SHARE * Math.min(...counted)));
  return found.map((excursion, index) => {
    const restFrom = found[index - 1]?.to ?? 0;
    const restTo = found[index + 1]?.from ?? outward.deg.length - 1;
    const reference = references.get(outward.side(excursion.peak)) ?? largest;
    return repetitionOf(outward, excursion, { restFrom, restTo, reference });
  });
}

/** A side to which nothing went further than this share of the other is no side of the movement. */
const STRAY_SHARE = 0.3;

/** R of each side. */
function referencesOf(outward: Outward, all: readonly Excursion[]): ReadonlyMap<Side, number> {
  const bySide = new Map<Side, number[]>();
  for (const { peak, height } of all) {
    const side = outward.side(peak);
    bySide.set(side, [...(bySide.get(side) ?? []), height]);
  }
  return new Map(
    [...bySide].map(([side, heights]) => {
      const farthest = Math.max(...heights);
      return [side, median(heights.filter((height) => height >= farthest / 2))];
    }),
  );
}

interface Excursion {
  /** The first and the last frame beyond the threshold. */
  readonly from: number;
  readonly to: number;
  readonly peak: number;
  readonly height: number;
}

/** The stretches beyond a threshold. */
function excursions(values: Float64Array, threshold: number): Excursion[] {
  const found: Excursion[] = [];
  let from = -1;
  for (let index = 0; index <= values.length; index++) {
    const away = index < values.length && at(values, index) > threshold;
    if (away && from < 0) from = index;
    if (away || from < 0) continue;
    const part = values.subarray(from, index);
    const height = part.reduce((most, value) => Math.max(most, value), -Infinity);
    found.push({ from, to: index - 1, peak: from + part.indexOf(height), height });
    from = -1;
  }
  return found;
}

interface Surroundings {
  /** Where the rest before begins and the rest after ends. */
  readonly restFrom: number;
  readonly restTo: number;
  readonly reference: number;
}

function repetitionOf(
  { deg, side }: Outward,
  excursion: Excursion,
  { restFrom, restTo, reference }: Surroundings,
): FoundRepetition {
  const { from, to, peak, height } = excursion;
  const restBefore = lowest(deg, restFrom, from);
  const restAfter = lowest(deg, to, restTo);
  const level = (rest: number, share: number): number => rest + share * (height - rest);
  let start = from;
  while (start > restFrom && at(deg, start) > level(restBefore, EDGE_SHARE)) start -= 1;
  let end = to;
  while (end < restTo && at(deg, end) > level(restAfter, EDGE_SHARE)) end += 1;
  let arrival = from;
  while (arrival < peak && at(deg, arrival) < level(restBefore, 1 - EDGE_SHARE)) arrival += 1;
  let departure = to;
  while (departure > peak && at(deg, departure) < level(restAfter, 1 - EDGE_SHARE)) departure -= 1;
  const cutOff = from === 0 || to === deg.length - 1;
  const twice = deepestValley(deg, from, to) > NEAR_SHARE * reference;
  const half = height < FAR_SHARE * reference;
  const wholeness = cutOff ? 'cut-off' : half ? 'half' : twice ? 'not-returned' : 'whole';
  const lead = (frames: number): number => Math.round(LEAD_SHARE * frames);
  return {
    side: side(peak),
    wholeness,
    start,
    end,
    from: Math.max(restFrom, start - lead(arrival - start)),
    to: Math.min(restTo, end + lead(end - departure)),
    arrival,
    departure,
    peak,
    heightDeg: height - restBefore,
  };
}

function lowest(values: Float64Array, from: number, to: number): number {
  let least = Infinity;
  for (let index = from; index <= to; index++) least = Math.min(least, at(values, index));
  return least;
}

/** How far the signal comes back between two tops of a stretch. */
function deepestValley(values: Float64Array, from: number, to: number): number {
  const right: number[] = [];
  let most = -Infinity;
  for (let index = to; index >= from; index--) {
    most = Math.max(most, at(values, index));
    right[index - from] = most;
  }
  let left = -Infinity;
  let deepest = 0;
  for (let index = from; index <= to; index++) {
    left = Math.max(left, at(values, index));
    deepest = Math.max(deepest, Math.min(left, right[index - from] ?? left) - at(values, index));
  }
  return deepest;
}
