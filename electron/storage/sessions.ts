/** Sessions from their first moment (`running`) to their checked result. */
import { sessionResultSchema } from '#core/session/result.ts';
import type { SessionResult } from '#core/session/result.ts';
import { sessionRowSchema } from '#core/ipc/records.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import type { StoredSession } from '#core/ipc/ipc.ts';
import { KeelError } from '#core/errors.ts';
import { programmeSchema } from '#core/programme/programme.ts';
import { checkedJson, checkedRow } from './checked.ts';
import type { Database, SqlRow } from './database.ts';
import { insertResultRows } from './session-rows.ts';

export class Sessions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insertRunning(row: Omit<SessionRow, 'status' | 'hasRecording'>): void {
    this.#database.run(
      `INSERT INTO sessions (id, patient_id, started_at, status, source, programme)
       VALUES (:id, :patientId, :startedAt, 'running', :source, :programme)`,
      { ...row, programme: JSON.stringify(row.programme) },
    );
  }

  setHasRecording(id: string): void {
    this.#database.run('UPDATE sessions SET has_recording = 1 WHERE id = :id', { id });
  }

  /**
   * Ends a running session. Without a result nothing was measured.
   * @throws KeelError 'not-found'; 'conflict' when the session has ended already.
   */
  end(id: string, status: Exclude<SessionRow['status'], 'running'>, result: SessionResult | undefined): void {
    const changed = this.#database.run(
      `UPDATE sessions SET status = :status, result = :result, duration_ms = :durationMs, pain_before = :painBefore,
         pain_after = :painAfter, effort = :effort
       WHERE id = :id AND status = 'running'`,
      {
        id,
        status,
        result: result && JSON.stringify(result),
        durationMs: result?.durationMs,
        painBefore: result?.painBefore,
        painAfter: result?.painAfter,
        effort: result?.effort,
      },
    );
    if (changed === 0) {
      this.get(id);
      throw new KeelError('conflict', 'This session has ended already; its result is stored.');
    }
    if (result) insertResultRows(this.#database, id, result);
  }

  /** @throws KeelError 'not-found'. */
  get(id: string): StoredSession {
    const row = this.#database.first('SELECT * FROM sessions WHERE id = :id', { id });
    if (!row) throw new KeelError('not-found', 'This session is not on this computer any more.');
    return storedSessionOf(row);
  }

  /** Oldest first. */
  ofPatient(patientId: string): StoredSession[] {
    const sql = 'SELECT * FROM sessions WHERE patient_id = :patientId ORDER BY started_at, rowid';
    return this.#database.all(sql, { patientId }).map(storedSessionOf);
  }

  /** What a crash left behind, unless a session is going on. Oldest first. */
  running(): SessionRow[] {
    const rows = this.#database.all(
      `SELECT * FROM sessions WHERE status = 'running' ORDER BY started_at, rowid`,
    );
    return rows.map((row) => storedSessionOf(row).row);
  }
}

function storedSessionOf(columns: SqlRow): StoredSession {
  const row = checkedRow(sessionRowSchema, {
    id: columns['id'],
    patientId: columns['patient_id'],
    startedAt: columns['started_at'],
    status: columns['status'],
    source: columns['source'],
    programme: checkedJson(programmeSchema, columns['programme']),
    hasRecording: columns['has_recording'] === 1,
  });
  if (columns['result'] === null) return { row };
  return { row, result: checkedJson(sessionResultSchema, columns['result']) };
}
