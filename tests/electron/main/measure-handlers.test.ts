import { beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#core/ipc/ipc.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { measureSegment } from '#core/recording/segment-measures.ts';
import { recordedSegments } from '#core/recording/recorded-segments.ts';
import { encodeEntry } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import { measureHandlers } from '#electron/main/handlers/measures.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { toySetup } from '../../support/session.ts';
import { newClinic, NOW_MS, patientFields } from '../storage/support/clinics.ts';
import { VERSIONS } from '../storage/support/results.ts';

const dependencies = createSessionDependencies();
const SEED = 5;
/** Up to the end of the first block. */
let entries: readonly RecordingEntry[];

beforeAll(() => {
  const setup = toySetup(DEFAULT_SQUALL_PROGRAMME, { seed: SEED, limits: undefined });
  const body = { seed: 3, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
  entries = simulateSession(setup, dependencies, body, undefined, (state) => state.blocks.length > 0).entries;
});

/** A session of which these entries were recorded, in chunks. */
async function recorded(recording: readonly RecordingEntry[]) {
  const clinic = await newClinic();
  const store = clinic.store();
  const { id: patientId } = store.createPatient(patientFields(), NOW_MS);
  store.saveProgramme(patientId, DEFAULT_SQUALL_PROGRAMME, NOW_MS);
  const setup = await store.startSession({
    patientId,
    source: 'virtual-patient',
    nowMs: NOW_MS,
    seed: SEED,
    versions: VERSIONS,
    carriedOver: () => undefined,
  });
  for (let from = 0; from < recording.length; from += 1000) {
    const chunk = recording.slice(from, from + 1000);
    await store.recordings.append(setup.sessionId, Buffer.concat(chunk.map(encodeEntry)));
  }
  await store.abandonSession(setup.sessionId, NOW_MS);
  return { store, setup, handlers: measureHandlers(clinic, dependencies) };
}

describe('session:measures', () => {
  it('measures each segment of the sealed recording as it was played', async () => {
    const { setup, handlers } = await recorded(entries);
    const answer = await handlers['session:measures']({ sessionId: setup.sessionId, pipeline: 'standard' });
    expect(answer.map(({ name }) => name)).toEqual(['quiet stance', 'limits 1 (limits)']);
    const segments = recordedSegments(setup, entries, dependencies);
    expect(answer).toEqual(segments.map((segment) => measureSegment(segment, 'standard')));
    expect(contract['session:measures'].out.safeParse(answer).success).toBe(true);
  });

  it('lets other work be done between two segments', async () => {
    const { setup, handlers } = await recorded(entries);
    let turns = 0;
    const count = (): void => {
      turns += 1;
      if (turns < 100) setImmediate(count);
    };
    setImmediate(count);
    await handlers['session:measures']({ sessionId: setup.sessionId, pipeline: 'raw' });
    expect(turns).toBeGreaterThanOrEqual(2);
  });

  it('answers no segment where nobody stood', async () => {
    const { setup, handlers } = await recorded(entries.slice(0, 50));
    const input = { sessionId: setup.sessionId, pipeline: 'raw' } as const;
    expect(await handlers['session:measures'](input)).toEqual([]);
  });

  it('says that there is no such session, and when its recording is gone', async () => {
    const { store, setup, handlers } = await recorded(entries.slice(0, 50));
    const ask = (sessionId: string) => handlers['session:measures']({ sessionId, pipeline: 'standard' });
    await expect(ask('00000000-0000-4000-8000-00000000dead')).rejects.toMatchObject({ code: 'not-found' });
    store.recordings.remove(setup.sessionId);
    await expect(ask(setup.sessionId)).rejects.toMatchObject({ code: 'not-found' });
  });
});
