import type { AuditCode, AuditRow } from '#core/ipc/records.ts';
import type { Database } from './database.ts';
/** Who does it and where. */
export interface Actor {
    readonly stationId: string;
    /** The therapist who is present at this moment; empty where none is. */
    readonly therapist: (nowMs: number) => string;
}
export declare class Audit {
    #private;
    constructor(database: Database, actor: Actor);
    add(code: AuditCode, nowMs: number, patientId?: string): void;
    /** The newest so many lines, oldest first. */
    ofPatient(patientId: string, limit: number): AuditRow[];
    /** Every line, oldest first. */
    all(): AuditRow[];
    removePatient(patientId: string): void;
}
