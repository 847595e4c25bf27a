/** What is prescribed. Every save is kept; the newest counts. */
import { programmeSchema } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { checkedInput, damagedEntry, isoTime } from './checked.ts';
import type { Database } from './database.ts';
import { packedNow, unpacked } from './packed.ts';

export class Programmes {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * The next revision of this programme, by this author. When it began is a day of the programme: saving it changes
   * nothing about that.
   * @throws KeelError 'invalid-argument'.
   */
  save(patient: number, input: Programme, author: string, nowMs: number): Programme {
    const revision = this.#lastRevision(patient, input.id) + 1;
    const programme = checkedInput(programmeSchema, { ...input, revision, author });
    const { id, validFrom, validUntil, weeks } = programme;
    this.#database.run(
      `INSERT INTO programmes (patient, id, revision, saved_at, author, valid_from, valid_until, weeks, packed)
       VALUES (:patient, :id, :revision, :savedAt, :author, :validFrom, :validUntil, :weeks, :packed)`,
      {
        patient,
        id,
        revision,
        savedAt: isoTime(nowMs),
        author,
        validFrom,
        validUntil,
        weeks,
        packed: packedNow(programme),
      },
    );
    return programme;
  }

  current(patient: number): Programme | undefined {
    const row = this.#database.first(
      'SELECT packed FROM programmes WHERE patient = :patient ORDER BY number DESC LIMIT 1',
      { patient },
    );
    return row && unpacked(programmeSchema, row['packed']);
  }

  /** The very revision that a session was played by. @throws KeelError 'damaged-file' where it is not there. */
  revision(patient: number, id: string, revision: number): Programme {
    const row = this.#database.first(
      'SELECT packed FROM programmes WHERE patient = :patient AND id = :id AND revision = :revision',
      { patient, id, revision },
    );
    if (row === undefined) throw damagedEntry(undefined);
    return unpacked(programmeSchema, row['packed']);
  }

  #lastRevision(patient: number, id: string): number {
    const row = this.#database.first(
      'SELECT max(revision) AS last FROM programmes WHERE patient = :patient AND id = :id',
      { patient, id },
    );
    return Number(row?.['last'] ?? 0);
  }
}
