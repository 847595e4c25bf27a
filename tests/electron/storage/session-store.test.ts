import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract, sessionDetailSchema } from '#core/ipc/ipc.ts';
import { decodeHeader } from '#core/recording/recording.ts';
import type { SessionResult } from '#core/session/result.ts';
import { readRecording } from '#electron/storage/recording-file.ts';
import { DAY_MS, NOW_MS, temporaryFolder } from './support/clinics.ts';
import {
  abilityOf,
  CHEST,
  FEET,
  outcomeOf,
  rangeOf,
  resultOf,
  setRecord,
  skillOutcome,
  turnRecord,
} from './support/results.ts';
import { newStore, opened, played, readyPatient, setupFor } from './support/sessions.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const isoDay = (days: number): string => new Date(NOW_MS + days * DAY_MS).toISOString();

describe('a session', () => {
  it('is recorded from its first moment, with programme, week, clinic and station', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const setup = await opened(store, patientId, { week: 3 });
    const { sessionId, programme } = setup;
    expect(store.sessions.running()).toEqual([
      {
        id: sessionId,
        patientId,
        startedAt: '2026-03-02T09:00:00.000Z',
        status: 'running',
        source: 'hid',
        programmeId: programme.id,
        programmeRevision: 1,
        week: 3,
        hasRecording: true,
        differs: false,
      },
    ]);
    expect(decodeHeader(store.recordings.read(sessionId).header)).toEqual(setup);
  });

  it('comes back exactly as it was stored, and closes its recording', async () => {
    const store = await newStore();
    const setup = await played(store, readyPatient(store), {}, { durationMs: 0.1 + 0.2 });
    const detail = store.sessions.detail(setup.sessionId);
    expect(detail.result).toEqual(resultOf(setup, { durationMs: 0.1 + 0.2 }));
    expect(detail.row).toMatchObject({
      status: 'completed',
      durationMs: 0.1 + 0.2,
      painBefore: 3,
      painAfter: 2,
      effort: 5,
    });
    expect(sessionDetailSchema.parse(detail)).toEqual(detail);
    expect(store.recordings.read(setup.sessionId)).toMatchObject({
      chunks: [Buffer.of(1, 2, 3)],
      truncated: false,
    });
    await expect(store.recordings.append(setup.sessionId, Uint8Array.of(1))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it.each([
    ['of movements alone', [turnRecord(), turnRecord()]],
    ['that ends with a movement', [setRecord(), turnRecord()]],
    ['without a block', []],
  ])('%s comes back in the order in which it was played', async (_what, blocks) => {
    const store = await newStore();
    const setup = await played(store, readyPatient(store), {}, { blocks, skills: [], ranges: [] });
    expect(store.sessions.detail(setup.sessionId).result?.blocks).toEqual(blocks);
  });

  it('keeps the revision of the programme that it was played by', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const { sessionId, programme } = await played(store, patientId);
    store.saveProgramme(patientId, { ...programme, sessionsPerWeek: 7 }, NOW_MS);
    expect(store.sessions.detail(sessionId).programme).toEqual(programme);
  });

  it('ends once', async () => {
    const store = await newStore();
    const setup = await played(store, readyPatient(store));
    const again = { status: 'stopped', outcome: outcomeOf(setup) } as const;
    await expect(store.sessions.end(setup.sessionId, again, NOW_MS)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(store.sessions.row(setup.sessionId).status).toBe('completed');
  });

  it('takes no result that is another’s or not a result, and stays open for the right one', async () => {
    const store = await newStore();
    const setup = await opened(store, readyPatient(store));
    const wrong = [
      resultOf({ ...setup, sessionId: NOBODY }),
      resultOf(setup, { durationMs: Number.NaN }),
      {} as SessionResult,
    ];
    for (const result of wrong) {
      const ending = { status: 'completed', outcome: { result, abilities: [] } } as const;
      await expect(store.sessions.end(setup.sessionId, ending, NOW_MS)).rejects.toMatchObject({
        code: 'invalid-argument',
      });
    }
    const ending = { status: 'completed', outcome: outcomeOf(setup) } as const;
    await expect(store.sessions.end(NOBODY, ending, NOW_MS)).rejects.toMatchObject({ code: 'not-found' });
    await store.recordings.append(setup.sessionId, Uint8Array.of(1));
    await store.sessions.end(setup.sessionId, ending, NOW_MS);
    expect(store.sessions.row(setup.sessionId).status).toBe('completed');
  });

  it('that was broken off is kept as recovered, or with nothing', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const recovered = await opened(store, patientId);
    const lost = await opened(store, patientId);
    const ids = [recovered.sessionId, lost.sessionId];
    expect(store.sessions.running().map(({ id }) => id)).toEqual(ids);
    const outcome = outcomeOf(recovered, { status: 'interrupted' });
    await store.sessions.end(recovered.sessionId, { status: 'recovered', outcome }, NOW_MS);
    await store.sessions.end(lost.sessionId, { status: 'interrupted' }, NOW_MS);
    expect(store.sessions.running()).toEqual([]);
    expect(store.sessions.detail(recovered.sessionId)).toMatchObject({
      row: { status: 'recovered' },
      result: { status: 'interrupted' },
    });
    expect(store.sessions.detail(lost.sessionId).result).toBeUndefined();
  });

  it.each([
    { ended: 'by three aborts', cause: 'three-aborts', stopMs: 300_000, told: 'three-aborts' },
    { ended: 'after a stop that was gone on from', cause: 'stop-button', stopMs: 1000, told: undefined },
  ] as const)('says what ended it $ended', async ({ cause, stopMs, told }) => {
    const store = await newStore();
    const stops = [{ tMs: stopMs, cause, planIndex: 3, releasedAfterMs: 0 }];
    const { sessionId } = await played(store, readyPatient(store), {}, { status: 'stopped', stops });
    expect(store.sessions.row(sessionId).endedBy).toBe(told);
  });

  it('is no longer running when its recording could not begin', async () => {
    const userData = temporaryFolder();
    const store = await newStore(userData);
    const patientId = readyPatient(store);
    writeFileSync(join(userData, 'recordings'), 'a file where the folder should be');
    await expect(opened(store, patientId)).rejects.toMatchObject({ code: 'storage-failed' });
    expect(store.sessions.running()).toEqual([]);
    expect(store.sessions.ofPatient(patientId, 50)).toMatchObject([
      { status: 'interrupted', hasRecording: false },
    ]);
  });

  it('exports an unsealed copy of its recording', async () => {
    const userData = temporaryFolder();
    const store = await newStore(userData);
    const { sessionId } = await played(store, readyPatient(store));
    const to = join(userData, 'copy.keelrec');
    store.recordings.export(sessionId, to);
    const copy = readRecording(to, () => undefined);
    expect(copy.chunks).toEqual([Buffer.of(1, 2, 3)]);
    expect(decodeHeader(copy.header).sessionId).toBe(sessionId);
  });
});

describe('the list of sessions', () => {
  it('is as long as it is asked for, newest first, and goes on where it ended', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const ids: string[] = [];
    for (const day of [0, 3, 1, 4, 2]) {
      const { sessionId } = await played(store, patientId, { nowMs: NOW_MS + day * DAY_MS });
      ids[day] = sessionId;
    }
    const first = store.sessions.ofPatient(patientId, 2);
    expect(first.map(({ id }) => id)).toEqual([ids[4], ids[3]]);
    const rest = store.sessions.ofPatient(patientId, 50, first.at(-1)?.startedAt);
    expect(rest.map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]]);
    expect(contract['patient:sessions'].out.parse(rest)).toEqual(rest);
  });
});

describe('what is known of a skill', () => {
  it('lists each that was played, the latest first, with how often', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const first = await played(store, patientId);
    const setup = setupFor(store, patientId, { nowMs: NOW_MS + DAY_MS });
    await played(store, patientId, { nowMs: NOW_MS + DAY_MS }, { skills: [skillOutcome(setup, CHEST)] });
    expect(store.sessions.skills(patientId)).toEqual([
      { skill: CHEST, sessions: 2, lastAt: isoDay(1) },
      { skill: FEET, sessions: 1, lastAt: first.startedAt },
    ]);
  });

  it('is a history of its own, oldest first, with the success of its sets', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    for (const day of [0, 1, 2]) await played(store, patientId, { nowMs: NOW_MS + day * DAY_MS });
    const points = store.sessions.skillHistory(patientId, FEET, 2);
    expect(points.map(({ startedAt }) => startedAt)).toEqual([isoDay(1), isoDay(2)]);
    expect(points[0]).toMatchObject({ skill: FEET, source: 'hid', success: 0.5, trials: 4 });
    expect(store.sessions.skillHistory(patientId, CHEST, 2)[0]).toMatchObject({ success: 0.5, trials: 2 });
    expect(store.sessions.skillHistory(patientId, FEET, 9, isoDay(1))).toHaveLength(2);
    expect(contract['patient:skill-history'].out.parse(points)).toEqual(points);
  });

  it('has no share of success without a trial that counts', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    await played(store, patientId, {}, { blocks: [setRecord({ role: 'practice' })] });
    const [point] = store.sessions.skillHistory(patientId, FEET, 1);
    expect(point).toMatchObject({ trials: 0 });
    expect(point?.success).toBeUndefined();
  });

  it('comes of the first four and the last five completed sessions on the same source', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const ids: string[] = [];
    for (let day = 0; day < 13; day++) {
      const source = day === 12 ? 'virtual-patient' : 'hid';
      const status = day === 2 ? 'stopped' : 'completed';
      const setup = await played(store, patientId, { nowMs: NOW_MS + day * DAY_MS, source }, { status });
      ids.push(setup.sessionId);
    }
    const facts = store.sessions.skillFacts(patientId, FEET, 'hid');
    expect(facts).toMatchObject({ sessions: 11, lastAt: isoDay(11) });
    expect(facts.history.map(({ sessionId }) => ids.indexOf(sessionId))).toEqual([
      0, 1, 3, 4, 7, 8, 9, 10, 11,
    ]);
    const tryOuts = store.sessions.skillFacts(patientId, FEET, 'virtual-patient');
    expect(tryOuts.history.map(({ sessionId }) => ids.indexOf(sessionId))).toEqual([12]);
    expect(store.sessions.skillFacts(patientId, { ...FEET, exercise: 'channel' }, 'hid')).toEqual({
      sessions: 0,
      lastAt: undefined,
      history: [],
    });
  });

  it('names no session twice where there are few', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    for (const day of [0, 1, 2, 3]) await played(store, patientId, { nowMs: NOW_MS + day * DAY_MS });
    const { history } = store.sessions.skillFacts(patientId, FEET, 'hid');
    expect(history.map(({ startedAt }) => startedAt)).toEqual([0, 1, 2, 3].map(isoDay));
  });

  it('keeps the posterior to the last bit, by source', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const setup = await played(store, patientId);
    expect(store.sessions.ability(patientId, FEET, 'hid')).toEqual({
      state: abilityOf(0.125),
      updatedAt: setup.startedAt,
    });
    expect(store.sessions.ability(patientId, FEET, 'pointer')).toBeUndefined();
    expect(store.sessions.lastDifficulty(patientId, FEET)).toBe(0.125);
    expect(store.sessions.sourceOfSkill(patientId, FEET)).toBe('hid');
  });

  it('goes by training where there is any, else by try-outs', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    expect(store.sessions.sourceOfSkill(patientId, FEET)).toBeUndefined();
    await played(store, patientId, { source: 'virtual-patient' });
    expect(store.sessions.sourceOfSkill(patientId, FEET)).toBe('virtual-patient');
    await played(store, patientId, { source: 'hid', nowMs: NOW_MS - DAY_MS });
    expect(store.sessions.sourceOfSkill(patientId, FEET)).toBe('hid');
  });

  it('is not taken back by an older session that was recovered late', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const late = await opened(store, patientId);
    const newer = await played(store, patientId, { nowMs: NOW_MS + DAY_MS });
    const outcome = { ...outcomeOf(late), abilities: [{ skill: FEET, ability: abilityOf(-3) }] };
    await store.sessions.end(late.sessionId, { status: 'recovered', outcome }, NOW_MS + 2 * DAY_MS);
    expect(store.sessions.ability(patientId, FEET, 'hid')).toEqual({
      state: abilityOf(0.125),
      updatedAt: newer.startedAt,
    });
  });
});

describe('measured ranges', () => {
  const know = (reach: number, posture: 'feet-apart' | 'semi-tandem' = 'feet-apart') => {
    return { steering: 'centre-of-pressure', posture, range: rangeOf(reach) } as const;
  };

  it('are the newest of each steering and posture, on the same source, while they are recent', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    await played(store, patientId, {}, { ranges: [know(50), know(30, 'semi-tandem')] });
    await played(store, patientId, { nowMs: NOW_MS + 5 * DAY_MS }, { ranges: [know(60)] });
    const tryOut = { nowMs: NOW_MS + 6 * DAY_MS, source: 'virtual-patient' } as const;
    await played(store, patientId, tryOut, { ranges: [know(90)] });
    const since = (days: number) =>
      store.sessions.rangesMeasured(patientId, 'hid', NOW_MS + 7 * DAY_MS, days * DAY_MS);
    expect(since(14)).toEqual([know(60), know(30, 'semi-tandem')]);
    expect(since(5)).toEqual([know(60)]);
    expect(since(1)).toEqual([]);
  });
});

describe('recorded movements', () => {
  it('are listed oldest first, and compared with the same on the same source', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const bend = { ...turnRecord(), task: 'bend' as const };
    await played(store, patientId);
    await played(store, patientId, { nowMs: NOW_MS + DAY_MS, source: 'virtual-patient' });
    await played(store, patientId, { nowMs: NOW_MS + 2 * DAY_MS }, { blocks: [bend, turnRecord()] });
    const { sessionId } = await played(store, patientId, { nowMs: NOW_MS + 3 * DAY_MS });
    const all = store.sessions.movements(patientId);
    expect(all.map(({ task, position }) => [task, position])).toEqual([
      ['turn', 2],
      ['turn', 2],
      ['bend', 0],
      ['turn', 1],
      ['turn', 2],
    ]);
    expect(contract['patient:movements'].out.parse(all)).toEqual(all);
    expect(store.sessions.movements(patientId, 'bend')).toHaveLength(1);
    const { point, earlier } = store.sessions.movement(sessionId, 2);
    expect(point).toMatchObject({ sessionId, position: 2, record: turnRecord() });
    expect(earlier.map(({ startedAt }) => startedAt)).toEqual([isoDay(0), isoDay(2)]);
    expect(() => store.sessions.movement(sessionId, 1)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });
});

describe('sessions of a programme', () => {
  it('are those completed, of this programme and source', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const { programme } = await played(store, patientId);
    await played(store, patientId, {}, { status: 'stopped' });
    await played(store, patientId, { source: 'pointer' });
    expect(store.sessions.completedOfProgramme(patientId, programme.id, 'hid')).toBe(1);
    expect(store.sessions.completedOfProgramme(patientId, NOBODY, 'hid')).toBe(0);
  });
});
