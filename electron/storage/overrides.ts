/** What a therapist changed by hand about the difficulty, and why. */
import { overrideRowSchema } from '#core/ipc/records.ts';
import type { OverrideRow } from '#core/ipc/records.ts';
import { checkedRow } from './checked.ts';
import type { Database } from './database.ts';

export class Overrides {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(patientId: string, row: OverrideRow): void {
    const { at, kind, exercise, parameter, oldValue, newValue, reason } = row;
    this.#database.run(
      `INSERT INTO overrides (patient_id, at, kind, exercise, parameter, old_value, new_value, reason)
       VALUES (:patientId, :at, :kind, :exercise, :parameter, :oldValue, :newValue, :reason)`,
      { patientId, at, kind, exercise, parameter, oldValue, newValue, reason },
    );
  }

  /** Oldest first. */
  ofPatient(patientId: string): OverrideRow[] {
    const sql = 'SELECT * FROM overrides WHERE patient_id = :patientId ORDER BY id';
    return this.#database.all(sql, { patientId }).map((columns) =>
      checkedRow(overrideRowSchema, {
        at: columns['at'],
        kind: columns['kind'],
        exercise: columns['exercise'],
        parameter: columns['parameter'] ?? undefined,
        oldValue: columns['old_value'] ?? undefined,
        newValue: columns['new_value'] ?? undefined,
        reason: columns['reason'],
      }),
    );
  }
}
