/** Erasing a patient: at once, everything, and the room given back without anybody waiting. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedText } from '#electron/storage/checked.ts';
import { ClinicStore } from '#electron/storage/clinic-store.ts';
import { openDatabase } from '#electron/storage/database.ts';
import { Recordings } from '#electron/storage/recordings.ts';
import { storagePaths } from '#electron/storage/storage-paths.ts';
import { DAY_MS, NOW_MS, temporaryFolder } from './support/clinics.ts';
import { resultOf } from './support/results.ts';
import { ManualTimers } from './support/timers.ts';
import { newStore, opened, played, readyPatient } from './support/sessions.ts';

describe('erasing a patient', () => {
  it('takes everything of theirs and nothing of others', async () => {
    const userData = temporaryFolder();
    const store = await newStore(userData);
    const gone = readyPatient(store, 'Gone Person');
    const kept = readyPatient(store, 'Kept Person');
    const goneSession = await played(store, gone);
    const keptSession = await played(store, kept);
    await store.erasePatient(gone, ' Gone Person ', NOW_MS + DAY_MS);
    expect(store.patients().map(({ name }) => name)).toEqual(['Kept Person']);
    expect(() => store.sessions.row(goneSession.sessionId)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(readdirSync(join(userData, 'recordings'))).toEqual([`${keptSession.sessionId}.keelrec`]);
    expect(store.sessions.detail(keptSession.sessionId).result).toEqual(resultOf(keptSession));
    const audit = store.audit.all();
    expect(audit.filter(({ patientId }) => patientId === gone)).toEqual([]);
    expect(audit.at(-1)).toEqual({
      at: '2026-03-03T09:00:00.000Z',
      code: 'patient-erased',
      therapist: '',
      stationId: store.meta.stationId,
    });
  });

  it('leaves no row in any table', async () => {
    const { store, database } = clearTextStore(temporaryFolder());
    const id = readyPatient(store);
    const counts = () =>
      database
        .all(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
        .map(({ name }) => [
          name,
          database.first(`SELECT count(*) AS rows FROM ${checkedText(name)}`)?.['rows'],
        ]);
    const before = counts();
    await played(store, id);
    store.overrideProgramme(id, { kind: 'start', block: 'feet', difficulty: 1, reason: 'Why' }, NOW_MS);
    const filled = counts().filter(([, rows]) => rows === 0);
    expect(filled).toEqual([]);
    await store.erasePatient(id, 'Ada Quill', NOW_MS);
    expect(before).toContainEqual(['patients', 1]);
    const left = counts().filter(([, rows]) => rows !== 0);
    expect(left).toEqual([
      ['meta', 2],
      ['audit', 1],
    ]);
    await store.close();
  });

  it('needs the name again, letter by letter, on any keyboard', async () => {
    const store = await newStore();
    const id = readyPatient(store, 'Zoë Quill'.normalize('NFC'));
    for (const name of ['', 'zoë quill', 'Zoe Quill', 'Zoë  Quill']) {
      await expect(store.erasePatient(id, name, NOW_MS)).rejects.toMatchObject({ code: 'invalid-argument' });
    }
    expect(store.patients()).toHaveLength(1);
    await store.erasePatient(id, 'Zoë Quill'.normalize('NFD'), NOW_MS);
    expect(store.patients()).toEqual([]);
  });

  it('waits for the end of a session that is going on', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    const { sessionId } = await opened(store, id);
    await expect(store.erasePatient(id, 'Ada Quill', NOW_MS)).rejects.toMatchObject({ code: 'conflict' });
    await store.sessions.end(sessionId, { status: 'interrupted' }, NOW_MS);
    await store.erasePatient(id, 'Ada Quill', NOW_MS);
    expect(store.patients()).toEqual([]);
  });

  it('works again after it was interrupted half way', async () => {
    const userData = temporaryFolder();
    const store = await newStore(userData);
    const id = readyPatient(store);
    const { sessionId } = await played(store, id);
    await store.recordings.remove([sessionId]);
    expect(existsSync(join(userData, 'recordings', `${sessionId}.keelrec`))).toBe(false);
    await store.erasePatient(id, 'Ada Quill', NOW_MS);
    expect(store.patients()).toEqual([]);
  });
});

describe('the room of an erased patient', () => {
  it('is given back step by step, until the file is as long as it was', async () => {
    const userData = temporaryFolder();
    const clinic = clearTextStore(userData);
    const { store, database, timers, path } = clinic;
    readyPatient(store, 'Kept');
    database.checkpoint();
    const before = statSync(path).size;
    const id = await patientWithOverrides(clinic);
    database.checkpoint();
    expect(statSync(path).size).toBeGreaterThan(before + 1_000_000);

    await store.erasePatient(id, 'Ada Quill', NOW_MS);
    expect(database.freePages()).toBeGreaterThan(250);
    const steps = timers.runAll();
    expect(steps).toBeGreaterThan(4);
    expect(database.freePages()).toBe(0);
    // A page or two of the tables stay, where rows were and will be again.
    expect(statSync(path).size).toBeLessThan(before + 10 * 4096);
    await store.close();
  });

  it('lets calls in between, which find everything as it is', async () => {
    const clinic = clearTextStore(temporaryFolder());
    const { store, timers } = clinic;
    const kept = readyPatient(store, 'Kept');
    const session = await played(store, kept);
    const id = await patientWithOverrides(clinic);
    await store.erasePatient(id, 'Ada Quill', NOW_MS);
    while (timers.runNext()) {
      expect(store.sessions.detail(session.sessionId).result).toEqual(resultOf(session));
      store.archivePatient(kept, true, NOW_MS);
    }
    await store.close();
  });

  it('is given back at the next start where the app ended meanwhile', async () => {
    const userData = temporaryFolder();
    const first = clearTextStore(userData);
    const id = await patientWithOverrides(first);
    await first.store.erasePatient(id, 'Ada Quill', NOW_MS);
    await first.store.close();
    expect(first.timers.runAll()).toBe(0);

    const next = clearTextStore(userData);
    expect(next.database.freePages()).toBeGreaterThan(250);
    next.timers.runAll();
    expect(next.database.freePages()).toBe(0);
    await next.store.close();
  });
});

/** A store over a database in clear text, on hand-driven timers. */
function clearTextStore(userData: string) {
  const paths = storagePaths(userData);
  const { database: path, backups } = paths;
  const database = openDatabase({ path, key: undefined, create: !existsSync(path), backups, nowMs: NOW_MS });
  const timers = new ManualTimers();
  const store = new ClinicStore(database, new Recordings(paths.recordings, Buffer.alloc(32)), {
    paths,
    therapist: () => '',
    after: timers.after,
  });
  return { store, database, timers, path };
}

/** A patient with a megabyte of overrides, all at once. */
async function patientWithOverrides({ store, database }: ReturnType<typeof clearTextStore>): Promise<string> {
  const id = readyPatient(store);
  await played(store, id);
  store.overrideProgramme(id, { kind: 'start', block: 'feet', difficulty: 1, reason: 'Why' }, NOW_MS);
  const copied = 'patient, at, kind, therapist, station_id, skill, block';
  database.run(
    `WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 1000)
     INSERT INTO overrides (${copied}, reason) SELECT ${copied}, printf('%.1000c', '.') FROM overrides, count`,
  );
  return id;
}
