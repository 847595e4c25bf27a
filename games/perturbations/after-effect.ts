/**
 * What a changed gain or rotation leaves behind: how a person leans once it is gone, on the way from how they leaned
 * before it (0 %) to the lean that would have answered it in full (100 %). Who corrects by sight alone shows none; who
 * has learnt the change shows it (Shadmehr & Mussa-Ivaldi 1994, J Neurosci 14:3208, for the arm). Who still learns the
 * exercise itself leans ever more, which looks like an after-effect of a gain: it takes a person who has practised.
 * Virtual patients, who learn how the boat lags but neither gain nor rotation, show none once they have: -6 to 2 % in
 * the median of ten (`bench/perturbations.ts 10 180`), with a standard error of 16 to 27 % a set.
 */
import { meanMetric } from '#core/coordination/estimates.ts';
import { added, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { Metric } from '#core/exercise/result.ts';
import { remapped } from './remapping.ts';
import type { Remapping } from './remapping.ts';

export interface Leans {
  /** In the frame of what was asked: `ap` towards it, `ml` clockwise of it; 1 is what was asked. */
  readonly before: readonly PlaneVector[];
  readonly after: readonly PlaneVector[];
}

/** Fewer have no standard error. */
const FEWEST = 3;
/** A smaller difference between the two leans tells nothing, shares of what was asked. */
const LEAST_CHANGE = 0.05;

/** In percent; undefined with too few leans, or when the change asked for no other lean. */
export function afterEffect({ gain, rotationDeg }: Remapping, { before, after }: Leans): Metric | undefined {
  if (before.length < FEWEST || after.length < FEWEST) return undefined;
  const usual = scaled(before.reduce(added), 1 / before.length);
  const answer = remapped({ gain: 1 / gain, rotationDeg: -rotationDeg }, 1, usual);
  const way = added(answer, scaled(usual, -1));
  const square = way.ml * way.ml + way.ap * way.ap;
  if (!(square > LEAST_CHANGE * LEAST_CHANGE)) return undefined;
  const percent = (lean: PlaneVector): number => {
    const from = added(lean, scaled(usual, -1));
    return (100 * (from.ml * way.ml + from.ap * way.ap)) / square;
  };
  const [earlier, later] = [meanMetric(before.map(percent)), meanMetric(after.map(percent))];
  if (earlier?.standardError === undefined || later?.standardError === undefined) return undefined;
  const [one, other] = [earlier.standardError, later.standardError];
  return { value: later.value, trials: later.trials, standardError: Math.sqrt(one * one + other * other) };
}
