/** An open clinic: patients, programmes, sessions, recordings and the audit trail, as main uses them. */
import { rmSync } from 'node:fs';
import type { PatientPage } from '#core/ipc/ipc.ts';
import { overrideSchema } from '#core/ipc/records.ts';
import type { Override, Patient, PatientFields, PatientTile } from '#core/ipc/records.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { overriddenProgramme } from '#core/programme/override.ts';
import type { Programme } from '#core/programme/programme.ts';
import { Audit } from './audit.ts';
import { checkedInput, isoTime } from './checked.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { programmeToTrain } from './eligibility.ts';
import { storageFailed } from './files.ts';
import { Meta } from './meta.ts';
import { Overrides } from './overrides.ts';
import { Patients } from './patients.ts';
import { Programmes } from './programmes.ts';
import { afterTimeout, Reclaimer } from './reclaimer.ts';
import type { After } from './reclaimer.ts';
import { Recordings } from './recordings.ts';
import { deriveKey } from './sealing.ts';
import { SessionStore } from './session-store.ts';
import type { StoragePaths } from './storage-paths.ts';
import { patientTiles } from './tiles.ts';

/** Lines of the audit trail that a patient's page shows. */
const AUDIT_LINES = 100;

export interface ClinicStoreOptions {
  readonly paths: Pick<StoragePaths, 'backups'>;
  /** The therapist who is present at this moment; empty where none is. */
  readonly therapist: (nowMs: number) => string;
  readonly after?: After;
}

export class ClinicStore {
  readonly recordings: Recordings;
  readonly audit: Audit;
  readonly meta: Meta;
  readonly sessions: SessionStore;
  readonly #database: Database;
  readonly #options: ClinicStoreOptions;
  readonly #patients: Patients;
  readonly #programmes: Programmes;
  readonly #overrides: Overrides;
  readonly #reclaimer: Reclaimer;

  constructor(database: Database, recordings: Recordings, options: ClinicStoreOptions) {
    const { after = afterTimeout, therapist } = options;
    this.#database = database;
    this.#options = options;
    this.recordings = recordings;
    this.meta = new Meta(database);
    const { stationId } = this.meta;
    this.audit = new Audit(database, { stationId, therapist });
    this.#patients = new Patients(database);
    this.#programmes = new Programmes(database);
    this.#overrides = new Overrides(database, stationId);
    this.sessions = new SessionStore({
      database,
      recordings,
      audit: this.audit,
      patients: this.#patients,
      programmes: this.#programmes,
    });
    this.#reclaimer = new Reclaimer(database, after);
    if (database.freePages() > 0) this.#reclaimer.begin();
  }

  /** @throws KeelError 'damaged-file', 'unsupported-version', 'storage-failed'; the files are then as they were. */
  static open(
    paths: StoragePaths,
    dataKey: Uint8Array,
    {
      create,
      nowMs,
      therapist,
    }: { create: boolean; nowMs: number; therapist: ClinicStoreOptions['therapist'] },
  ): ClinicStore {
    const { database: path, backups } = paths;
    const database = openDatabase({ path, key: databaseKey(dataKey), create, backups, nowMs });
    const recordings = new Recordings(paths.recordings, deriveKey(dataKey, 'recordings'));
    return new ClinicStore(database, recordings, { paths, therapist });
  }

  tiles(nowMs: number): PatientTile[] {
    return patientTiles(this.#database, nowMs);
  }

  patients(): Patient[] {
    return this.#patients.list();
  }

  /** @throws KeelError 'not-found'. */
  patient(id: string): Patient {
    return this.#patients.get(id);
  }

  /** @throws KeelError 'invalid-argument'. */
  createPatient(fields: PatientFields, nowMs: number): Patient {
    return this.#database.transaction(() => {
      const patient = this.#patients.create(fields, nowMs);
      this.audit.add('patient-created', nowMs, patient.id);
      return patient;
    });
  }

  /** @throws KeelError 'invalid-argument', 'not-found'. */
  updatePatient(id: string, fields: PatientFields, nowMs: number): Patient {
    return this.#database.transaction(() => {
      const patient = this.#patients.update(id, fields);
      this.audit.add('patient-changed', nowMs, id);
      return patient;
    });
  }

  /** @throws KeelError 'invalid-argument', 'not-found'. */
  setPatientLanguage(id: string, language: string, nowMs: number): void {
    this.#database.transaction(() => {
      if (this.#patients.get(id).language === language) return;
      this.#patients.setLanguage(id, language);
      this.audit.add('patient-language-changed', nowMs, id);
    });
  }

  /** @throws KeelError 'not-found'. */
  archivePatient(id: string, archived: boolean, nowMs: number): Patient {
    return this.#database.transaction(() => {
      const patient = this.#patients.archive(id, archived);
      this.audit.add(archived ? 'patient-archived' : 'patient-restored', nowMs, id);
      return patient;
    });
  }

  /**
   * Erases the patient with everything that belongs to them. Recordings go first, so that an interrupted erasure can
   * be done again; backups of the database go too, because they hold the patient. Rows are zeroed at once; their room
   * is given back in the background.
   * @throws KeelError 'invalid-argument' when the name differs; 'not-found'; 'conflict' while they are recorded;
   *   'storage-failed'.
   */
  async erasePatient(id: string, nameAgain: string, nowMs: number): Promise<void> {
    if (sameSpelling(nameAgain) !== sameSpelling(this.#patients.get(id).name)) {
      throw new KeelError('invalid-argument', message('error.patient-name-differs'));
    }
    this.#refuseWhileRecorded(id);
    await this.recordings.remove(this.sessions.idsOfPatient(id));
    this.#removeBackups();
    this.#refuseWhileRecorded(id);
    this.#database.largeTransaction(() => {
      this.#patients.remove(id);
      this.audit.removePatient(id);
      this.audit.add('patient-erased', nowMs);
    });
    this.#reclaimer.begin();
  }

  /** @throws KeelError 'not-found'. */
  patientPage(id: string): PatientPage {
    const number = this.#patients.number(id);
    const programme = this.#programmes.current(number);
    const { all, since } = this.sessions.counted(id, programme?.validFrom ?? '9999');
    return {
      patient: this.#patients.get(id),
      ...(programme && { programme }),
      sessions: all,
      sessionsOfProgramme: since,
      overrides: this.#overrides.ofPatient(number),
      audit: this.audit.ofPatient(id, AUDIT_LINES),
    };
  }

  /** The programme of a session that may start now. @throws KeelError 'not-found'; 'not-allowed', saying why. */
  programmeToTrain(patientId: string, nowMs: number): Programme {
    const programme = this.#programmes.current(this.#patients.number(patientId));
    return programmeToTrain(this.#patients.get(patientId), programme, nowMs);
  }

  /** @throws KeelError 'invalid-argument', 'not-found'. */
  saveProgramme(patientId: string, programme: Programme, nowMs: number): Programme {
    return this.#database.transaction(() => {
      const number = this.#patients.number(patientId);
      const saved = this.#programmes.save(number, programme, this.#options.therapist(nowMs), nowMs);
      this.audit.add('programme-saved', nowMs, patientId);
      return saved;
    });
  }

  /**
   * Changes one thing about the difficulty by hand. The reason is kept with it; the audit trail says only that it was
   * done.
   * @throws KeelError 'not-found'; 'not-allowed' without a programme; 'invalid-argument' without a reason, for a block
   *   that is not there, or for a parameter that is not locked.
   */
  overrideProgramme(patientId: string, input: Override, nowMs: number): Programme {
    const override = checkedInput(overrideSchema, input);
    const { kind, block, reason } = override;
    const at = isoTime(nowMs);
    const therapist = this.#options.therapist(nowMs);
    return this.#database.transaction(() => {
      const number = this.#patients.number(patientId);
      const before = this.#programmes.current(number);
      if (!before) throw new KeelError('not-allowed', message('error.override-without-programme'));
      const { programme, skill, lockedBefore } = overriddenProgramme(before, override, at);
      const saved = this.#programmes.save(number, programme, therapist, nowMs);
      const values =
        override.kind === 'start'
          ? { oldValue: this.sessions.lastDifficulty(patientId, skill), newValue: override.difficulty }
          : { oldValue: lockedBefore, parameter: override.parameter };
      this.#overrides.add(number, { at, kind, therapist, skill, block, reason, ...values });
      this.audit.add('difficulty-overridden', nowMs, patientId);
      return saved;
    });
  }

  async close(): Promise<void> {
    this.#reclaimer.stop();
    await this.recordings.close();
    this.#database.close();
  }

  #refuseWhileRecorded(id: string): void {
    if (!this.sessions.idsOfPatient(id).some((sessionId) => this.recordings.isOpen(sessionId))) return;
    throw new KeelError('conflict', message('error.patient-being-recorded'));
  }

  #removeBackups(): void {
    try {
      rmSync(this.#options.paths.backups, { recursive: true, force: true });
    } catch (error) {
      throw storageFailed('backups-not-erased', error);
    }
  }
}

/** The key that the database is encrypted with. */
export function databaseKey(dataKey: Uint8Array): Uint8Array {
  return deriveKey(dataKey, 'database');
}

/** The same letters typed on another keyboard are the same name. */
function sameSpelling(name: string): string {
  return name.trim().normalize('NFC');
}
