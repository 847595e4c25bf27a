/**
 * Tight or loose: which way a person's control deviates from their own quiet stance. Two bodies may catch the same
 * share of gusts, one by stiffening, one by letting the boat swing and bringing it back.
 */
import { meanMetric } from '#core/coordination/estimates.ts';
import type { ExerciseResult, Metric, TrialResult } from '#core/session/exercise.ts';

/** Inside this index a person is typical of themselves. */
const TYPICAL = 0.35;
/** Weight of the overshoot, per fraction of the gust's own peak. */
const OVERSHOOT_WEIGHT = 1;
const FEWEST_TRIALS = 4;

/**
 * Lane index of a set: the mean over gusts of ln(sway in the calm before / quiet sway) + overshoot / peak.
 */
export function laneIndex(
  trials: readonly TrialResult[],
  quietSwayRmsMm: number | undefined,
): Metric | undefined {
  if (quietSwayRmsMm === undefined || !(quietSwayRmsMm > 0)) return undefined;
  const indices = trials.flatMap((trial) => {
    const { calmSwayMm, peakPercent, overshootPercent } = trial.values;
    if (calmSwayMm === undefined || calmSwayMm <= 0 || !peakPercent || overshootPercent === undefined)
      return [];
    return [Math.log(calmSwayMm / quietSwayRmsMm) + (OVERSHOOT_WEIGHT * overshootPercent) / peakPercent];
  });
  return indices.length < FEWEST_TRIALS ? undefined : meanMetric(indices);
}

/** Which side of typical the index lies, when its standard error leaves no doubt. */
export function laneOf(index: Metric | undefined): NonNullable<ExerciseResult['lane']> {
  if (index?.standardError === undefined) return 'unsure';
  const { value, standardError } = index;
  if (value - standardError > TYPICAL) return 'loose';
  if (value + standardError < -TYPICAL) return 'tight';
  return Math.abs(value) + standardError < TYPICAL ? 'typical' : 'unsure';
}
