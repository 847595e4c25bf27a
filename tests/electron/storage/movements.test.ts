import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { replayMovement } from '#core/movement-tests/replay-movement.ts';
import { encodeEntry, movementSetupIn } from '#core/recording/recording.ts';
import { openDatabase } from '#electron/storage/database.ts';
import { MIGRATIONS } from '#electron/storage/migrations/migrations.ts';
import { ClinicStore } from '#electron/storage/clinic-store.ts';
import type { StartMovement } from '#electron/storage/movement-store.ts';
import { deriveKey } from '#electron/storage/sealing.ts';
import { storagePaths } from '#electron/storage/storage-paths.ts';
import { END_MS, entriesOf } from '../../support/recorded-movement.ts';
import { DAY_MS, newClinic, NOW_MS, patientFields, temporaryFolder } from './support/clinics.ts';

const VERSIONS = { app: '1.2.3', hub: 2, movement: 1 };
const entries = entriesOf('end', END_MS);
const bends = analyseMovement('bend', replayMovement(entries).frames);

function start(patientId: string, changes: Partial<StartMovement> = {}): StartMovement {
  return { patientId, task: 'bend', source: 'hid', versions: VERSIONS, nowMs: NOW_MS, ...changes };
}

async function recordedBend(
  store: ClinicStore,
  patientId: string,
  result: MovementResult | undefined = bends,
) {
  const setup = await store.movements.start(start(patientId));
  for (const entry of entries) await store.recordings.append(setup.recordingId, encodeEntry(entry));
  await store.recordings.end(setup.recordingId);
  store.movements.end(setup.recordingId, 'completed', result, NOW_MS);
  return setup;
}

describe('recorded movements', () => {
  it('are stored with their measures, and their recording gives the same measures again', async () => {
    const store = (await newClinic()).store();
    const { id: patientId } = store.createPatient(patientFields(), NOW_MS);
    const setup = await recordedBend(store, patientId);
    const [stored, ...others] = store.movements.ofPatient(patientId);
    expect(others).toEqual([]);
    expect(stored).toEqual({
      row: {
        id: setup.recordingId,
        patientId,
        startedAt: '2026-03-02T09:00:00.000Z',
        task: 'bend',
        source: 'hid',
        status: 'completed',
        hasRecording: true,
      },
      result: bends,
    });
    const { header, chunks, truncated } = store.recordings.read(setup.recordingId);
    expect([movementSetupIn(header), truncated]).toEqual([setup, false]);
    expect(chunks).toHaveLength(entries.length);
    expect(store.audit.ofPatient(patientId).map(({ what }) => what)).toEqual([
      'patient created',
      'movement recording started',
      'movement recording completed',
    ]);
  });

  it('come oldest first, and each patient has their own', async () => {
    const store = (await newClinic()).store();
    const one = store.createPatient(patientFields(), NOW_MS);
    const other = store.createPatient(patientFields({ name: 'Bo Reed' }), NOW_MS);
    for (const [days, task] of [
      [2, 'turn'],
      [0, 'bend'],
      [1, 'type'],
    ] as const) {
      const nowMs = NOW_MS + days * DAY_MS;
      const { recordingId } = await store.movements.start(start(one.id, { task, nowMs }));
      await store.recordings.end(recordingId);
      store.movements.end(recordingId, 'interrupted', undefined, nowMs);
    }
    expect(store.movements.ofPatient(one.id).map(({ row }) => row.task)).toEqual(['bend', 'type', 'turn']);
    expect(store.movements.ofPatient(other.id)).toEqual([]);
  });

  it('end once', async () => {
    const store = (await newClinic()).store();
    const { id: patientId } = store.createPatient(patientFields(), NOW_MS);
    const { recordingId } = await recordedBend(store, patientId);
    expect(() => store.movements.end(recordingId, 'completed', bends, NOW_MS)).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(() =>
      store.movements.end('4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11', 'completed', bends, NOW_MS),
    ).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('are refused with measures that are none', async () => {
    const store = (await newClinic()).store();
    const { id: patientId } = store.createPatient(patientFields(), NOW_MS);
    const { recordingId } = await store.movements.start(start(patientId));
    const wrong = { ...bends, durationMs: -1 };
    expect(() => store.movements.end(recordingId, 'completed', wrong, NOW_MS)).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
    expect(store.movements.get(recordingId).row.status).toBe('running');
  });

  it('are not begun for a patient who is archived or not there', async () => {
    const store = (await newClinic()).store();
    const { id } = store.createPatient(patientFields(), NOW_MS);
    store.archivePatient(id, true, NOW_MS);
    await expect(store.movements.start(start(id))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(store.movements.start(start('4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11'))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('are thrown away with their file, once they are no longer made', async () => {
    const folder = temporaryFolder();
    const store = (await newClinic(folder)).store();
    const { id: patientId } = store.createPatient(patientFields(), NOW_MS);
    const { recordingId } = await store.movements.start(start(patientId));
    expect(() => store.movements.discard(recordingId, NOW_MS)).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    await store.recordings.end(recordingId);
    store.movements.discard(recordingId, NOW_MS);
    expect(store.movements.ofPatient(patientId)).toEqual([]);
    expect(readdirSync(storagePaths(folder).recordings)).toEqual([]);
    expect(store.audit.ofPatient(patientId).at(-1)?.what).toBe('movement recording discarded');
  });

  it('are erased with the patient: rows, measures and file; not while one is made', async () => {
    const folder = temporaryFolder();
    const store = (await newClinic(folder)).store();
    const { id, name } = store.createPatient(patientFields(), NOW_MS);
    const { recordingId } = await recordedBend(store, id);
    const open = await store.movements.start(start(id));
    expect(() => store.erasePatient(id, name, NOW_MS)).toThrow(expect.objectContaining({ code: 'conflict' }));
    await store.recordings.end(open.recordingId);
    const file = join(storagePaths(folder).recordings, `${recordingId}.keelrec`);
    expect(existsSync(file)).toBe(true);
    store.erasePatient(id, name, NOW_MS);
    expect(readdirSync(storagePaths(folder).recordings)).toEqual([]);
    expect(() => store.movements.get(recordingId)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('leave nothing readable in the files of the clinic', async () => {
    const folder = temporaryFolder();
    const clinic = await newClinic(folder);
    const store = clinic.store();
    const { id } = store.createPatient(patientFields(), NOW_MS);
    const { recordingId } = await recordedBend(store, id);
    const recording = readFileSync(join(storagePaths(folder).recordings, `${recordingId}.keelrec`));
    expect(recording.includes('thorax')).toBe(false);
    expect(recording.includes('"task"')).toBe(false);
    await clinic.close();
    expect(readFileSync(storagePaths(folder).database).includes('thoraxFlexionRangeDeg')).toBe(false);
  });
});

describe('the migration to recorded movements', () => {
  it('keeps the patients, sessions and overrides of the version before', async () => {
    const folder = temporaryFolder();
    const paths = storagePaths(folder);
    const key = new Uint8Array(32).fill(7);
    const options = {
      path: paths.database,
      key: deriveKey(key, 'database'),
      backups: paths.backups,
      nowMs: NOW_MS,
    };
    const before = openDatabase({ ...options, create: true, migrations: MIGRATIONS.slice(0, 2) });
    before.run(
      `INSERT INTO patients (id, created_at, archived, name, pain_site, dominant_side, screened, screened_by, notes)
       VALUES ('4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11', '2026-01-05T09:00:00.000Z', 0, 'Ada Quill', 'low-back', 'right',
         1, 'J. Doe', '')`,
    );
    before.run(
      `INSERT INTO overrides (patient_id, at, kind, exercise, new_value, reason)
       VALUES ('4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11', '2026-01-05T09:00:00.000Z', 'start', 'squall', 1.5, 'too easy')`,
    );
    before.run(`INSERT INTO audit (at, what) VALUES ('2026-01-05T09:00:00.000Z', 'passphrase changed')`);
    before.close();

    const store = ClinicStore.open(paths, key, false, NOW_MS);
    const [patient, ...others] = store.patients();
    expect([patient?.name, others]).toEqual(['Ada Quill', []]);
    const id = patient?.id ?? '';
    expect(store.patientPage(id).overrides).toHaveLength(1);
    expect(store.audit.all().map(({ what }) => what)).toEqual(['passphrase changed']);
    await recordedBend(store, id);
    expect(store.movements.ofPatient(id)).toHaveLength(1);
    await store.close();
    expect(readdirSync(paths.backups)).toEqual(['keel-version-2-2026-03-02T09-00-00.000Z.db']);

    const rows = openDatabase({ ...options, create: false });
    const measures = rows.all(
      `SELECT measure, side, trials, flags FROM movement_measures WHERE measure = 'outboundS'`,
    );
    expect(measures).toEqual([{ measure: 'outboundS', side: '', trials: 5, flags: '' }]);
    expect(rows.first('SELECT task, quality, pipeline_version FROM movements')).toEqual({
      task: 'bend',
      quality: 'good',
      pipeline_version: 1,
    });
    expect(() => rows.run(`UPDATE movements SET task = 'dance'`)).toThrow(/CHECK/);
    rows.close();
  });
});
