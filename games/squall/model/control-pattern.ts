/**
 * Tight or loose: how a person answers a gust, apart from whether they catch it. Guarded, stiff control leans slowly
 * and a little at a time; loose control throws the weight across and swings. Two bodies may catch the same share.
 *
 * The index is the mean over gusts of ln(briskness / typical), briskness being the fastest 100 ms of the counter-lean
 * over the size of the gust, 1/s. In simulated bodies it does not depend on difficulty (2.7 from d = -3 to 3) and
 * orders tight to loose bodies by their degree. Sway between gusts over quiet sway does not: a tight body is stiller in
 * both. A slow body also answers gently; its latency tells it from a tight one.
 */
import { meanMetric } from '#core/coordination/estimates.ts';
import type { ControlPattern, Metric } from '#core/exercise/result.ts';
import type { TrialResult } from '#core/exercise/trial.ts';

/** Median briskness of a healthy simulated body, 1/s. */
const TYPICAL_BRISKNESS = 2.7;
/** An index within this is typical: a fifth more or less. */
const TYPICAL = 0.2;
const FEWEST_GUSTS = 4;

export function controlPatternIndex(gusts: readonly TrialResult[]): Metric | undefined {
  const indices = gusts.flatMap(({ values }) =>
    values.briskness !== undefined && values.briskness > 0
      ? [Math.log(values.briskness / TYPICAL_BRISKNESS)]
      : [],
  );
  return indices.length < FEWEST_GUSTS ? undefined : meanMetric(indices);
}

/** The control pattern an index lies in, where its standard error leaves no doubt. */
export function controlPatternOf(index: Metric | undefined): ControlPattern {
  if (index?.standardError === undefined) return 'unsure';
  const { value, standardError } = index;
  if (value - standardError > TYPICAL) return 'loose';
  if (value + standardError < -TYPICAL) return 'tight';
  return Math.abs(value) + standardError < TYPICAL ? 'typical' : 'unsure';
}
