/** What a therapist changed by hand about the difficulty, and why. */
import { skillKey } from '#core/exercise/skill.ts';
import { overrideRowSchema } from '#core/ipc/records.ts';
import type { OverrideRow } from '#core/ipc/records.ts';
import { checkedRow } from './checked.ts';
import type { Database } from './database.ts';
import { skillOfKey } from './skill-columns.ts';

export class Overrides {
  readonly #database: Database;
  readonly #stationId: string;

  constructor(database: Database, stationId: string) {
    this.#database = database;
    this.#stationId = stationId;
  }

  add(patient: number, row: OverrideRow): void {
    const { at, kind, therapist, skill, block, parameter, oldValue, newValue, reason } = row;
    this.#database.run(
      `INSERT INTO overrides (patient, at, kind, therapist, station_id, skill, block, parameter, old_value,
         new_value, reason)
       VALUES (:patient, :at, :kind, :therapist, :stationId, :skill, :block, :parameter, :oldValue,
         :newValue, :reason)`,
      {
        patient,
        at,
        kind,
        therapist,
        stationId: this.#stationId,
        skill: skillKey(skill),
        block,
        parameter,
        oldValue,
        newValue,
        reason,
      },
    );
  }

  /** Oldest first. */
  ofPatient(patient: number): OverrideRow[] {
    const sql = 'SELECT * FROM overrides WHERE patient = :patient ORDER BY number';
    return this.#database.all(sql, { patient }).map((columns) =>
      checkedRow(overrideRowSchema, {
        at: columns['at'],
        kind: columns['kind'],
        therapist: columns['therapist'],
        skill: skillOfKey(columns['skill']),
        block: columns['block'],
        parameter: columns['parameter'] ?? undefined,
        oldValue: columns['old_value'] ?? undefined,
        newValue: columns['new_value'] ?? undefined,
        reason: columns['reason'],
      }),
    );
  }
}
