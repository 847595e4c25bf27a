/** Phases in words. Pure. */
import type { Translator } from '#core/language/translator.ts';
import type { Programme } from '#core/programme/programme.ts';

/** As in "Weeks 3 to 4", "Week 7", "From week 9": the last goes on. */
export function weeksText(
  { phases, weeks }: Pick<Programme, 'phases' | 'weeks'>,
  index: number,
  { say }: Translator,
): string {
  const from = phases[index]?.fromWeek ?? 1;
  const to = (phases[index + 1]?.fromWeek ?? weeks + 1) - 1;
  if (!Number.isFinite(from)) return say('programme.weeks.unknown');
  if (!Number.isFinite(to) || to < from) return say('programme.weeks.from', { from });
  return to === from ? say('programme.weeks.one', { from }) : say('programme.weeks.from-to', { from, to });
}
