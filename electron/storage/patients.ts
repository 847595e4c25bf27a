import { randomUUID } from 'node:crypto';
import { patientFieldsSchema, patientSchema } from '#core/ipc/records.ts';
import type { Patient, PatientFields } from '#core/ipc/records.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { languageSchema } from '#core/language/language.ts';
import { checkedInput, checkedRow, isoTime } from './checked.ts';
import type { Database, SqlParameters, SqlRow } from './database.ts';

/** As people sort names. Comparing without one costs ten times as much. */
const NAME_ORDER = new Intl.Collator();

interface Named {
  readonly name: string;
  readonly createdAt: string;
}

/** Of two people of one name, the one who came first. */
export function byName(one: Named, other: Named): number {
  const order = NAME_ORDER.compare(one.name, other.name);
  return order === 0 ? one.createdAt.localeCompare(other.createdAt) : order;
}

export class Patients {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By name; archived ones too. */
  list(): Patient[] {
    return this.#database.all('SELECT * FROM patients').map(patientOf).sort(byName);
  }

  /** @throws KeelError 'not-found'. */
  get(id: string): Patient {
    return patientOf(this.#row(id));
  }

  /** What other tables name the patient by. @throws KeelError 'not-found'. */
  number(id: string): number {
    return Number(this.#row(id)['number']);
  }

  /** @throws KeelError 'invalid-argument'. */
  create(fields: PatientFields, nowMs: number): Patient {
    const id = randomUUID();
    this.#database.run(
      `INSERT INTO patients (id, created_at, archived, name, clinic_number, birth_date, height_cm, pain_site,
         dominant_side, language, screened, screened_by, notes)
       VALUES (:id, :createdAt, 0, :name, :clinicNumber, :birthDate, :heightCm, :painSite,
         :dominantSide, :language, :screened, :screenedBy, :notes)`,
      { id, createdAt: isoTime(nowMs), ...columnsOf(fields) },
    );
    return this.get(id);
  }

  /** @throws KeelError 'invalid-argument', 'not-found'. */
  update(id: string, fields: PatientFields): Patient {
    this.#database.run(
      `UPDATE patients SET name = :name, clinic_number = :clinicNumber, birth_date = :birthDate,
         height_cm = :heightCm, pain_site = :painSite, dominant_side = :dominantSide, language = :language, screened = :screened,
         screened_by = :screenedBy, notes = :notes
       WHERE id = :id`,
      { id, ...columnsOf(fields) },
    );
    return this.get(id);
  }

  /** @throws KeelError 'invalid-argument', 'not-found'. */
  setLanguage(id: string, language: string): Patient {
    this.#database.run('UPDATE patients SET language = :language WHERE id = :id', {
      id,
      language: checkedInput(languageSchema, language),
    });
    return this.get(id);
  }

  /** @throws KeelError 'not-found'. */
  archive(id: string, archived: boolean): Patient {
    this.#database.run('UPDATE patients SET archived = :archived WHERE id = :id', {
      id,
      archived: Number(archived),
    });
    return this.get(id);
  }

  /** With everything that refers to the patient. @throws KeelError 'not-found'. */
  remove(id: string): void {
    if (this.#database.run('DELETE FROM patients WHERE id = :id', { id }) === 0) throw notFound();
  }

  #row(id: string): SqlRow {
    const row = this.#database.first('SELECT * FROM patients WHERE id = :id', { id });
    if (row === undefined) throw notFound();
    return row;
  }
}

function columnsOf(input: PatientFields): SqlParameters {
  const fields = checkedInput(patientFieldsSchema, input);
  return {
    clinicNumber: undefined,
    birthDate: undefined,
    heightCm: undefined,
    ...fields,
    screened: Number(fields.screened),
  };
}

function patientOf(row: SqlRow): Patient {
  return checkedRow(patientSchema, {
    id: row['id'],
    createdAt: row['created_at'],
    archived: row['archived'] === 1,
    name: row['name'],
    clinicNumber: row['clinic_number'] ?? undefined,
    birthDate: row['birth_date'] ?? undefined,
    heightCm: row['height_cm'] ?? undefined,
    painSite: row['pain_site'],
    dominantSide: row['dominant_side'],
    language: row['language'],
    screened: row['screened'] === 1,
    screenedBy: row['screened_by'],
    notes: row['notes'],
  });
}

function notFound(): KeelError {
  return new KeelError('not-found', message('error.patient-not-found'));
}
