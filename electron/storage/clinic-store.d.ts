import type { PatientPage } from '#core/ipc/ipc.ts';
import type { Override, Patient, PatientFields, PatientTile } from '#core/ipc/records.ts';
import type { Programme } from '#core/programme/programme.ts';
import { Audit } from './audit.ts';
import type { Database } from './database.ts';
import { Meta } from './meta.ts';
import type { After } from './reclaimer.ts';
import { Recordings } from './recordings.ts';
import { SessionStore } from './session-store.ts';
import type { StoragePaths } from './storage-paths.ts';
export interface ClinicStoreOptions {
    readonly paths: Pick<StoragePaths, 'backups'>;
    /** The therapist who is present at this moment; empty where none is. */
    readonly therapist: (nowMs: number) => string;
    readonly after?: After;
}
export declare class ClinicStore {
    #private;
    readonly recordings: Recordings;
    readonly audit: Audit;
    readonly meta: Meta;
    readonly sessions: SessionStore;
    constructor(database: Database, recordings: Recordings, options: ClinicStoreOptions);
    /** @throws KeelError 'damaged-file', 'unsupported-version', 'storage-failed'; the files are then as they were. */
    static open(paths: StoragePaths, dataKey: Uint8Array, { create, nowMs, therapist }: {
        create: boolean;
        nowMs: number;
        therapist: ClinicStoreOptions['therapist'];
    }): ClinicStore;
    tiles(nowMs: number): PatientTile[];
    patients(): Patient[];
    /** @throws KeelError 'not-found'. */
    patient(id: string): Patient;
    /** @throws KeelError 'invalid-argument'. */
    createPatient(fields: PatientFields, nowMs: number): Patient;
    /** @throws KeelError 'invalid-argument', 'not-found'. */
    updatePatient(id: string, fields: PatientFields, nowMs: number): Patient;
    /** @throws KeelError 'not-found'. */
    archivePatient(id: string, archived: boolean, nowMs: number): Patient;
    /**
     * Erases the patient with everything that belongs to them. Recordings go first, so that an interrupted erasure can
     * be done again; backups of the database go too, because they hold the patient. Rows are zeroed at once; their room
     * is given back in the background.
     * @throws KeelError 'invalid-argument' when the name differs; 'not-found'; 'conflict' while they are recorded;
     *   'storage-failed'.
     */
    erasePatient(id: string, nameAgain: string, nowMs: number): Promise<void>;
    /** @throws KeelError 'not-found'. */
    patientPage(id: string): PatientPage;
    /** The programme of a session that may start now. @throws KeelError 'not-found'; 'not-allowed', saying why. */
    programmeToTrain(patientId: string, nowMs: number): Programme;
    /** @throws KeelError 'invalid-argument', 'not-found'. */
    saveProgramme(patientId: string, programme: Programme, nowMs: number): Programme;
    /**
     * Changes one thing about the difficulty by hand. The reason is kept with it; the audit trail says only that it was
     * done.
     * @throws KeelError 'not-found'; 'not-allowed' without a programme; 'invalid-argument' without a reason, for a block
     *   that is not there, or for a parameter that is not locked.
     */
    overrideProgramme(patientId: string, input: Override, nowMs: number): Programme;
    close(): Promise<void>;
}
/** The key that the database is encrypted with. */
export declare function databaseKey(dataKey: Uint8Array): Uint8Array;
