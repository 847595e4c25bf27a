import type { Programme } from '#core/programme/programme.ts';
import type { Database } from './database.ts';
export declare class Programmes {
    #private;
    constructor(database: Database);
    /**
     * The next revision of this programme, by this author. When it began is a day of the programme: saving it changes
     * nothing about that.
     * @throws KeelError 'invalid-argument'.
     */
    save(patient: number, input: Programme, author: string, nowMs: number): Programme;
    current(patient: number): Programme | undefined;
    /** The very revision that a session was played by. @throws KeelError 'damaged-file' where it is not there. */
    revision(patient: number, id: string, revision: number): Programme;
}
