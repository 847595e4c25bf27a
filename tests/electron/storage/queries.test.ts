/** How the database finds what is asked of it: by index, whatever belongs to others. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkedText } from '#electron/storage/checked.ts';
import { ClinicStore } from '#electron/storage/clinic-store.ts';
import { Database, openDatabase } from '#electron/storage/database.ts';
import { Recordings } from '#electron/storage/recordings.ts';
import { storagePaths } from '#electron/storage/storage-paths.ts';
import { NOW_MS, temporaryFolder } from './support/clinics.ts';
import { CHEST, FEET } from './support/results.ts';
import { played, readyPatient } from './support/sessions.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Every statement that a call runs. */
function statementsOf(call: () => unknown): string[] {
  const seen = [vi.spyOn(Database.prototype, 'all'), vi.spyOn(Database.prototype, 'run')];
  call();
  const statements = seen.flatMap((spy) => spy.mock.calls.map(([sql]) => sql));
  vi.restoreAllMocks();
  return statements.filter((sql) => !sql.startsWith('PRAGMA'));
}

async function storeOfOne() {
  const paths = storagePaths(temporaryFolder());
  const { database: path, backups } = paths;
  const open = (create: boolean): Database =>
    openDatabase({ path, key: undefined, create, backups, nowMs: NOW_MS });
  const recordings = new Recordings(paths.recordings, Buffer.alloc(32));
  const store = new ClinicStore(open(true), recordings, { paths, therapist: () => '' });
  const id = readyPatient(store);
  const { sessionId } = await played(store, id);
  // A connection of its own: one that has explained can't be closed before its statements are collected.
  const explaining = open(false);
  const scansOf = (call: () => unknown): unknown[] =>
    statementsOf(call)
      .flatMap((sql) => explaining.all(`EXPLAIN QUERY PLAN ${sql}`))
      .map(({ detail }) => checkedText(detail))
      .filter((detail) => detail.startsWith('SCAN'));
  return { store, id, sessionId, scansOf };
}

describe('what is asked', () => {
  it('of one patient or session is found by index, and reads nothing of others', async () => {
    const { store, id, sessionId, scansOf } = await storeOfOne();
    const { sessions } = store;
    const asked = {
      page: () => store.patientPage(id),
      sessions: () => sessions.ofPatient(id, 50),
      detail: () => sessions.detail(sessionId),
      skills: () => sessions.skills(id),
      history: () => sessions.skillHistory(id, FEET, 500),
      facts: () => sessions.skillFacts(id, CHEST, 'hid'),
      ability: () => sessions.lastDifficulty(id, FEET),
      ranges: () => sessions.rangesMeasured(id, 'hid', NOW_MS, 1),
      movements: () => sessions.movements(id, 'turn'),
      movement: () => sessions.movement(sessionId, 2),
      programme: () => sessions.completedOfProgramme(id, store.programmeToTrain(id, NOW_MS).id, 'hid'),
      saving: () => store.saveProgramme(id, store.programmeToTrain(id, NOW_MS), NOW_MS),
      ids: () => sessions.idsOfPatient(id),
    };
    const scans = Object.entries(asked).map(([name, call]) => [name, scansOf(call)]);
    expect(scans).toEqual(Object.keys(asked).map((name) => [name, []]));
    await store.close();
  });

  it('of all patients reads their rows alone, and by index which sessions are running', async () => {
    const { store, scansOf } = await storeOfOne();
    expect(scansOf(() => store.tiles(NOW_MS))).toEqual(['SCAN p']);
    expect(scansOf(() => store.patients())).toEqual(['SCAN patients']);
    expect(scansOf(() => store.sessions.running())).toEqual(['SCAN s USING INDEX sessions_running']);
    await store.close();
  });
});
