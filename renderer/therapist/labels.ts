/** Words for what is stored as codes. */
import type { QualityFlag } from '#core/exercise/result.ts';
import type { Patient, SessionRow } from '#core/ipc/records.ts';
import type { Translator } from '#core/language/translator.ts';
import type { Order, Programme, ProgrammePhase } from '#core/programme/programme.ts';
import type { BlockRole } from '#core/session/plan-step.ts';
import { ENGLISH } from '#locales/load/english.ts';

/** As in "Ended early: Space key". */
export function outcomeText(
  { status, endedBy }: Pick<SessionRow, 'status' | 'endedBy'>,
  { say }: Translator = ENGLISH,
): string {
  const told = say(`session-status.${status}`);
  if (endedBy === undefined) return told;
  return say('session-status.ended-by', { status: told, cause: say(`stop.${endedBy}.short`) });
}

/** As in "Set 2", "Probe". */
export function roleLabel(
  { role, number }: { readonly role: BlockRole; readonly number: number },
  { say }: Translator = ENGLISH,
): string {
  return say('set.name', { role, number });
}

// TRANSITION: `say(`pain-site.${painSite}`)` and its like take the place of all below.
function inEnglish<Code extends string>(codes: readonly Code[], textOf: (code: Code) => string) {
  return Object.fromEntries(codes.map((code) => [code, textOf(code)])) as Readonly<Record<Code, string>>;
}

export const PAIN_SITE_LABELS = inEnglish<Patient['painSite']>(
  ['middle-back', 'low-back', 'both', 'none'],
  (site) => ENGLISH.say(`pain-site.${site}`),
);
export const SETTING_LABELS = inEnglish<Programme['setting']>(['clinic', 'home'], (setting) =>
  ENGLISH.say(`setting.${setting}`),
);
export const ORDER_LABELS = inEnglish<Order>(['blocked', 'serial', 'random'], (order) =>
  ENGLISH.say(`order.${order}`),
);
export const CONSERVATIVE_LABELS = inEnglish<ProgrammePhase['conservative']>(
  ['at-first', 'always', 'never'],
  (when) => ENGLISH.say(`conservative.${when}`),
);
export const SOURCE_LABELS = inEnglish<SessionRow['source']>(
  ['hid', 'virtual-patient', 'pointer'],
  (source) => ENGLISH.say(`source.${source}`),
);
export const QUALITY_LABELS = inEnglish<QualityFlag>(
  ['good', 'few-trials', 'many-held-readings', 'interrupted'],
  (quality) => ENGLISH.say(`set-quality.${quality}`),
);
export const NOT_A_DIAGNOSIS = ENGLISH.say('therapist.not-a-diagnosis');
