import type { SessionResult } from '#core/session/result.ts';
import type { Database, SqlParameters } from './database.ts';
/** A result, ready to be written in one go. */
export interface PackedResult {
    readonly rest: Uint8Array;
    readonly blocks: readonly SqlParameters[];
    readonly movements: readonly SqlParameters[];
    readonly skills: readonly SqlParameters[];
}
/** Packs on other threads: a tenth of a second of work. */
export declare function packedResult(result: SessionResult): Promise<PackedResult>;
export declare class Results {
    #private;
    constructor(database: Database);
    insert(session: number, { rest, blocks, movements, skills }: PackedResult): void;
    /** Undefined where nothing could be measured. @throws KeelError 'damaged-file'. */
    get(session: number): SessionResult | undefined;
}
