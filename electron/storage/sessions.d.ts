/** Rows of sessions, from their first moment (`running`) to what they came to. */
import type { SessionSetup } from '#core/session/setup.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { SessionRow, StoredStatus } from '#core/ipc/records.ts';
import type { Database } from './database.ts';
export interface EndedSession {
    readonly status: Exclude<StoredStatus, 'running'>;
    /** Undefined where nothing could be measured. */
    readonly result: SessionResult | undefined;
    /** What the page showed is something else. */
    readonly differs: boolean;
}
export declare class Sessions {
    #private;
    constructor(database: Database);
    insertRunning(patient: number, setup: SessionSetup): void;
    setHasRecording(id: string): void;
    /** @throws KeelError 'not-found'; 'conflict' when the session has ended already. */
    end(id: string, { status, result, differs }: EndedSession): void;
    /** @throws KeelError 'not-found'. */
    get(id: string): SessionRow;
    /** What other tables name the session and its patient by. @throws KeelError 'not-found'. */
    numbers(id: string): {
        readonly session: number;
        readonly patient: number;
    };
    /** The newest so many, or those before a moment; newest first. @param before ISO 8601. */
    ofPatient(patient: number, limit: number, before?: string): SessionRow[];
    /** Ids of all, for what is kept beside the database. */
    idsOfPatient(patient: number): string[];
    /**
     * How many count as training, in all and since a day: on real devices, with something done to its end.
     * @param since ISO 8601.
     */
    counted(patient: number, since: string): {
        readonly all: number;
        readonly since: number;
    };
    /** Completed ones of a programme, on one source. */
    completedOfProgramme(patient: number, programmeId: string, source: SessionRow['source']): number;
    /** What a crash left behind, unless a session is going on. Oldest first. */
    running(): SessionRow[];
}
