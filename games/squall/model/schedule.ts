/** The trials of a set, all drawn before it begins. */
import { DIRECTIONS, byDirection } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import { shuffled, uniform } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';

/** `cued`: announced; `uncued`: out of the blue; `catch`: announced, and never comes. */
export type TrialKind = 'cued' | 'uncued' | 'catch';

export interface PlannedTrial {
  readonly kind: TrialKind;
  /** Where the wind pushes the boat. */
  readonly direction: Direction;
  /** Calm before the trial, ms. */
  readonly pauseMs: number;
}

/** Catch trials for each gust: one trial in six never comes. */
const CATCH_PER_GUST = 0.2;
/** A pause is the mean interval times 1 +- this: long enough to wait for, too uneven to count. */
const JITTER = 0.3;

/**
 * Trials in shuffled blocks. A block holds every direction once as a gust, and one or two catch trials. Which gusts
 * are uncued is shared out by debt: each direction is owed `uncuedShare` a block, and the most owed are served, so
 * that over blocks every direction is cued and uncued alike.
 */
export function drawSchedule(
  random: Random,
  count: number,
  uncuedShare: number,
  meanPauseMs: number,
): PlannedTrial[] {
  const owed = byDirection(() => 0);
  let catchDirections: Direction[] = [];
  let catchOwed = 0;
  const kinds: { kind: TrialKind; direction: Direction }[] = [];
  while (kinds.length < count) {
    const uncued = serveUncued(random, owed, uncuedShare);
    const block = DIRECTIONS.map((direction): { kind: TrialKind; direction: Direction } => ({
      kind: uncued.has(direction) ? 'uncued' : 'cued',
      direction,
    }));
    catchOwed += CATCH_PER_GUST * DIRECTIONS.length;
    for (; catchOwed >= 0.5; catchOwed -= 1) {
      if (catchDirections.length === 0) catchDirections = shuffled(random, DIRECTIONS);
      block.push({ kind: 'catch', direction: catchDirections.pop() ?? 'front' });
    }
    kinds.push(...shuffled(random, block));
  }
  return startWithGust(kinds)
    .slice(0, count)
    .map((trial) => ({ ...trial, pauseMs: jittered(random, meanPauseMs) }));
}

/** The directions that come uncued in this block; `owed` is brought up to date. */
function serveUncued(random: Random, owed: Record<Direction, number>, share: number): Set<Direction> {
  let sum = 0;
  for (const direction of DIRECTIONS) sum += owed[direction] += share;
  const mostOwedFirst = shuffled(random, DIRECTIONS).toSorted((a, b) => owed[b] - owed[a]);
  const served = new Set(mostOwedFirst.slice(0, Math.max(0, Math.round(sum))));
  for (const direction of served) owed[direction] -= 1;
  return served;
}

/** The first thing a person meets is a real gust, not a catch trial. */
function startWithGust<Trial extends { kind: TrialKind }>(trials: readonly Trial[]): Trial[] {
  const first = trials.findIndex((trial) => trial.kind !== 'catch');
  const gust = trials[first];
  return gust === undefined ? [...trials] : [gust, ...trials.slice(0, first), ...trials.slice(first + 1)];
}

/** To whole steps of 10 ms. */
function jittered(random: Random, meanMs: number): number {
  return Math.round((meanMs * uniform(random, 1 - JITTER, 1 + JITTER)) / 10) * 10;
}
