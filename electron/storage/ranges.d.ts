/** How far what steers goes, as it was last measured to the end. One row a source, steering and posture. */
import type { SessionRow } from '#core/ipc/records.ts';
import type { KnownRange } from '#core/session/setup.ts';
import type { Database } from './database.ts';
export declare class Ranges {
    #private;
    constructor(database: Database);
    /** A session that was recovered late does not undo what a later one measured. */
    put(patient: number, { steering, posture, range }: KnownRange, { id, startedAt, source }: Pick<SessionRow, 'id' | 'startedAt' | 'source'>): void;
    /** Those that are no older. @param since ISO 8601. */
    measuredSince(patient: number, source: SessionRow['source'], since: string): KnownRange[];
}
