/** The encrypted database: opening with care, and the few ways in which the rest of storage talks SQL. */
import { copyFileSync, closeSync, constants, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Libsql from 'libsql';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { ensureFolder, OWNER_ONLY_FILE, storageFailed, syncFolder, systemCode } from './files.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
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

/** Faults of the disk or the folder; any other error is one of this program. libsql gives no code when it can't open. */
const MACHINE_FAULT = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|PERM)/;

/** The log is brought into the main file when it is this long: SQLite's own choice. */
const CHECKPOINT_PAGES = 1000;

interface CipherOptions extends Libsql.Options {
  readonly encryptionCipher?: 'aes256cbc';
  readonly encryptionKey?: string;
}

export class Database {
  readonly #connection: Libsql.Database;

  constructor(connection: Libsql.Database) {
    this.#connection = connection;
  }

  exec(sql: string): void {
    guarded(() => this.#connection.exec(sql));
  }

  all(sql: string, parameters: SqlParameters = {}): SqlRow[] {
    return guarded(() => this.#connection.prepare(sql).all(withNulls(parameters)) as SqlRow[]);
  }

  first(sql: string, parameters: SqlParameters = {}): SqlRow | undefined {
    return this.all(sql, parameters)[0];
  }

  /** How many rows it changed. */
  run(sql: string, parameters: SqlParameters = {}): number {
    return guarded(() => this.#connection.prepare(sql).run(withNulls(parameters)).changes);
  }

  /** All of `work` or nothing of it. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      this.exec('COMMIT');
      return value;
    } catch (error) {
      if (this.#connection.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  /** A transaction that is larger than most: what it wrote is brought into the main file later, by `checkpoint`. */
  largeTransaction<T>(work: () => T): T {
    this.exec('PRAGMA wal_autocheckpoint = 0');
    try {
      return this.transaction(work);
    } finally {
      this.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    }
  }

  /**
   * Everything into the main file; the write-ahead log is empty afterwards.
   * @returns false while another process reads the database.
   */
  checkpoint(): boolean {
    return this.first('PRAGMA wal_checkpoint(TRUNCATE)')?.['busy'] === 0;
  }

  /** Pages that hold nothing any more. Zeroed when they were freed. */
  freePages(): number {
    return Number(this.first('PRAGMA freelist_count')?.['freelist_count']);
  }

  /** Gives so many free pages back: the last pages of the file move into them, and the file gets shorter. */
  reclaimPages(count: number): void {
    this.exec(`PRAGMA incremental_vacuum(${count})`);
  }

  /** What is still in the write-ahead log stays there until the next start, and is not lost. */
  close(): void {
    this.checkpoint();
    guarded(() => this.#connection.close());
  }
}

/** @throws KeelError 'damaged-file' where a blob should be and is none. */
export function bytesOf(value: SqlValue | undefined): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof Uint8Array) return value;
  throw damagedDatabase();
}

/**
 * Opens, checks and migrates. On any error the file is as it was.
 * @throws KeelError 'damaged-file' (not a database, or not under this key), 'unsupported-version', 'storage-failed'.
 */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const { path, create, migrations = MIGRATIONS } = options;
  prepareFile(path, create);
  const connection = connect(path, options.key);
  try {
    const database = new Database(connection);
    const version = versionOf(database);
    const newest = migrations.at(-1)?.version ?? 0;
    if (version > newest) throw newerDatabase();
    if (version === 0 && !create) throw damagedDatabase();
    checkLength(database, path);
    configure(database, version === 0);
    if (version > 0 && version < newest) backUp(database, options, version);
    migrate(database, migrations, version);
    return database;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Makes the file itself, because SQLite would let others read it. */
function prepareFile(path: string, create: boolean): void {
  try {
    if (create && !existsSync(path)) {
      ensureFolder(dirname(path));
      closeSync(openSync(path, 'wx', OWNER_ONLY_FILE));
      return;
    }
    if (!create && statSync(path).size === 0) throw damagedDatabase();
  } catch (error) {
    throw storageFailed('database-not-opened', error);
  }
}

/** @throws KeelError as `openDatabase`. */
export function connect(path: string, key: Uint8Array | undefined): Libsql.Database {
  const options: CipherOptions = key
    ? { encryptionCipher: 'aes256cbc', encryptionKey: Buffer.from(key).toString('hex') }
    : {};
  return guarded(() => new Libsql(path, options));
}

function versionOf(database: Database): number {
  return Number(database.first('PRAGMA user_version')?.['user_version']);
}

/**
 * Reading every page would take longer the more is stored; that is done in the background (`isWhole`). What costs
 * nothing is done here: the key fits the first page (`versionOf`), and the file is as long as it says. With a log beside
 * it the file may be shorter than the database: a crash left it so, and the log has the rest.
 */
function checkLength(database: Database, path: string): void {
  const logBytes = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (logBytes > 0) return;
  const [pages, pageBytes] = ['page_count', 'page_size'].map((name) =>
    Number(database.first(`PRAGMA ${name}`)?.[name]),
  );
  if (statSync(path).size !== (pages ?? 0) * (pageBytes ?? 0)) throw damagedDatabase();
}

function configure(database: Database, isNew: boolean): void {
  // Only before the first table is made; afterwards it would take a VACUUM.
  if (isNew) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
  `);
}

function backUp(database: Database, options: OpenDatabaseOptions, version: number): void {
  if (!database.checkpoint()) throw storageFailed('database-in-use', undefined);
  const time = new Date(options.nowMs).toISOString().replaceAll(':', '-');
  const copy = join(options.backups, `keel-version-${version}-${time}.db`);
  try {
    ensureFolder(options.backups);
    copyFileSync(options.path, copy, constants.COPYFILE_EXCL);
    const descriptor = openSync(copy, 'r+');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    syncFolder(options.backups);
  } catch (error) {
    throw storageFailed('database-not-backed-up', error);
  }
}

function migrate(database: Database, migrations: readonly Migration[], from: number): void {
  for (const { version, sql } of migrations.filter((migration) => migration.version > from)) {
    database.transaction(() => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${version}`);
    });
  }
}

function withNulls(parameters: SqlParameters): Record<string, SqlValue> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value ?? null]));
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = systemCode(error);
    if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) throw damagedDatabase(error);
    if (code === undefined || MACHINE_FAULT.test(code)) {
      throw storageFailed('database-not-accessed', error);
    }
    throw error;
  }
}

function damagedDatabase(cause?: unknown): KeelError {
  return new KeelError(
    'damaged-file',
    message('error.database-damaged', { advice: message('advice.restore-all-or-begin-afresh') }),
    { cause },
  );
}

function newerDatabase(): KeelError {
  return new KeelError('unsupported-version', message('error.newer-keel-stored'));
}
