import type { OverrideRow } from '#core/ipc/records.ts';
import type { Database } from './database.ts';
export declare class Overrides {
    #private;
    constructor(database: Database, stationId: string);
    add(patient: number, row: OverrideRow): void;
    /** Oldest first. */
    ofPatient(patient: number): OverrideRow[];
}
