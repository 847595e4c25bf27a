/** What was done to a patient's record, in words. */
import type { AuditCode, AuditRow } from '#core/ipc/records.ts';

const AUDIT_TEXT: Readonly<Record<AuditCode, string>> = {
  'passphrase-changed': 'Passphrase changed',
  'patient-created': 'Patient added',
  'patient-changed': 'Details changed',
  'patient-archived': 'Put into the archive',
  'patient-restored': 'Taken out of the archive',
  'patient-erased': 'Patient erased',
  'programme-saved': 'Programme saved',
  'difficulty-overridden': 'Difficulty changed by hand',
  'session-started': 'Session started',
  'session-completed': 'Session completed',
  'session-stopped': 'Session ended early',
  'session-refused': 'Session not started: pain, or the checklist was not met',
  'session-interrupted': 'Session interrupted',
  'session-recovered': 'Session recovered after a crash',
  'report-saved': 'Report saved as PDF',
  'recording-exported': 'Recording exported without encryption',
};

export function auditText({ code }: Pick<AuditRow, 'code'>): string {
  return AUDIT_TEXT[code];
}

/** Who did it; what happens without a therapist is the patient's own doing. */
export function auditAuthor({ therapist }: Pick<AuditRow, 'therapist'>): string {
  return therapist === '' ? 'No therapist' : therapist;
}
