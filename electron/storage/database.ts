/** The encrypted database: opening with care, and the few ways in which the rest of storage talks SQL. */
import { copyFileSync, closeSync, constants, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Libsql from 'libsql';
import { KeelError } from '#core/errors.ts';
import {
  adviceOnUnreadable,
  BEGIN_AFRESH,
  ensureFolder,
  OWNER_ONLY_FILE,
  storageFailed,
  syncFolder,
  systemCode,
} from './files.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import type { Migration } from './migrations/migrations.ts';

/** libsql ends the process on a boolean: say 0 or 1. */
export type SqlValue = string | number | null;
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

/** Faults of the disk or the folder; any other error is one of this program. libsql gives no code when it can't open. */
const MACHINE_FAULT = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|PERM)/;

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

  /** Leaves nothing of deleted rows behind: rewrites the file and empties the write-ahead log. */
  compact(): void {
    this.exec('VACUUM');
    this.checkpoint();
  }

  /** Everything into the main file; the write-ahead log is empty afterwards. */
  checkpoint(): void {
    const row = this.first('PRAGMA wal_checkpoint(TRUNCATE)');
    if (row?.['busy'] !== 0) throw storageFailed('The database could not be brought up to date.', undefined);
  }

  close(): void {
    this.checkpoint();
    guarded(() => this.#connection.close());
  }
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
    checkIntegrity(database);
    configure(database);
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
    throw storageFailed('The database could not be opened.', error);
  }
}

function connect(path: string, key: Uint8Array | undefined): Libsql.Database {
  const options: CipherOptions = key
    ? { encryptionCipher: 'aes256cbc', encryptionKey: Buffer.from(key).toString('hex') }
    : {};
  return guarded(() => new Libsql(path, options));
}

function versionOf(database: Database): number {
  return Number(database.first('PRAGMA user_version')?.['user_version']);
}

function checkIntegrity(database: Database): void {
  const rows = database.all('PRAGMA quick_check(1)');
  if (rows[0]?.['quick_check'] !== 'ok') throw damagedDatabase();
}

function configure(database: Database): void {
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
  database.checkpoint();
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
    throw storageFailed('The database could not be backed up, so it was left as it was.', error);
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
      throw storageFailed('The database could not be read or written.', error);
    }
    throw error;
  }
}

function damagedDatabase(cause?: unknown): KeelError {
  return new KeelError(
    'damaged-file',
    'The database keel.db is damaged or does not belong to the key file beside it. ' +
      `${adviceOnUnreadable('keel.key and keel.db')} ${BEGIN_AFRESH}`,
    { cause },
  );
}

function newerDatabase(): KeelError {
  return new KeelError(
    'unsupported-version',
    'The patients were stored by a newer Keel. Install the newest Keel on this computer; nothing has been changed.',
  );
}
