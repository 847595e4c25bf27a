/** How far what steers goes, as it was last measured to the end. One row a source, steering and posture. */
import type { SessionRow } from '#core/ipc/records.ts';
import { steeringRangeSchema } from '#core/exercise/range.ts';
import { knownRangeSchema } from '#core/session/setup.ts';
import type { KnownRange } from '#core/session/setup.ts';
import { checkedJson, checkedRow } from './checked.ts';
import type { Database } from './database.ts';

export class Ranges {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A session that was recovered late does not undo what a later one measured. */
  put(
    patient: number,
    { steering, posture, range }: KnownRange,
    { id, startedAt, source }: Pick<SessionRow, 'id' | 'startedAt' | 'source'>,
  ): void {
    this.#database.run(
      `INSERT INTO ranges (patient, source, steering, posture, range, measured_at, session_id)
       VALUES (:patient, :source, :steering, :posture, :range, :measuredAt, :sessionId)
       ON CONFLICT (patient, source, steering, posture) DO UPDATE SET range = :range, measured_at = :measuredAt,
         session_id = :sessionId
       WHERE measured_at <= :measuredAt`,
      {
        patient,
        source,
        steering,
        posture,
        range: JSON.stringify(range),
        measuredAt: startedAt,
        sessionId: id,
      },
    );
  }

  /** Those that are no older. @param since ISO 8601. */
  measuredSince(patient: number, source: SessionRow['source'], since: string): KnownRange[] {
    const rows = this.#database.all(
      `SELECT steering, posture, range FROM ranges
       WHERE patient = :patient AND source = :source AND measured_at >= :since`,
      { patient, source, since },
    );
    return rows.map(({ steering, posture, range }) =>
      checkedRow(knownRangeSchema, { steering, posture, range: checkedJson(steeringRangeSchema, range) }),
    );
  }
}
