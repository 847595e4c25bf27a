/** Whether a patient may train now, and what to say when not. */
import type { Patient, PatientTile } from '#core/ipc/records.ts';
import type { Programme } from '#core/programme/programme.ts';
type BlockedReason = NonNullable<PatientTile['blocked']>;
/** When a programme holds. */
type Validity = Pick<Programme, 'validFrom' | 'validUntil' | 'weeks'>;
/** A programme is over when its weeks or its last day have passed; a therapist then looks at it. */
export declare function blockedReason({ screened }: Pick<Patient, 'screened'>, programme: Validity | undefined, nowMs: number): BlockedReason | undefined;
/** The programme of a session that may start now. @throws KeelError 'not-allowed', saying what a therapist has to do. */
export declare function programmeToTrain(patient: Patient, programme: Programme | undefined, nowMs: number): Programme;
export {};
