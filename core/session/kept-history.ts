/**
 * Which of a skill's earlier sessions a setup carries: enough to judge every measure, and no more after years. Of every
 * measure those its baseline is made of, since ranges are not measured in every session and probes not always played;
 * and the last ones.
 */
import { BASELINE_END } from '../profile/change-over-sessions.ts';
import type { SummaryMetrics } from './setup.ts';

/**
 * Whether a completed session is one that later ones are compared with: some measure has been taken in fewer sessions
 * than make a baseline.
 * @param baseline Earlier sessions of the skill that are.
 */
export function belongsToBaseline(baseline: readonly SummaryMetrics[], session: SummaryMetrics): boolean {
  const before = baseline.map(takenIn);
  return [...takenIn(session)].some((key) => before.filter((taken) => taken.has(key)).length < BASELINE_END);
}

/** What a session measured; in a probe and in sets are two things. */
function takenIn({ metrics, fromProbe }: SummaryMetrics): ReadonlySet<string> {
  return new Set(Object.keys(metrics).map((key) => `${key} ${fromProbe}`));
}
