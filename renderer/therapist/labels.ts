/** Words for what is stored as codes. */
import type { SessionRow } from '#core/ipc/records.ts';
import type { Translator } from '#core/language/translator.ts';
import type { BlockRole } from '#core/session/plan-step.ts';

/** As in "Ended early: Space key". */
export function outcomeText(
  { status, endedBy }: Pick<SessionRow, 'status' | 'endedBy'>,
  { say }: Translator,
): string {
  const told = say(`session-status.${status}`);
  if (endedBy === undefined) return told;
  return say('session-status.ended-by', { status: told, cause: say(`stop.${endedBy}.short`) });
}

/** As in "Set 2", "Probe". */
export function roleLabel(
  { role, number }: { readonly role: BlockRole; readonly number: number },
  { say }: Translator,
): string {
  return say('set.name', { role, number });
}
