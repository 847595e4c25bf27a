/** What anyone finds who reads the files without the key. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClinicStore } from '#electron/storage/clinic-store.ts';
import { openDatabase } from '#electron/storage/database.ts';
import { MIGRATIONS } from '#electron/storage/migrations/migrations.ts';
import { Recordings } from '#electron/storage/recordings.ts';
import { deriveKey } from '#electron/storage/sealing.ts';
import { storagePaths } from '#electron/storage/storage-paths.ts';
import { Vault } from '#electron/storage/vault.ts';
import {
  memoryKeyRing,
  newClinic,
  noKeyRing,
  NOW_MS,
  PASSPHRASE,
  patientFields,
  temporaryFolder,
} from './support/clinics.ts';
import { outcomeOf, threeBlocks } from './support/results.ts';
import { setupFor } from './support/sessions.ts';
import { ManualTimers } from './support/timers.ts';

const SECRETS = ['Zephyrine Quillfeather', 'Crumbling vertebra', 'Dr. Wobbleton', PASSPHRASE];
const FIELDS = patientFields({
  name: 'Zephyrine Quillfeather',
  notes: 'Crumbling vertebra '.repeat(150),
  screenedBy: 'Dr. Wobbleton',
});

/** The newest schema and one more step. */
const ONE_MORE = [
  ...MIGRATIONS,
  { version: MIGRATIONS.length + 1, sql: 'CREATE TABLE x (y INTEGER) STRICT' },
];

/** Files below `folder` that hold a secret in UTF-8 or UTF-16, and how many files were searched. */
function search(folder: string): { found: string[]; searched: number } {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  const needles = SECRETS.flatMap((secret) => [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')]);
  const found = files.filter((name) => {
    const bytes = readFileSync(join(folder, name));
    return (
      needles.some((needle) => bytes.includes(needle)) || SECRETS.some((secret) => name.includes(secret))
    );
  });
  return { found, searched: files.length };
}

/** A patient, a session with a recording that holds secrets, and changes to all of them. */
async function useAll(store: ClinicStore): Promise<string> {
  const { id } = store.createPatient(FIELDS, NOW_MS);
  store.updatePatient(id, { ...FIELDS, heightCm: 170 }, NOW_MS);
  store.saveProgramme(id, threeBlocks({ name: 'Crumbling vertebra' }), NOW_MS);
  const setup = setupFor(store, id);
  const { sessionId } = setup;
  await store.sessions.open(id, setup, NOW_MS);
  await store.recordings.append(sessionId, Buffer.from(SECRETS.join()));
  await store.sessions.end(sessionId, { status: 'completed', outcome: outcomeOf(setup) }, NOW_MS);
  return id;
}

describe('files under the user data folder', () => {
  it.each([
    { kept: 'a passphrase', keyRing: noKeyRing },
    { kept: 'a key ring', keyRing: memoryKeyRing() },
  ])('hold no name and no note in clear text, open or closed, kept by $kept', async ({ keyRing }) => {
    const userData = temporaryFolder();
    const clinic = await newClinic(userData, keyRing);
    const id = await useAll(clinic.store());
    await clinic.enter(PASSPHRASE, 'Dr. Wobbleton', NOW_MS);
    await clinic.enter('Zephyrine Quillfeather', 'Dr. Wobbleton', NOW_MS).catch(() => undefined);
    const open = search(userData);
    expect(open.found).toEqual([]);
    expect(open.searched).toBeGreaterThanOrEqual(6);
    await clinic.store().erasePatient(id, FIELDS.name, NOW_MS);
    expect(search(userData).found).toEqual([]);
    await clinic.close();
    expect(search(userData).found).toEqual([]);
  });

  it('hold none in the copy from before a migration', async () => {
    const userData = temporaryFolder();
    const paths = storagePaths(userData);
    const clinic = await newClinic(userData);
    await useAll(clinic.store());
    await clinic.close();
    const vault = await Vault.load({ paths, keyRing: noKeyRing });
    await vault.unlock(PASSPHRASE);
    const key = deriveKey(vault.dataKey(), 'database');
    const { database: path, backups } = paths;
    openDatabase({ path, key, create: false, backups, nowMs: NOW_MS, migrations: ONE_MORE }).close();
    expect(readdirSync(backups)).toHaveLength(1);
    expect(search(userData).found).toEqual([]);
  });
});

describe('an erased patient', () => {
  it('leaves nothing even under the key: not in the database, its log or its backups', async () => {
    const userData = temporaryFolder();
    const paths = storagePaths(userData);
    // In clear text, so that what is left inside the pages shows.
    const options = { path: paths.database, key: undefined, backups: paths.backups, nowMs: NOW_MS };
    openDatabase({ ...options, create: true }).close();
    const recordings = new Recordings(paths.recordings, Buffer.alloc(32));
    const timers = new ManualTimers();
    const over = (migrations: typeof MIGRATIONS): ClinicStore => {
      const database = openDatabase({ ...options, create: false, migrations });
      return new ClinicStore(database, recordings, { paths, therapist: () => '', after: timers.after });
    };
    const first = over(MIGRATIONS);
    const other = first.createPatient(patientFields(), NOW_MS);
    const id = await useAll(first);
    await first.close();
    const store = over(ONE_MORE);
    store.updatePatient(id, FIELDS, NOW_MS);
    expect(search(userData).found).toEqual(
      expect.arrayContaining(['keel.db', expect.stringContaining(`keel-version-${MIGRATIONS.length}`)]),
    );

    await store.erasePatient(id, FIELDS.name, NOW_MS);
    expect(store.patients()).toEqual([other]);
    expect(readdirSync(userData, { recursive: true })).not.toContain('backups');
    // The first step in the background: what the log held is overwritten.
    timers.runNext();
    expect(search(userData).found).toEqual([]);
    expect(readFileSync(paths.database).includes(Buffer.from(id))).toBe(false);

    timers.runAll();
    await store.close();
    expect(search(userData).found).toEqual([]);
  });
});
