/** The trail of who changed what. Lines name a patient by id only, never by name. */
import { auditRowSchema } from '#core/ipc/records.ts';
import type { AuditRow } from '#core/ipc/records.ts';
import { checkedRow, isoTime } from './checked.ts';
import type { Database } from './database.ts';

export class Audit {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** `what` must hold no name and no health data. */
  add(what: string, nowMs: number, patientId?: string): void {
    this.#database.run('INSERT INTO audit (at, what, patient_id) VALUES (:at, :what, :patientId)', {
      at: isoTime(nowMs),
      what,
      patientId,
    });
  }

  /** Oldest first. */
  ofPatient(patientId: string): AuditRow[] {
    return this.#rows('WHERE patient_id = :patientId', { patientId });
  }

  /** Every line, oldest first. */
  all(): AuditRow[] {
    return this.#rows('');
  }

  removePatient(patientId: string): void {
    this.#database.run('DELETE FROM audit WHERE patient_id = :patientId', { patientId });
  }

  #rows(where: string, parameters: Record<string, string> = {}): AuditRow[] {
    const rows = this.#database.all(
      `SELECT at, what, patient_id FROM audit ${where} ORDER BY id`,
      parameters,
    );
    return rows.map(({ at, what, patient_id: patientId }) =>
      checkedRow(auditRowSchema, { at, what, patientId: patientId ?? undefined }),
    );
  }
}
