/** An open clinic: patients, programmes, sessions, recordings and the audit trail, as main uses them. */
import { sessionResultSchema } from '#core/session/result.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { SessionSetup, SessionVersions } from '#core/session/setup.ts';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { PatientPage, StoredSession } from '#core/ipc/ipc.ts';
import { overrideSchema } from '#core/ipc/records.ts';
import type { Override, Patient, PatientFields, PatientTile, SessionRow } from '#core/ipc/records.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';
import { KeelError } from '#core/errors.ts';
import { overriddenProgramme } from '#core/programme/override.ts';
import type { Programme } from '#core/programme/programme.ts';
import { encodeHeader } from '#core/recording/recording.ts';
import { Audit } from './audit.ts';
import { checkedInput, isoTime } from './checked.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { blockedReason, programmeToTrain } from './eligibility.ts';
import { storageFailed } from './files.ts';
import { MovementStore } from './movement-store.ts';
import { Overrides } from './overrides.ts';
import { Patients } from './patients.ts';
import { Programmes } from './programmes.ts';
import { Recordings } from './recordings.ts';
import { deriveKey } from './sealing.ts';
import { earlierSummaryMetrics, lastDifficulty, latestAbility, recentLimits } from './session-history.ts';
import { Sessions } from './sessions.ts';
import type { StoragePaths } from './storage-paths.ts';

export interface StartSession {
  readonly patientId: string;
  readonly source: Exclude<SessionRow['source'], 'unknown'>;
  readonly nowMs: number;
  readonly seed: number;
  readonly versions: SessionVersions;
  /** The ability model's `carriedOver`; undefined where the stored state can't be carried over. */
  readonly carriedOver: (state: AbilityState, days: number) => AbilityState | undefined;
}

export class ClinicStore {
  readonly recordings: Recordings;
  readonly audit: Audit;
  readonly movements: MovementStore;
  readonly #database: Database;
  readonly #backups: string;
  readonly #patients: Patients;
  readonly #programmes: Programmes;
  readonly #overrides: Overrides;
  readonly #sessions: Sessions;

  constructor(database: Database, recordings: Recordings, backups: string) {
    this.#database = database;
    this.#backups = backups;
    this.recordings = recordings;
    this.audit = new Audit(database);
    this.#patients = new Patients(database);
    this.#programmes = new Programmes(database);
    this.#overrides = new Overrides(database);
    this.#sessions = new Sessions(database);
    const { audit } = this;
    this.movements = new MovementStore({ database, recordings, audit, patients: this.#patients });
  }

  /** @throws KeelError 'damaged-file', 'unsupported-version', 'storage-failed'; the files are then as they were. */
  static open(paths: StoragePaths, dataKey: Uint8Array, create: boolean, nowMs: number): ClinicStore {
    const { database: path, backups } = paths;
    const database = openDatabase({ path, key: deriveKey(dataKey, 'database'), create, backups, nowMs });
    return new ClinicStore(
      database,
      new Recordings(paths.recordings, deriveKey(dataKey, 'recordings')),
      backups,
    );
  }

  tiles(nowMs: number): PatientTile[] {
    const patients = this.#patients.list().filter((patient) => !patient.archived);
    return patients.map((patient) => {
      const blocked = blockedReason(patient, this.#programmes.current(patient.id), nowMs);
      return { id: patient.id, name: patient.name, ...(blocked && { blocked }) };
    });
  }

  patients(): Patient[] {
    return this.#patients.list();
  }

  /** @throws KeelError 'invalid-argument'. */
  createPatient(fields: PatientFields, nowMs: number): Patient {
    return this.#database.transaction(() => {
      const patient = this.#patients.create(fields, nowMs);
      this.audit.add('patient created', nowMs, patient.id);
      return patient;
    });
  }

  /** @throws KeelError 'invalid-argument', 'not-found'. */
  updatePatient(id: string, fields: PatientFields, nowMs: number): Patient {
    return this.#database.transaction(() => {
      const patient = this.#patients.update(id, fields);
      this.audit.add('patient changed', nowMs, id);
      return patient;
    });
  }

  /** @throws KeelError 'not-found'. */
  archivePatient(id: string, archived: boolean, nowMs: number): Patient {
    return this.#database.transaction(() => {
      const patient = this.#patients.archive(id, archived);
      this.audit.add(archived ? 'patient archived' : 'patient taken out of the archive', nowMs, id);
      return patient;
    });
  }

  /**
   * Erases the patient with everything that belongs to them. Recordings go first, so that an interrupted erasure can
   * be done again; backups of the database go too, because they hold the patient.
   * @throws KeelError 'invalid-argument' when the name differs; 'not-found'; 'conflict' while they are recorded;
   *   'storage-failed'.
   */
  erasePatient(id: string, nameAgain: string, nowMs: number): void {
    const patient = this.#patients.get(id);
    if (sameSpelling(nameAgain) !== sameSpelling(patient.name)) {
      throw new KeelError(
        'invalid-argument',
        'The name differs. Type the patient’s name exactly as it is shown.',
      );
    }
    const recorded = [...this.#sessions.ofPatient(id), ...this.movements.ofPatient(id)].map(
      ({ row }) => row.id,
    );
    if (recorded.some((recordingId) => this.recordings.isOpen(recordingId))) {
      throw new KeelError('conflict', 'This patient is being recorded in this moment. End that, then erase.');
    }
    for (const recordingId of recorded) this.recordings.remove(recordingId);
    this.#removeBackups();
    this.#database.transaction(() => {
      this.#patients.remove(id);
      this.audit.removePatient(id);
      this.audit.add('a patient was erased', nowMs);
    });
    this.#database.compact();
  }

  /** @throws KeelError 'not-found'. */
  patientPage(id: string): PatientPage {
    const prescribed = this.#programmes.current(id);
    return {
      patient: this.#patients.get(id),
      ...(prescribed && { programme: prescribed.programme, programmeSince: prescribed.since }),
      sessions: this.#sessions.ofPatient(id),
      overrides: this.#overrides.ofPatient(id),
      audit: this.audit.ofPatient(id),
    };
  }

  /** @throws KeelError 'invalid-argument', 'not-found'. */
  saveProgramme(patientId: string, programme: Programme, nowMs: number): Programme {
    return this.#database.transaction(() => {
      this.#patients.get(patientId);
      const saved = this.#programmes.save(patientId, programme, nowMs);
      this.audit.add('programme saved', nowMs, patientId);
      return saved;
    });
  }

  /**
   * Changes one thing about the difficulty by hand. The reason is kept with it; the audit trail says only that it was
   * done.
   * @throws KeelError 'not-found'; 'not-allowed' without a programme; 'invalid-argument' without a reason, or for a
   *   parameter that is not locked.
   */
  overrideProgramme(patientId: string, input: Override, nowMs: number): Programme {
    const override = checkedInput(overrideSchema, input);
    return this.#database.transaction(() => {
      this.#patients.get(patientId);
      const prescribed = this.#programmes.current(patientId);
      if (!prescribed) throw new KeelError('not-allowed', 'Set up a programme first, then override it.');
      const earlier = lastDifficulty(this.#sessions.ofPatient(patientId), prescribed.programme.exercise);
      const { programme, row } = overriddenProgramme(prescribed.programme, override, isoTime(nowMs), earlier);
      const saved = this.#programmes.amend(patientId, prescribed, programme);
      this.#overrides.add(patientId, row);
      this.audit.add('difficulty overridden', nowMs, patientId);
      return saved;
    });
  }

  /**
   * Opens a session and its recording, and says what it starts from.
   * @throws KeelError 'not-found'; 'not-allowed' when the patient can't train now; 'storage-failed'.
   */
  async startSession(start: StartSession): Promise<SessionSetup> {
    const { patientId, source, nowMs } = start;
    const setup = this.#setupOf(start);
    const { sessionId: id, startedAt, programme } = setup;
    this.#database.transaction(() => {
      this.#sessions.insertRunning({ id, patientId, startedAt, source, programme });
      this.audit.add('session started', nowMs, patientId);
    });
    try {
      await this.recordings.begin(id, encodeHeader(setup));
      this.#sessions.setHasRecording(id);
    } catch (error) {
      await this.abandonSession(id, nowMs);
      throw error;
    }
    return setup;
  }

  #setupOf(start: StartSession): SessionSetup {
    const { patientId, source, nowMs, seed, versions } = start;
    const patient = this.#patients.get(patientId);
    const programme = programmeToTrain(patient, this.#programmes.current(patientId), nowMs);
    const earlier = this.#sessions.ofPatient(patientId);
    const ability = latestAbility(earlier, source, programme.exercise, nowMs);
    return {
      sessionId: randomUUID(),
      seed,
      startedAt: isoTime(nowMs),
      programme,
      ability: ability && start.carriedOver(ability.state, ability.days),
      limits: recentLimits(earlier, source, programme, nowMs),
      history: earlierSummaryMetrics(earlier, source, programme.exercise),
      versions,
    };
  }

  /**
   * Stores the result of a session that ended, and closes its recording.
   * @throws KeelError 'invalid-argument', 'not-found', 'conflict', 'storage-failed'.
   */
  async finishSession(id: string, result: SessionResult, nowMs: number): Promise<void> {
    this.#end(id, result.status, result, nowMs);
    await this.recordings.end(id);
  }

  /** Stores what the replay of a recording gave after a crash. @throws as `finishSession`. */
  recoverSession(id: string, result: SessionResult, nowMs: number): void {
    this.#end(id, 'recovered', result, nowMs);
  }

  /** Ends a session of which nothing usable was recorded. @throws KeelError 'not-found', 'conflict'. */
  async abandonSession(id: string, nowMs: number): Promise<void> {
    this.#end(id, 'interrupted', undefined, nowMs);
    await this.recordings.end(id);
  }

  /** @throws KeelError 'not-found'. */
  session(id: string): StoredSession {
    return this.#sessions.get(id);
  }

  /** At start: the sessions that a crash broke off, oldest first. */
  runningSessions(): SessionRow[] {
    return this.#sessions.running();
  }

  async close(): Promise<void> {
    await this.recordings.close();
    this.#database.close();
  }

  #end(
    id: string,
    status: Exclude<SessionRow['status'], 'running'>,
    input: SessionResult | undefined,
    nowMs: number,
  ): void {
    const result = input && checkedInput(sessionResultSchema, input);
    if (result && result.sessionId !== id) {
      throw new KeelError('invalid-argument', 'This result belongs to another session.');
    }
    this.#database.transaction(() => {
      this.#sessions.end(id, status, result);
      this.audit.add(`session ${status}`, nowMs, this.#sessions.get(id).row.patientId);
    });
  }

  #removeBackups(): void {
    try {
      rmSync(this.#backups, { recursive: true, force: true });
    } catch (error) {
      throw storageFailed('Backups of the database could not be erased.', error);
    }
  }
}

/** The same letters typed on another keyboard are the same name. */
function sameSpelling(name: string): string {
  return name.trim().normalize('NFC');
}
