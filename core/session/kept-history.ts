/** Which of a skill's earlier sessions a setup carries: enough to judge every measure, and no more after years. */
import { BASELINE_END } from '../profile/change-over-sessions.ts';
import type { SummaryMetrics } from './setup.ts';

/** The last sessions tell whether a change is confirmed, and since when ability has changed. */
const LAST_SESSIONS = 5;

/**
 * The last ones, and of every measure those its baseline is made of: ranges are not measured in every session, and
 * probes not always played.
 * @param all Completed sessions, oldest first.
 */
export function keptHistory(all: readonly SummaryMetrics[]): readonly SummaryMetrics[] {
  const times = new Map<string, number>();
  const early = all.slice(0, -LAST_SESSIONS).filter(({ metrics, fromProbe }) => {
    const keys = Object.keys(metrics).map((key) => `${key} ${fromProbe}`);
    const wanted = keys.some((key) => (times.get(key) ?? 0) < BASELINE_END);
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
    return wanted;
  });
  return [...early, ...all.slice(-LAST_SESSIONS)];
}
