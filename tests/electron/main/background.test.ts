/** Jobs in processes of their own, over the very program that the app starts. */
import { fileURLToPath } from 'node:url';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { doJob } from '#electron/background/jobs.ts';
import { replayRecording } from '#core/recording/replay.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { BackgroundProcesses, ProcessEnded } from '#electron/main/background.ts';
import { openDatabase } from '#electron/storage/database.ts';
import { storagePaths } from '#electron/storage/storage-paths.ts';
import { newClinic, temporaryFolder } from '../storage/support/clinics.ts';
import { CHEST_AND_BEND, dependencies, recordedChest } from './support/recorded.ts';
import { forkBackground } from './support/node-background.ts';
import { plain, started } from './support/service.ts';

/** A recorded bend, and a set by the chest. */
let entries: readonly RecordingEntry[];

beforeAll(() => {
  entries = recordedChest();
}, 120_000);

function processes(program?: string): BackgroundProcesses {
  const background = new BackgroundProcesses(() => forkBackground(program));
  onTestFinished(() => background.close());
  return background;
}

async function recordedSession() {
  const session = await started({ programme: CHEST_AND_BEND, sensors: ['thorax', 'pelvis'] });
  await session.append(entries);
  await session.clinic.store().recordings.end(session.sessionId);
  return { ...session, recording: session.clinic.store().recordings.source(session.sessionId) };
}

describe('a background process', { timeout: 120_000 }, () => {
  it('replays a recording as this process does', async () => {
    const { setup, recording } = await recordedSession();
    const outcome = await processes().run({ type: 'outcome', recording });
    const expected = replayRecording(setup, entries, dependencies);
    expect(plain(outcome.result)).toEqual(plain(expected.result));
    expect(outcome.abilities).toEqual(expected.abilities);
    expect(outcome.result.blocks.map(({ kind }) => kind)).toContain('movement');
  });

  it('gives the curves of a recorded movement, and none of another block', async () => {
    const { setup, recording } = await recordedSession();
    const { blocks } = replayRecording(setup, entries, dependencies).result;
    const position = blocks.findIndex(({ kind }) => kind === 'movement');
    const curves = await processes().run({ type: 'movement-curves', recording, position });
    const bend = curves?.deg.thoraxFlexionDeg ?? new Float32Array();
    const record = blocks[position];
    if (record?.kind !== 'movement') throw new Error('no movement');
    expect(bend.length * (curves?.stepMs ?? 0)).toBeCloseTo(record.result.durationMs, -2);
    const [least, most] = [Math.min(...bend), Math.max(...bend)];
    expect(most - least).toBeGreaterThan(20);
    const other = blocks.findIndex(({ kind }) => kind === 'exercise');
    expect(doJob({ type: 'movement-curves', recording, position: other })).toBeUndefined();
    expect(doJob({ type: 'movement-curves', recording, position: 99 })).toBeUndefined();
  });

  it('answers the error of a job as such', async () => {
    const { recording, file } = await recordedSession();
    writeFileSync(file, 'noise');
    const run = processes().run({ type: 'outcome', recording });
    await expect(run).rejects.toMatchObject({ name: 'KeelError', code: 'damaged-file' });
  });

  it('that dies of its job says so, and harms nobody', async () => {
    const { recording } = await recordedSession();
    const dying = fileURLToPath(new URL('./support/dying-program.ts', import.meta.url));
    await expect(processes(dying).run({ type: 'outcome', recording })).rejects.toThrow(ProcessEnded);
  });

  it('is broken off when the app ends, and no other begins', async () => {
    const { recording } = await recordedSession();
    const background = processes();
    const run = background.run({ type: 'outcome', recording });
    background.close();
    await expect(run).rejects.not.toThrow(ProcessEnded);
    await expect(run).rejects.toMatchObject({ code: 'internal' });
    await expect(background.run({ type: 'outcome', recording })).rejects.toMatchObject({ code: 'internal' });
  });

  it('reads the whole database while it is in use', async () => {
    const userData = temporaryFolder();
    const clinic = await newClinic(userData);
    const database = clinic.databaseSource();
    expect(database.path).toBe(storagePaths(userData).database);
    expect(await processes().run({ type: 'check-database', database })).toBe(true);
    const otherKey = { ...database, key: Buffer.alloc(32) };
    expect(await processes().run({ type: 'check-database', database: otherKey })).toBe(false);
  });

  it('ends of a text that damage has made no UTF-8, which would end the app that reads it', async () => {
    const folder = temporaryFolder();
    const [path, key, backups] = [join(folder, 'keel.db'), Buffer.alloc(32, 7), join(folder, 'backups')];
    const database = openDatabase({ path, key, create: true, backups, nowMs: 0 });
    database.run(
      `INSERT INTO audit (at, code, therapist, station_id) VALUES ('now', 'report-saved', CAST(x'ff' AS TEXT), 'here')`,
    );
    database.close();
    const check = processes().run({ type: 'check-database', database: { path, key } });
    await expect(check).rejects.toThrow(ProcessEnded);
  });
});
