/** A session whose main process was killed: at the next start it is ended by what its recording holds. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeEntry, wholeEntries } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import { sessionSetupSchema } from '#core/session/setup.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { newClinic, NOW_MS, PASSPHRASE, reloaded, temporaryFolder } from '../storage/support/clinics.ts';
import { dependencies, recordedFeet } from './support/recorded.ts';
import { enrol, plain, serviceOver } from './support/service.ts';

const CHILD = fileURLToPath(new URL('./support/session-child.ts', import.meta.url));

let entries: readonly RecordingEntry[];

beforeAll(() => {
  entries = recordedFeet();
}, 120_000);

/** Plays until it is killed; the setup of the session it had begun. */
async function playUntilKilled(userData: string, patientId: string, moment: string): Promise<SessionSetup> {
  const file = join(userData, 'entries');
  writeFileSync(file, Buffer.concat(entries.map((entry) => encodeEntry(entry))));
  const args = [CHILD, userData, patientId, PASSPHRASE, file, moment, String(NOW_MS)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const signal = await new Promise((resolve) => child.on('close', (_code, ending) => resolve(ending)));
  expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' });
  return sessionSetupSchema.parse(JSON.parse(output));
}

describe('a session whose main process was killed', () => {
  it.each([
    { moment: 'opened', when: 'before anything was recorded', status: ['interrupted'] },
    { moment: 'appending', when: 'while it wrote', status: ['recovered', 'completed'] },
    { moment: 'appended', when: 'between the last word of the page and the end', status: ['completed'] },
    { moment: 'replaying', when: 'with its recording closed and nothing stored', status: ['completed'] },
  ])('$when is ended at the next start, by what its recording holds', async ({ moment, status }) => {
    const userData = temporaryFolder();
    const first = await newClinic(userData);
    const patientId = enrol(first);
    await first.close();
    const setup = await playUntilKilled(userData, patientId, moment);

    const clinic = await reloaded(userData);
    await clinic.unlock(PASSPHRASE, NOW_MS);
    const store = clinic.store();
    expect(store.sessions.running().map(({ id }) => id)).toEqual([setup.sessionId]);
    const kept = [...wholeEntries(store.recordings.read(setup.sessionId).chunks)];
    const leastKept = moment === 'opened' ? 0 : Math.floor(entries.length / 2);
    expect(kept.length).toBeGreaterThanOrEqual(leastKept);
    const { service } = serviceOver(clinic);
    service.recover();
    await service.leave();
    const { row, result } = store.sessions.detail(setup.sessionId);
    expect(row.status).toBeOneOf(status);
    expect(row.differs).toBe(false);
    const replayed = replayRecording(setup, kept, dependencies).result;
    expect(result).toEqual(moment === 'opened' ? undefined : plain(replayed));
  });
});
