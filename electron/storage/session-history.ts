/**
 * What earlier sessions mean for the next: pure functions of stored sessions, oldest first. Like is compared with
 * like: training on a real board knows only training on a real board, a try-out only try-outs of its own kind.
 */
import type { SteeringRange } from '#core/exercise/range.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { SummaryMetrics } from '#core/session/setup.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import type { StoredSession } from '#core/ipc/ipc.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';
import type { Programme } from '#core/programme/programme.ts';

const MS_PER_DAY = 24 * 3600_000;

/** The newest posterior over ability in this exercise, and how many days old it is. */
export function latestAbility(
  sessions: readonly StoredSession[],
  source: SessionRow['source'],
  exercise: string,
  nowMs: number,
): { readonly state: AbilityState; readonly days: number } | undefined {
  for (const { row, result } of ofKind(sessions, source, exercise).toReversed()) {
    if (result.abilityAfter) return { state: result.abilityAfter, days: daysSince(row, nowMs) };
  }
  return undefined;
}

/**
 * The newest limits of stability that were measured in the programme's stance and need not be measured again today.
 * Only a completed block of measuring counts, because a session passes on limits it was given.
 */
export function recentLimits(
  sessions: readonly StoredSession[],
  source: SessionRow['source'],
  programme: Programme,
  nowMs: number,
): SteeringRange | undefined {
  const { limitsEveryDays, stance, exercise } = programme;
  if (limitsEveryDays === 0) return undefined;
  for (const { row, result } of ofKind(sessions, source, exercise).toReversed()) {
    if (daysSince(row, nowMs) > limitsEveryDays) return undefined;
    const measured = result.blocks.findLast((block) => block.role === 'limits' && block.completed);
    if (measured?.result.limits && row.programme.stance === stance) return measured.result.limits;
  }
  return undefined;
}

/** Summary metrics of completed sessions, oldest first. A session broken off is not compared with. */
export function earlierSummaryMetrics(
  sessions: readonly StoredSession[],
  source: SessionRow['source'],
  exercise: string,
): SummaryMetrics[] {
  const completed = ofKind(sessions, source, exercise).filter(({ row }) => row.status === 'completed');
  return completed.map(({ result }) => result.summaryMetrics);
}

/** Difficulty of the last set that was decided in this exercise, logits; undefined before the first. */
export function lastDifficulty(sessions: readonly StoredSession[], exercise: string): number | undefined {
  const decided = sessions.findLast(
    ({ row, result }) => row.programme.exercise === exercise && (result?.decisions.length ?? 0) > 0,
  );
  return decided?.result?.decisions.at(-1)?.newDifficulty;
}

function ofKind(
  sessions: readonly StoredSession[],
  source: SessionRow['source'],
  exercise: string,
): { readonly row: SessionRow; readonly result: SessionResult }[] {
  return sessions.flatMap(({ row, result }) =>
    result && row.source === source && row.programme.exercise === exercise ? [{ row, result }] : [],
  );
}

/** Never negative: a clock that was set back makes nothing younger than now. */
function daysSince(row: SessionRow, nowMs: number): number {
  return Math.max(0, (nowMs - Date.parse(row.startedAt)) / MS_PER_DAY);
}
