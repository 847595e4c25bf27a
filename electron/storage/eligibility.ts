/** Whether a patient may train now, and what to say when not. */
import type { Patient, PatientTile } from '#core/ipc/records.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
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
  return new KeelError('not-allowed', message(`error.patient-${reason}`));
}
