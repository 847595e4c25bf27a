/** Finding one place again: while it runs, and its result. */
import { difficultyOf } from '#core/exercise/curve.ts';
import { UNIT, added, along, lengthOf, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { hasManyHeld, marginOf } from '../../block-result.ts';
import type { UsableSteering } from '../../input.ts';
import { NIGHT_WATCH_CURVE } from '../curve.ts';
import type { PlannedFind, PlannedPlace } from './schedule.ts';
import type { KeptPlace, NightWatchState } from './state.ts';

/** Who is as far out as this share of the place has left the middle: from then on, to stay is to answer. */
const LEFT_SHARE = 0.5;
export interface RunningFind {
  readonly index: number;
  readonly planned: PlannedFind;
  readonly place: PlannedPlace;
  readonly asked: KeptPlace;
  readonly startMs: number;
  readonly hasLeft: boolean;
  readonly steps: number;
  readonly heldSteps: number;
}

export function startFind(
  state: NightWatchState,
  planned: PlannedFind,
  place: PlannedPlace,
  asked: KeptPlace,
): RunningFind {
  const { tMs: startMs, trials } = state;
  return { index: trials.length, planned, place, asked, startMs, hasLeft: false, steps: 0, heldSteps: 0 };
}

/** After one more step. */
export function searched(find: RunningFind, usable: UsableSteering | undefined): RunningFind {
  const out = usable === undefined ? 0 : lengthOf(usable.steering);
  return {
    ...find,
    hasLeft: find.hasLeft || out >= LEFT_SHARE * find.place.size,
    steps: find.steps + 1,
    heldSteps: find.heldSteps + (usable === undefined ? 1 : 0),
  };
}

/** Where the search ended: a place from neutral, mm or deg; undefined when the person never set out. */
export interface Answer {
  readonly found: PlaneVector | undefined;
}

/** What a result needs to know of its set. */
type ScoredSet = Pick<NightWatchState, 'tMs' | 'difficulty' | 'parameters' | 'range' | 'toleranceFactor'>;

/** @param answer undefined: broken off, and void. */
export function finishFind(find: RunningFind, state: ScoredSet, answer: Answer | undefined): TrialResult {
  const { planned, place, asked, startMs, index } = find;
  const { difficulty, tMs: endMs } = state;
  const base = {
    index,
    startMs,
    endMs,
    kind: planned.kind,
    target: { direction: place.direction },
    difficulty,
  };
  const waited = { delayS: (startMs - asked.atMs) / 1000, timeS: (endMs - startMs) / 1000 };
  if (answer === undefined) return { ...base, values: waited, void: 'interrupted' };
  if (hasManyHeld(find)) return { ...base, values: waited, void: 'held-readings' };
  const values: Readonly<Record<string, number>> = { ...waited, ...errorsOf(find, answer) };
  if (planned.kind === 'sight') return { ...base, values };
  if (answer.found === undefined) return { ...base, values, success: false, score: 0 };
  const percentOfRange = (100 * Math.abs(values.error ?? 0)) / state.range.extent[place.direction];
  const needed = percentOfRange / state.toleranceFactor;
  const success = needed <= state.parameters.tolerancePercent;
  const scored = { ...base, values, success, score: success ? 1 : 0 };
  return success ? { ...scored, margin: marginOfFind(needed, state) } : scored;
}

/** Asked and found from neutral; the error is positive beyond the place, `aside` across the way to it. mm or deg. */
function errorsOf({ asked, place }: RunningFind, { found }: Answer): Record<string, number> {
  const values = { askedMl: asked.raw.ml, askedAp: asked.raw.ap };
  if (found === undefined) return values;
  const unit = UNIT[place.direction];
  const missed = added(found, scaled(asked.raw, -1));
  return {
    ...values,
    foundMl: found.ml,
    foundAp: found.ap,
    asked: along(asked.raw, unit),
    found: along(found, unit),
    error: along(missed, unit),
    aside: missed.ml * unit.ap - missed.ap * unit.ml,
  };
}

/** How much harder a narrower tolerance could have made this success. */
function marginOfFind(tolerancePercent: number, { parameters, difficulty }: ScoredSet): number {
  const hardest = difficultyOf(NIGHT_WATCH_CURVE, { ...parameters, tolerancePercent });
  return marginOf(hardest, difficulty);
}
