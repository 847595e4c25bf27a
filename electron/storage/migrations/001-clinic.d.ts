import type { Migration } from './migrations.ts';
/**
 * Patients, what is prescribed to them, what they did, and who changed what.
 *
 * Everything of a session hangs on `sessions`, so that what is asked of a patient goes by `sessions_of_patient` and from
 * there by the session's number: no query reads what belongs to others. "packed" is JSON under brotli (packed.ts). Parts
 * of a result that lists show stand in tables of their own and nowhere else (result-parts.ts).
 */
export declare const clinicMigration: Migration;
