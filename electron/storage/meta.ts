/** Which clinic and station this database belongs to, and the few facts about the database itself. */
import { randomUUID } from 'node:crypto';
import { checkedText, damagedEntry } from './checked.ts';
import type { Database } from './database.ts';

type Name = 'clinic-id' | 'station-id' | 'therapist' | 'checked-at';

export class Meta {
  readonly clinicId: string;
  readonly stationId: string;
  readonly #database: Database;

  /** Clinic and station get their ids when the database is new. */
  constructor(database: Database) {
    this.#database = database;
    if (this.#get('clinic-id') === undefined) {
      database.transaction(() => {
        this.#set('clinic-id', randomUUID());
        this.#set('station-id', randomUUID());
      });
    }
    this.clinicId = this.#required('clinic-id');
    this.stationId = this.#required('station-id');
  }

  /** The name of the therapist who was present last; undefined before anybody was. */
  get therapist(): string | undefined {
    return this.#get('therapist');
  }

  set therapist(name: string) {
    this.#set('therapist', name);
  }

  /** When every page was last read and found whole, ISO 8601. */
  get checkedAt(): string | undefined {
    return this.#get('checked-at');
  }

  set checkedAt(at: string) {
    this.#set('checked-at', at);
  }

  #get(name: Name): string | undefined {
    const value = this.#database.first('SELECT value FROM meta WHERE name = :name', { name })?.['value'];
    return value === undefined ? undefined : checkedText(value);
  }

  #required(name: Name): string {
    const value = this.#get(name);
    if (value === undefined) throw damagedEntry(undefined);
    return value;
  }

  #set(name: Name, value: string): void {
    this.#database.run(
      'INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value',
      { name, value },
    );
  }
}
