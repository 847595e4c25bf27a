/** What is asked of a session that was stored: its measures and its recorded movements. */
import { beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#core/ipc/ipc.ts';
import { measureSegment } from '#core/recording/segment-measures.ts';
import { recordedSegments } from '#core/recording/recorded-segments.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import { patientHandlers } from '#electron/main/handlers/patients.ts';
import { sessionHandlers } from '#electron/main/handlers/sessions.ts';
import { CHEST_AND_BEND, dependencies, FEET_ONLY, recordedChest, recordedFeet } from './support/recorded.ts';
import { inProcess, plain, started } from './support/service.ts';

const NO_SESSION = '00000000-0000-4000-8000-00000000dead';

let feet: readonly RecordingEntry[];
let chest: readonly RecordingEntry[];

beforeAll(() => {
  feet = recordedFeet();
  chest = recordedChest();
}, 300_000);

/** A finished session of which these entries were recorded. */
async function finished(entries: readonly RecordingEntry[], byFeet = true) {
  const session = await started(
    byFeet ? { programme: FEET_ONLY } : { programme: CHEST_AND_BEND, sensors: ['thorax', 'pelvis'] },
  );
  const { clinic, service, setup, sessionId, append } = session;
  await append(entries);
  const { result } = replayRecording(setup, entries, dependencies);
  await service.finish({ sessionId, shown: result });
  const handlers = {
    ...sessionHandlers({ clinic, service, background: inProcess }),
    ...patientHandlers(clinic, dependencies),
  };
  return { ...session, handlers, result, store: clinic.store() };
}

describe('session:measures', () => {
  it('measures each segment of the sealed recording as it was played', async () => {
    const { setup, sessionId, handlers } = await finished(feet);
    const answer = await handlers['session:measures']({ sessionId, pipeline: 'standard' });
    expect(answer.map(({ segment }) => segment.kind)).toEqual(['quiet', 'exercise', 'exercise']);
    const segments = recordedSegments(setup, feet, dependencies);
    expect(answer).toEqual(segments.map((segment) => measureSegment(segment, 'standard')));
    expect(contract['session:measures'].out.safeParse(answer).success).toBe(true);
  });

  it('answers no segment where nobody stood on a board', async () => {
    const { sessionId, handlers } = await finished(feet.slice(0, 50));
    expect(await handlers['session:measures']({ sessionId, pipeline: 'raw' })).toEqual([]);
  });

  it('says that there is no such session, and when its recording is gone', async () => {
    const { store, sessionId, handlers } = await finished(feet.slice(0, 50));
    const ask = (id: string) => handlers['session:measures']({ sessionId: id, pipeline: 'standard' });
    await expect(ask(NO_SESSION)).rejects.toMatchObject({ code: 'not-found' });
    await store.recordings.remove([sessionId]);
    await expect(ask(sessionId)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('session:movement', () => {
  it('has the measures that were stored, and the curves derived anew', async () => {
    const { sessionId, handlers, patientId, result } = await finished(chest, false);
    const [point] = await handlers['patient:movements']({ patientId });
    const position = result.blocks.findIndex(({ kind }) => kind === 'movement');
    expect(point).toMatchObject({ sessionId, position, task: 'bend' });
    expect(point?.record).toEqual(plain(result).blocks[position]);
    const detail = await handlers['session:movement']({ sessionId, position });
    expect(contract['session:movement'].out.parse(detail)).toEqual(detail);
    expect(detail).toMatchObject({ patient: { id: patientId }, movement: { position }, earlier: [] });
    expect(detail.curves?.deg.thoraxFlexionDeg.length).toBeGreaterThan(100);
  });

  it('is not found where the block is none, or there is no session', async () => {
    const { sessionId, handlers, result } = await finished(chest, false);
    const position = result.blocks.findIndex(({ kind }) => kind === 'exercise');
    const ask = handlers['session:movement'];
    await expect(ask({ sessionId, position })).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask({ sessionId: NO_SESSION, position })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('patient:ability', () => {
  it('is what the last session taught, undefined for a skill never played', async () => {
    const { handlers, patientId, result } = await finished(feet);
    const skill = { exercise: 'squall', steering: 'centre-of-pressure', postureClass: 'standing' } as const;
    const known = await handlers['patient:ability']({ patientId, skill });
    expect(known).toMatchObject({
      skill,
      sessions: 1,
      ability: { trials: result.skills[0]?.ability?.trials },
    });
    expect(
      await handlers['patient:ability']({ patientId, skill: { ...skill, exercise: 'channel' } }),
    ).toBeUndefined();
  });
});
