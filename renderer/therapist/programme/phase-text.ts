/** Phases in words. Pure. */
import type { Programme } from '#core/programme/programme.ts';

/** As in "Weeks 3 to 4", "Week 7", "From week 9": the last goes on. */
export function weeksText({ phases, weeks }: Pick<Programme, 'phases' | 'weeks'>, index: number): string {
  const from = phases[index]?.fromWeek ?? 1;
  const to = (phases[index + 1]?.fromWeek ?? weeks + 1) - 1;
  if (!Number.isFinite(from)) return 'Weeks …';
  if (!Number.isFinite(to) || to < from) return `From week ${from}`;
  return to === from ? `Week ${from}` : `Weeks ${from} to ${to}`;
}
