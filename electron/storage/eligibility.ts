/** Whether a patient may train now, and what to say when not. */
import type { Patient, PatientTile } from '#core/ipc/records.ts';
import { KeelError } from '#core/errors.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { PrescribedProgramme } from './programmes.ts';

const MS_PER_WEEK = 7 * 24 * 3600_000;

type BlockedReason = NonNullable<PatientTile['blocked']>;

/** A programme is over when its weeks have passed; the therapist then looks at it and saves it anew. */
export function blockedReason(
  patient: Patient,
  prescribed: PrescribedProgramme | undefined,
  nowMs: number,
): BlockedReason | undefined {
  if (!patient.screened) return 'not-screened';
  if (!prescribed) return 'no-programme';
  const overMs = Date.parse(prescribed.since) + prescribed.programme.weeks * MS_PER_WEEK;
  return nowMs >= overMs ? 'programme-over' : undefined;
}

/** The programme of a session that may start now. @throws KeelError 'not-allowed', saying what a therapist has to do. */
export function programmeToTrain(
  patient: Patient,
  prescribed: PrescribedProgramme | undefined,
  nowMs: number,
): Programme {
  const reason = patient.archived ? 'archived' : blockedReason(patient, prescribed, nowMs);
  if (reason || !prescribed) throw notAllowed(reason ?? 'no-programme');
  return prescribed.programme;
}

function notAllowed(reason: BlockedReason | 'archived'): KeelError {
  const messages = {
    archived: 'This patient is in the archive. A therapist can take them out.',
    'not-screened': 'A therapist has to tick the safety screen of this patient first.',
    'no-programme': 'A therapist has to set up a programme for this patient first.',
    'programme-over': 'This programme is over. A therapist has to look at it and save it anew.',
  };
  return new KeelError('not-allowed', messages[reason]);
}
