/** What was done to a patient's record, in words. */
import type { Translator } from '#core/language/translator.ts';
import type { AuditRow } from '#core/ipc/records.ts';

export function auditText({ code }: Pick<AuditRow, 'code'>, { say }: Translator): string {
  return say(`audit.${code}`);
}

/** Who did it; what happens without a therapist is the patient's own doing. */
export function auditAuthor({ therapist }: Pick<AuditRow, 'therapist'>, { say }: Translator): string {
  return therapist === '' ? say('audit.no-therapist') : therapist;
}
