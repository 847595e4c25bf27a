/** What is known of each skill of a patient: what the next session starts from. One row a skill and source. */
import { inputSourceSchema } from '#core/contract/source.ts';
import { abilityStateSchema } from '#core/difficulty/ability.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';
import { skillKey } from '#core/exercise/skill.ts';
import type { Skill } from '#core/exercise/skill.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import { checkedJson, checkedRow, checkedText } from './checked.ts';
import { bytesOf } from './database.ts';
import type { Database, SqlRow, SqlValue } from './database.ts';

const FLOAT64_BYTES = 8;

const otherFieldsSchema = abilityStateSchema.omit({ modelVersion: true, posterior: true });

export interface StoredAbility {
  readonly state: AbilityState;
  /** When the session that it rests on began, ISO 8601. */
  readonly updatedAt: string;
}

export class Abilities {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A session that was recovered late does not undo what a later one taught. */
  put(
    patient: number,
    skill: Skill,
    { modelVersion, posterior, ...others }: AbilityState,
    { id, startedAt, source }: Pick<SessionRow, 'id' | 'startedAt' | 'source'>,
  ): void {
    this.#database.run(
      `INSERT INTO abilities (patient, skill, source, model_version, posterior, state, updated_at, session_id)
       VALUES (:patient, :skill, :source, :modelVersion, :posterior, :state, :updatedAt, :sessionId)
       ON CONFLICT (patient, skill, source) DO UPDATE SET model_version = :modelVersion, posterior = :posterior,
         state = :state, updated_at = :updatedAt, session_id = :sessionId
       WHERE updated_at <= :updatedAt`,
      {
        patient,
        skill: skillKey(skill),
        source,
        modelVersion,
        posterior: bytesOfFloats(posterior),
        state: JSON.stringify(others),
        updatedAt: startedAt,
        sessionId: id,
      },
    );
  }

  get(patient: number, skill: Skill, source: SessionRow['source']): StoredAbility | undefined {
    const row = this.#database.first(
      'SELECT * FROM abilities WHERE patient = :patient AND skill = :skill AND source = :source',
      { patient, skill: skillKey(skill), source },
    );
    return row && storedAbilityOf(row);
  }

  /** Whose skill this is known by: a person's own training if there is any, else the newest try-out. */
  source(patient: number, skill: Skill): SessionRow['source'] | undefined {
    const row = this.#database.first(
      `SELECT source FROM abilities WHERE patient = :patient AND skill = :skill
       ORDER BY source = 'hid' DESC, updated_at DESC LIMIT 1`,
      { patient, skill: skillKey(skill) },
    );
    return row && checkedRow(inputSourceSchema, row['source']);
  }
}

function storedAbilityOf(row: SqlRow): StoredAbility {
  const others = checkedJson(otherFieldsSchema, row['state']);
  return {
    state: { ...others, modelVersion: Number(row['model_version']), posterior: floatsOf(row['posterior']) },
    updatedAt: checkedText(row['updated_at']),
  };
}

function bytesOfFloats(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * FLOAT64_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setFloat64(index * FLOAT64_BYTES, value, true);
  return bytes;
}

function floatsOf(stored: SqlValue | undefined): number[] {
  const { buffer, byteOffset, byteLength } = bytesOf(stored);
  const view = new DataView(buffer, byteOffset, byteLength);
  return Array.from({ length: Math.floor(byteLength / FLOAT64_BYTES) }, (_, index) =>
    view.getFloat64(index * FLOAT64_BYTES, true),
  );
}
