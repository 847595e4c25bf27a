/** Whether a patient may train now, and what to say when not. */
import type { Patient, PatientTile } from '#core/ipc/records.ts';
import { KeelError } from '#core/errors.ts';
import { isOver, weekOf } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';

type BlockedReason = NonNullable<PatientTile['blocked']>;
/** When a programme holds. */
type Validity = Pick<Programme, 'validFrom' | 'validUntil' | 'weeks'>;

/** A programme is over when its weeks or its last day have passed; a therapist then looks at it. */
export function blockedReason(
  { screened }: Pick<Patient, 'screened'>,
  programme: Validity | undefined,
  nowMs: number,
): BlockedReason | undefined {
  if (!screened) return 'not-screened';
  if (!programme) return 'no-programme';
  if (weekOf(programme, nowMs) === 0) return 'programme-not-begun';
  return isOver(programme, nowMs) ? 'programme-over' : undefined;
}

/** The programme of a session that may start now. @throws KeelError 'not-allowed', saying what a therapist has to do. */
export function programmeToTrain(
  patient: Patient,
  programme: Programme | undefined,
  nowMs: number,
): Programme {
  const reason = patient.archived ? 'archived' : blockedReason(patient, programme, nowMs);
  if (reason || !programme) throw notAllowed(reason ?? 'no-programme');
  return programme;
}

function notAllowed(reason: BlockedReason | 'archived'): KeelError {
  const messages = {
    archived: 'This patient is in the archive. A therapist can take them out.',
    'not-screened': 'A therapist has to tick the safety screen of this patient first.',
    'no-programme': 'A therapist has to set up a programme for this patient first.',
    'programme-not-begun': 'This programme has not begun yet. A therapist can look at the day it begins.',
    'programme-over': 'This programme is over. A therapist has to look at it and make a new one.',
  };
  return new KeelError('not-allowed', messages[reason]);
}
