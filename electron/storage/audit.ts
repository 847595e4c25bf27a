/** The trail of who changed what. Lines name a patient by id only, never by name. */
import { auditRowSchema } from '#core/ipc/records.ts';
import type { AuditCode, AuditRow } from '#core/ipc/records.ts';
import { checkedRow, isoTime } from './checked.ts';
import type { Database, SqlRow } from './database.ts';

/** Who does it and where. */
export interface Actor {
  readonly stationId: string;
  /** The therapist who is present at this moment; empty where none is. */
  readonly therapist: (nowMs: number) => string;
}

export class Audit {
  readonly #database: Database;
  readonly #actor: Actor;

  constructor(database: Database, actor: Actor) {
    this.#database = database;
    this.#actor = actor;
  }

  add(code: AuditCode, nowMs: number, patientId?: string): void {
    const { stationId, therapist } = this.#actor;
    this.#database.run(
      `INSERT INTO audit (at, code, therapist, station_id, patient_id)
       VALUES (:at, :code, :therapist, :stationId, :patientId)`,
      { at: isoTime(nowMs), code, therapist: therapist(nowMs), stationId, patientId },
    );
  }

  /** The newest so many lines, oldest first. */
  ofPatient(patientId: string, limit: number): AuditRow[] {
    const sql = 'SELECT * FROM audit WHERE patient_id = :patientId ORDER BY number DESC LIMIT :limit';
    return this.#database.all(sql, { patientId, limit }).toReversed().map(auditRowOf);
  }

  /** Every line, oldest first. */
  all(): AuditRow[] {
    return this.#database.all('SELECT * FROM audit ORDER BY number').map(auditRowOf);
  }

  removePatient(patientId: string): void {
    this.#database.run('DELETE FROM audit WHERE patient_id = :patientId', { patientId });
  }
}

function auditRowOf(row: SqlRow): AuditRow {
  return checkedRow(auditRowSchema, {
    at: row['at'],
    code: row['code'],
    therapist: row['therapist'],
    stationId: row['station_id'],
    patientId: row['patient_id'] ?? undefined,
  });
}
