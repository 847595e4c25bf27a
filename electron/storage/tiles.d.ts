import type { PatientTile } from '#core/ipc/records.ts';
import type { Database } from './database.ts';
/** By name, without those in the archive. */
export declare function patientTiles(database: Database, nowMs: number): PatientTile[];
