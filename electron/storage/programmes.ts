/** What is prescribed. Every save is kept; the newest counts. */
import { programmeSchema } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { checkedInput, checkedJson, isoTime } from './checked.ts';
import type { Database } from './database.ts';

export interface PrescribedProgramme {
  readonly programme: Programme;
  /** ISO 8601. */
  readonly since: string;
}

export class Programmes {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @throws KeelError 'invalid-argument'. */
  save(patientId: string, input: Programme, nowMs: number): Programme {
    const programme = checkedInput(programmeSchema, input);
    this.#insert(patientId, programme, isoTime(nowMs));
    return programme;
  }

  /** The present programme with a change made by hand: it goes on as it began. @throws KeelError 'invalid-argument'. */
  amend(patientId: string, { since }: PrescribedProgramme, input: Programme): Programme {
    const programme = checkedInput(programmeSchema, input);
    this.#insert(patientId, programme, since);
    return programme;
  }

  #insert(patientId: string, programme: Programme, since: string): void {
    this.#database.run(
      'INSERT INTO programmes (patient_id, since, programme) VALUES (:patientId, :since, :programme)',
      { patientId, since, programme: JSON.stringify(programme) },
    );
  }

  current(patientId: string): PrescribedProgramme | undefined {
    return this.history(patientId).at(-1);
  }

  /** Oldest first. */
  history(patientId: string): PrescribedProgramme[] {
    const sql = 'SELECT since, programme FROM programmes WHERE patient_id = :patientId ORDER BY id';
    return this.#database.all(sql, { patientId }).map(({ since, programme }) => ({
      programme: checkedJson(programmeSchema, programme),
      since: String(since),
    }));
  }
}
