/** Rows of sessions, from their first moment (`running`) to what they came to. */
import type { SessionSetup } from '#core/session/setup.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { StopCause } from '#core/session/actions.ts';
import { sessionRowSchema } from '#core/ipc/records.ts';
import type { SessionRow, StoredStatus } from '#core/ipc/records.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { checkedRow, checkedText } from './checked.ts';
import type { Database, SqlRow } from './database.ts';

const ROWS = 'SELECT s.*, p.id AS patient_id FROM sessions s JOIN patients p ON p.number = s.patient';

export interface EndedSession {
  readonly status: Exclude<StoredStatus, 'running'>;
  /** Undefined where nothing could be measured. */
  readonly result: SessionResult | undefined;
  /** What the page showed is something else. */
  readonly differs: boolean;
}

export class Sessions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insertRunning(patient: number, setup: SessionSetup): void {
    const { sessionId, startedAt, source, clinicId, stationId, programme, week } = setup;
    this.#database.run(
      `INSERT INTO sessions (id, patient, started_at, status, source, clinic_id, station_id, programme_id,
         programme_revision, week)
       VALUES (:sessionId, :patient, :startedAt, 'running', :source, :clinicId, :stationId, :programmeId,
         :revision, :week)`,
      {
        sessionId,
        patient,
        startedAt,
        source,
        clinicId,
        stationId,
        programmeId: programme.id,
        revision: programme.revision,
        week,
      },
    );
  }

  setHasRecording(id: string): void {
    this.#database.run('UPDATE sessions SET has_recording = 1 WHERE id = :id', { id });
  }

  /** @throws KeelError 'not-found'; 'conflict' when the session has ended already. */
  end(id: string, { status, result, differs }: EndedSession): void {
    const changed = this.#database.run(
      `UPDATE sessions SET status = :status, duration_ms = :durationMs, pain_before = :painBefore,
         pain_after = :painAfter, effort = :effort, differs = :differs, ended_by = :endedBy
       WHERE id = :id AND status = 'running'`,
      {
        id,
        status,
        durationMs: result?.durationMs,
        painBefore: result?.painBefore,
        painAfter: result?.painAfter,
        effort: result?.effort,
        differs: Number(differs),
        endedBy: result && endedBy(result),
      },
    );
    if (changed > 0) return;
    this.get(id);
    throw new KeelError('conflict', message('error.session-ended-already'));
  }

  /** @throws KeelError 'not-found'. */
  get(id: string): SessionRow {
    return sessionRowOf(this.#row(id));
  }

  /** What other tables name the session and its patient by. @throws KeelError 'not-found'. */
  numbers(id: string): { readonly session: number; readonly patient: number } {
    const { number, patient } = this.#row(id);
    return { session: Number(number), patient: Number(patient) };
  }

  /** The newest so many, or those before a moment; newest first. @param before ISO 8601. */
  ofPatient(patient: number, limit: number, before = '9999'): SessionRow[] {
    const sql = `${ROWS} WHERE s.patient = :patient AND s.started_at < :before
      ORDER BY s.started_at DESC, s.number DESC LIMIT :limit`;
    return this.#database.all(sql, { patient, limit, before }).map(sessionRowOf);
  }

  /** Ids of all, for what is kept beside the database. */
  idsOfPatient(patient: number): string[] {
    const rows = this.#database.all('SELECT id FROM sessions WHERE patient = :patient', { patient });
    return rows.map(({ id }) => checkedText(id));
  }

  /**
   * How many count as training, in all and since a day: on real devices, with something done to its end.
   * @param since ISO 8601.
   */
  counted(patient: number, since: string): { readonly all: number; readonly since: number } {
    const row = this.#database.first(
      `SELECT count(*) AS "all", count(*) FILTER (WHERE started_at >= :since) AS since FROM sessions s
       WHERE patient = :patient AND source = 'hid' AND EXISTS (SELECT 1 FROM blocks b
         WHERE b.session = s.number AND b.completed = 1 AND (b.role = 'set' OR b.kind = 'movement'))`,
      { patient, since },
    );
    return { all: Number(row?.['all']), since: Number(row?.['since']) };
  }

  /** Completed ones of a programme, on one source. */
  completedOfProgramme(patient: number, programmeId: string, source: SessionRow['source']): number {
    const row = this.#database.first(
      `SELECT count(*) AS sessions FROM sessions
       WHERE patient = :patient AND programme_id = :programmeId AND source = :source AND status = 'completed'`,
      { patient, programmeId, source },
    );
    return Number(row?.['sessions']);
  }

  /** What a crash left behind, unless a session is going on. Oldest first. */
  running(): SessionRow[] {
    const sql = `${ROWS} WHERE s.status = 'running' ORDER BY s.started_at, s.number`;
    return this.#database.all(sql).map(sessionRowOf);
  }

  #row(id: string): SqlRow {
    const row = this.#database.first(`${ROWS} WHERE s.id = :id`, { id });
    if (row === undefined) throw new KeelError('not-found', message('error.session-not-found'));
    return row;
  }
}

/** The last stop of a session that was ended before its end, unless something was done to its end after it. */
function endedBy({ status, stops, blocks }: SessionResult): StopCause | undefined {
  const stop = stops.at(-1);
  if (status !== 'stopped' || stop === undefined) return undefined;
  return blocks.some(({ completed, endMs }) => completed && endMs > stop.tMs) ? undefined : stop.cause;
}

function sessionRowOf(columns: SqlRow): SessionRow {
  return checkedRow(sessionRowSchema, {
    id: columns['id'],
    patientId: columns['patient_id'],
    startedAt: columns['started_at'],
    status: columns['status'],
    source: columns['source'],
    programmeId: columns['programme_id'],
    programmeRevision: columns['programme_revision'],
    week: columns['week'],
    hasRecording: columns['has_recording'] === 1,
    durationMs: columns['duration_ms'] ?? undefined,
    painBefore: columns['pain_before'] ?? undefined,
    painAfter: columns['pain_after'] ?? undefined,
    effort: columns['effort'] ?? undefined,
    differs: columns['differs'] === 1,
    endedBy: columns['ended_by'] ?? undefined,
  });
}
