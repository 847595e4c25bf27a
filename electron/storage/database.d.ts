import Libsql from 'libsql';
import type { Migration } from './migrations/migrations.ts';
/** libsql ends the process on a boolean: say 0 or 1. A blob comes back as an ArrayBuffer: see `bytesOf`. */
export type SqlValue = string | number | null | Uint8Array | ArrayBuffer;
export type SqlParameters = Readonly<Record<string, SqlValue | undefined>>;
export type SqlRow = Readonly<Record<string, SqlValue>>;
export interface OpenDatabaseOptions {
    readonly path: string;
    /** 32 bytes; undefined leaves the file in clear text, for tests only. */
    readonly key: Uint8Array | undefined;
    /** Make a new database; otherwise a missing or empty file is an error. */
    readonly create: boolean;
    /** Where a copy goes before an existing database is migrated. */
    readonly backups: string;
    readonly nowMs: number;
    readonly migrations?: readonly Migration[];
}
/** Where the database lies and what opens it: plain data, for another process. */
export interface DatabaseSource {
    readonly path: string;
    readonly key: Uint8Array;
}
export declare class Database {
    #private;
    constructor(connection: Libsql.Database);
    exec(sql: string): void;
    all(sql: string, parameters?: SqlParameters): SqlRow[];
    first(sql: string, parameters?: SqlParameters): SqlRow | undefined;
    /** How many rows it changed. */
    run(sql: string, parameters?: SqlParameters): number;
    /** All of `work` or nothing of it. */
    transaction<T>(work: () => T): T;
    /**
     * Everything into the main file; the write-ahead log is empty afterwards.
     * @returns false while another process reads the database.
     */
    checkpoint(): boolean;
    /** Pages that hold nothing any more. Zeroed when they were freed. */
    freePages(): number;
    /** Gives so many free pages back: the last pages of the file move into them, and the file gets shorter. */
    reclaimPages(count: number): void;
    /** What is still in the write-ahead log stays there until the next start, and is not lost. */
    close(): void;
}
/** @throws KeelError 'damaged-file' where a blob should be and is none. */
export declare function bytesOf(value: SqlValue | undefined): Uint8Array;
/**
 * Opens, checks and migrates. On any error the file is as it was.
 * @throws KeelError 'damaged-file' (not a database, or not under this key), 'unsupported-version', 'storage-failed'.
 */
export declare function openDatabase(options: OpenDatabaseOptions): Database;
/**
 * Whether every page of an existing database can be read and fits the others: for a process of its own, since it reads
 * the whole file, and since libsql ends the process on some damage.
 */
export declare function isWhole({ path, key }: DatabaseSource): boolean;
