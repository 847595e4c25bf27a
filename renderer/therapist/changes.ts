/** Summary metrics of a session against the person's own first sessions: the judgement itself is core's. */
import type { ExerciseInfo, MetricSpec } from '#core/exercise/info.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { StoredSession } from '#core/ipc/ipc.ts';
import { type Change, changeOf, type MeasuredValue } from '#core/profile/change.ts';
import { summaryMetricSpecs } from '#core/session/summary-metrics.ts';
import { EXERCISES } from '#games/registry.ts';
import { formatNumber } from '../ui/numbers.ts';

export interface SummaryChange {
  readonly spec: MetricSpec;
  readonly now: MeasuredValue & { readonly trials: number };
  /** Undefined while there are too few earlier sessions. */
  readonly change: Change | undefined;
}

/** Every summary metric of the session, compared with completed sessions on the same source before it. */
export function summaryChanges(
  result: SessionResult,
  sessions: readonly StoredSession[],
  info: ExerciseInfo,
): SummaryChange[] {
  const own = sessions.find(({ row }) => row.id === result.sessionId)?.row;
  const earlier = sessions.filter(
    ({ row }) =>
      own !== undefined &&
      row.source === own.source &&
      row.status === 'completed' &&
      row.programme.exercise === own.programme.exercise &&
      row.startedAt < own.startedAt,
  );
  return summaryMetricSpecs({ exercises: EXERCISES }, info.id).flatMap((spec) => {
    const now = result.summaryMetrics.metrics[spec.key];
    if (now === undefined) return [];
    const history = earlier.flatMap((session) => session.result?.summaryMetrics.metrics[spec.key] ?? []);
    return [{ spec, now, change: changeOf(history, now, spec.better) }];
  });
}

const VERDICT_LABELS: Readonly<Record<Change['verdict'], string>> = {
  better: 'Better',
  worse: 'Worse',
  changed: 'Changed',
  'no-real-change': 'No real change',
};

export function verdictText({ change }: SummaryChange): string {
  return change === undefined ? 'Baseline' : VERDICT_LABELS[change.verdict];
}

export function signed(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}
