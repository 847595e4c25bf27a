/**
 * Gives the room of what was erased back, a little at a time between calls: a step is short, and nothing waits for the
 * whole. First what the write-ahead log still holds is overwritten, then the file gets shorter.
 */
import type { Database } from './database.ts';
/** Runs `run` once after a delay; the answer cancels it. */
export type After = (delayMs: number, run: () => void) => () => void;
export declare class Reclaimer {
    #private;
    constructor(database: Database, after: After);
    /** There is room to reclaim. */
    begin(): void;
    /** What is left goes on at the next start. */
    stop(): void;
}
/** Keeps no process alive. */
export declare function afterTimeout(delayMs: number, run: () => void): () => void;
