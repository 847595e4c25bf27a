/** Recorded movements from their first moment (`running`) to their measures. */
import { movementRowSchema } from '#core/ipc/records.ts';
import type { MovementRow, StoredMovement } from '#core/ipc/records.ts';
import { KeelError } from '#core/errors.ts';
import { movementResultSchema } from '#core/movement-tests/movement-result.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { checkedJson, checkedRow } from './checked.ts';
import type { Database, SqlRow } from './database.ts';

export class Movements {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insertRunning(row: Omit<MovementRow, 'status' | 'hasRecording'>): void {
    this.#database.run(
      `INSERT INTO movements (id, patient_id, started_at, task, source, status)
       VALUES (:id, :patientId, :startedAt, :task, :source, 'running')`,
      { ...row },
    );
  }

  setHasRecording(id: string): void {
    this.#database.run('UPDATE movements SET has_recording = 1 WHERE id = :id', { id });
  }

  /**
   * Ends a running recording. Without a result nothing was measured.
   * @throws KeelError 'not-found'; 'conflict' when it has ended already.
   */
  end(
    id: string,
    status: Exclude<MovementRow['status'], 'running'>,
    result: MovementResult | undefined,
  ): void {
    const changed = this.#database.run(
      `UPDATE movements SET status = :status, result = :result, duration_ms = :durationMs, quality = :quality,
         pipeline_version = :version
       WHERE id = :id AND status = 'running'`,
      {
        id,
        status,
        result: result && JSON.stringify(result),
        durationMs: result?.durationMs,
        quality: result?.quality,
        version: result?.version,
      },
    );
    if (changed === 0) {
      this.get(id);
      throw new KeelError('conflict', 'This recording has ended already; its measures are stored.');
    }
    if (result) this.#insertMeasures(id, result);
  }

  #insertMeasures(id: string, { measures }: MovementResult): void {
    for (const { key, side, value, standardError, trials, flags } of measures) {
      this.#database.run(
        `INSERT INTO movement_measures (movement_id, measure, side, value, standard_error, trials, flags)
         VALUES (:id, :key, :side, :value, :standardError, :trials, :flags)`,
        {
          id,
          key,
          side: side ?? '',
          value,
          standardError,
          trials,
          flags: [...new Set(flags.map(({ code }) => code))].join(' '),
        },
      );
    }
  }

  /** @throws KeelError 'not-found'. */
  get(id: string): StoredMovement {
    const row = this.#database.first('SELECT * FROM movements WHERE id = :id', { id });
    if (!row) throw new KeelError('not-found', 'This recording is not on this computer any more.');
    return storedMovementOf(row);
  }

  /** Oldest first. */
  ofPatient(patientId: string): StoredMovement[] {
    const sql = 'SELECT * FROM movements WHERE patient_id = :patientId ORDER BY started_at, rowid';
    return this.#database.all(sql, { patientId }).map(storedMovementOf);
  }

  /** What a crash left behind, unless it is being recorded. Oldest first. */
  running(): MovementRow[] {
    const rows = this.#database.all(
      `SELECT * FROM movements WHERE status = 'running' ORDER BY started_at, rowid`,
    );
    return rows.map((row) => storedMovementOf(row).row);
  }

  /** @throws KeelError 'not-found'. */
  remove(id: string): void {
    if (this.#database.run('DELETE FROM movements WHERE id = :id', { id }) === 0) this.get(id);
  }
}

function storedMovementOf(columns: SqlRow): StoredMovement {
  const row = checkedRow(movementRowSchema, {
    id: columns['id'],
    patientId: columns['patient_id'],
    startedAt: columns['started_at'],
    task: columns['task'],
    source: columns['source'],
    status: columns['status'],
    hasRecording: columns['has_recording'] === 1,
  });
  if (columns['result'] === null) return { row };
  return { row, result: checkedJson(movementResultSchema, columns['result']) };
}
