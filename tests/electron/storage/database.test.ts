import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { checkedText } from '#electron/storage/checked.ts';
import { openDatabase } from '#electron/storage/database.ts';
import type { Database, OpenDatabaseOptions } from '#electron/storage/database.ts';
import { MIGRATIONS } from '#electron/storage/migrations/migrations.ts';
import type { Migration } from '#electron/storage/migrations/migrations.ts';
import { isWhole } from '#electron/storage/whole-database.ts';
import { NOW_MS, temporaryFolder } from './support/clinics.ts';

/** Fixed, so that damage under it comes out the same every time. */
const KEY = Buffer.alloc(32, 7);

function optionsIn(folder: string, changes: Partial<OpenDatabaseOptions> = {}): OpenDatabaseOptions {
  const path = join(folder, 'keel.db');
  return { path, key: KEY, create: false, backups: join(folder, 'backups'), nowMs: NOW_MS, ...changes };
}

/** A closed database with some pages of audit lines; its path. */
function databaseIn(folder: string): string {
  const options = optionsIn(folder, { create: true });
  const database = openDatabase(options);
  database.transaction(() => {
    for (let line = 0; line < 200; line += 1) addLine(database, `line ${line} ${'.'.repeat(200)}`);
  });
  database.close();
  return options.path;
}

function addLine(database: Database, therapist: string): void {
  database.run(
    `INSERT INTO audit (at, code, therapist, station_id) VALUES ('now', 'report-saved', :therapist, 'here')`,
    { therapist },
  );
}

function countLines(database: Database): unknown {
  return database.first('SELECT count(*) AS count FROM audit')?.['count'];
}

/** The newest schema and one more step. */
const withOneMore: readonly Migration[] = [
  ...MIGRATIONS,
  { version: MIGRATIONS.length + 1, sql: 'CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;' },
];

describe('opening a database', () => {
  it('finds what was stored', () => {
    const folder = temporaryFolder();
    databaseIn(folder);
    const database = openDatabase(optionsIn(folder));
    expect(countLines(database)).toBe(200);
    database.close();
  });

  it('is set to lose nothing: write-ahead log, full sync, foreign keys, erased pages zeroed', () => {
    const folder = temporaryFolder();
    databaseIn(folder);
    const database = openDatabase(optionsIn(folder));
    const pragmas = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'secure_delete',
      'temp_store',
      'auto_vacuum',
    ];
    const values = pragmas.map((pragma) => database.first(`PRAGMA ${pragma}`)?.[pragma]);
    expect(values).toEqual(['wal', 2, 1, 1, 2, 2]);
    database.close();
  });

  it('has strict tables only', () => {
    const folder = temporaryFolder();
    const database = openDatabase(optionsIn(folder, { create: true }));
    const tables = database.all(`SELECT name, strict FROM pragma_table_list WHERE type = 'table'`);
    const lax = tables.filter(({ name, strict }) => strict !== 1 && !checkedText(name).startsWith('sqlite_'));
    expect(lax).toEqual([]);
    expect(tables.length).toBeGreaterThan(7);
    database.close();
  });

  it('lets nobody else read the file or its log', () => {
    const folder = temporaryFolder();
    databaseIn(folder);
    const database = openDatabase(optionsIn(folder));
    addLine(database, 'so that there is a log');
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
    database.close();
  });

  it.each([
    { what: 'another key', options: { key: randomBytes(32) } },
    { what: 'no key', options: { key: undefined } },
  ])('refuses $what and changes nothing', ({ options }) => {
    const folder = temporaryFolder();
    const path = databaseIn(folder);
    const before = readFileSync(path);
    expect(() => openDatabase(optionsIn(folder, options))).toThrow(
      expect.objectContaining({
        code: 'damaged-file',
        told: message('error.database-damaged', { advice: message('advice.restore-all-or-begin-afresh') }),
      }),
    );
    expect(readFileSync(path)).toEqual(before);
    const database = openDatabase(optionsIn(folder));
    expect(countLines(database)).toBe(200);
    database.close();
  });

  it.each([
    { what: 'a file that is no database', damage: (path: string) => writeFileSync(path, 'x'.repeat(5000)) },
    { what: 'an empty file', damage: (path: string) => writeFileSync(path, '') },
    { what: 'half a file', damage: (path: string) => truncateSync(path, 4096 * 5) },
    { what: 'a torn page', damage: (path: string) => truncateSync(path, 4096 * 5 + 100) },
    { what: 'noise at the start', damage: (path: string) => overwrite(path, 30, randomBytes(64)) },
  ])('calls $what damaged and leaves it as it is', ({ damage }) => {
    const folder = temporaryFolder();
    const path = databaseIn(folder);
    damage(path);
    const before = readFileSync(path);
    expect(() => openDatabase(optionsIn(folder))).toThrow(expect.objectContaining({ code: 'damaged-file' }));
    expect(readFileSync(path)).toEqual(before);
  });

  it('does not read every page: one damaged in the middle is found when it is read', () => {
    const folder = temporaryFolder();
    const path = databaseIn(folder);
    expect(isWhole({ path, key: KEY })).toBe(true);
    // One of the last: lines of the trail.
    overwrite(path, statSync(path).size - 3 * 4096, Buffer.alloc(4096, 0xa5));
    const database = openDatabase(optionsIn(folder));
    expect(() => database.all('SELECT * FROM audit')).toThrow(
      expect.objectContaining({
        code: 'damaged-file',
        told: message('error.database-damaged', { advice: message('advice.restore-all-or-begin-afresh') }),
      }),
    );
    database.close();
    expect(isWhole({ path, key: KEY })).toBe(false);
    expect(isWhole({ path, key: randomBytes(32) })).toBe(false);
  });

  it('takes a file for whole that a crash left shorter than its log says', () => {
    const folder = temporaryFolder();
    databaseIn(folder);
    const database = openDatabase(optionsIn(folder));
    database.transaction(() => {
      for (let line = 0; line < 200; line += 1) addLine(database, '.'.repeat(200));
    });
    const crashed = join(folder, 'crashed');
    mkdirSync(crashed);
    for (const name of ['keel.db', 'keel.db-wal']) copyFileSync(join(folder, name), join(crashed, name));
    database.close();
    const next = openDatabase(optionsIn(crashed));
    expect(countLines(next)).toBe(400);
    next.close();
  });

  it('makes no database where none is expected', () => {
    const folder = temporaryFolder();
    expect(() => openDatabase(optionsIn(folder))).toThrow(
      expect.objectContaining({ code: 'storage-failed' }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says when the folder can’t be written', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const options = optionsIn(join(folder, 'file', 'below'), { create: true });
    expect(() => openDatabase(options)).toThrow(expect.objectContaining({ code: 'storage-failed' }));
  });
});

describe('migrating a database', () => {
  it('refuses one that a newer Keel has written, and changes nothing', () => {
    const folder = temporaryFolder();
    const path = databaseIn(folder);
    openDatabase(optionsIn(folder, { migrations: withOneMore })).close();
    const before = readFileSync(path);
    expect(() => openDatabase(optionsIn(folder))).toThrow(
      expect.objectContaining({ code: 'unsupported-version' }),
    );
    expect(readFileSync(path)).toEqual(before);
  });

  it('copies the database first, sealed like the original, and the copy opens', () => {
    const folder = temporaryFolder();
    databaseIn(folder);
    const database = openDatabase(optionsIn(folder, { migrations: withOneMore }));
    database.run('INSERT INTO extra (id) VALUES (1)');
    database.close();
    expect(readdirSync(join(folder, 'backups'))).toEqual([
      `keel-version-${MIGRATIONS.length}-2026-03-02T09-00-00.000Z.db`,
    ]);
    const path = join(folder, 'backups', `keel-version-${MIGRATIONS.length}-2026-03-02T09-00-00.000Z.db`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const copy = openDatabase(optionsIn(folder, { path }));
    expect(countLines(copy)).toBe(200);
    copy.close();
  });

  it('leaves the database at the old version when a step fails in the middle', () => {
    const folder = temporaryFolder();
    databaseIn(folder);
    const failing: readonly Migration[] = [
      ...MIGRATIONS,
      {
        version: MIGRATIONS.length + 1,
        sql: 'CREATE TABLE extra (id INTEGER) STRICT; CREATE TABLE audit (x INTEGER);',
      },
    ];
    expect(() => openDatabase(optionsIn(folder, { migrations: failing }))).toThrow(/audit/);
    const database = openDatabase(optionsIn(folder));
    expect(countLines(database)).toBe(200);
    expect(database.all(`SELECT name FROM sqlite_schema WHERE name = 'extra'`)).toEqual([]);
    database.close();
  });

  it('changes nothing when the copy can’t be made', () => {
    const folder = temporaryFolder();
    databaseIn(folder);
    writeFileSync(join(folder, 'backups'), 'a file where the folder should be');
    expect(() => openDatabase(optionsIn(folder, { migrations: withOneMore }))).toThrow(
      expect.objectContaining({ code: 'storage-failed' }),
    );
    const database = openDatabase(optionsIn(folder));
    expect(countLines(database)).toBe(200);
    database.close();
  });

  it('copies nothing for a new database', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'new'));
    openDatabase(optionsIn(join(folder, 'new'), { create: true })).close();
    expect(readdirSync(join(folder, 'new'))).not.toContain('backups');
  });

  it('numbers its steps without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });
});

describe('a transaction', () => {
  it('does all or nothing', () => {
    const database = openDatabase(optionsIn(temporaryFolder(), { create: true }));
    const failing = (): void =>
      database.transaction(() => {
        addLine(database, 'gone again');
        throw new Error('half way');
      });
    expect(failing).toThrow('half way');
    expect(countLines(database)).toBe(0);
    database.transaction(() => addLine(database, 'kept'));
    expect(countLines(database)).toBe(1);
    database.close();
  });
});

function overwrite(path: string, offset: number, bytes: Buffer): void {
  const file = readFileSync(path);
  bytes.copy(file, offset);
  writeFileSync(path, file);
}
