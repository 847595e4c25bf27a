import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { KeelError } from '#core/errors.ts';
import { skillKey } from '#core/exercise/skill.ts';
import { decodeHeader, encodeEntry } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { Background } from '#electron/main/background.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { DAY_MS, newClinic, NOW_MS, PASSPHRASE, reloaded } from '../storage/support/clinics.ts';
import { dependencies, FEET_ONLY, recordedFeet } from './support/recorded.ts';
import { enrol, plain, serviceOver, started } from './support/service.ts';

/** What a first session records. */
let entries: readonly RecordingEntry[];
/** The first part of it, broken off in the middle of the set. */
let firstPart: readonly RecordingEntry[];

beforeAll(() => {
  entries = recordedFeet();
  firstPart = entries.slice(0, Math.floor(entries.length * 0.93));
}, 120_000);

const END: RecordingEntry = { type: 'action', action: { type: 'end', reason: 'other' } };

function resultOf(setup: SessionSetup, recorded: readonly RecordingEntry[] = entries): SessionResult {
  return replayRecording(setup, recorded, dependencies).result;
}

describe('starting a session', () => {
  it('says where, by which programme and by which versions, and keeps the display awake', async () => {
    const { setup, awake, clinic, sessionId } = await started();
    const { clinicId, stationId } = clinic.store().meta;
    expect(setup).toMatchObject({
      clinicId,
      stationId,
      source: 'virtual-patient',
      programme: { id: FEET_ONLY.id, revision: 1 },
      week: 1,
      sensors: ['board'],
      ranges: [],
      skills: [{ sessions: 0, history: [] }],
      sessionsBefore: 0,
      versions: { app: '1.2.3', exercises: { limits: 1, squall: 1 } },
    });
    expect(awake()).toBe(true);
    expect(clinic.store().sessions.row(sessionId)).toMatchObject({ status: 'running', hasRecording: true });
    expect(decodeHeader(clinic.store().recordings.read(sessionId).header)).toEqual(setup);
  });

  it.each([
    {
      what: 'an exercise that this Keel does not know',
      programme: programmeOf([squallBlock({ exercise: 'juggling' })], { validFrom: '2026-03-01' }),
      code: 'not-found',
    },
    {
      what: 'a programme that has not begun',
      programme: { ...FEET_ONLY, validFrom: '2026-03-03' },
      code: 'not-allowed',
    },
    {
      what: 'a programme that is over',
      programme: { ...FEET_ONLY, validFrom: '2025-12-01' },
      code: 'not-allowed',
    },
  ])('refuses $what, and opens nothing', async ({ programme, code }) => {
    const clinic = await newClinic();
    const { service, awake } = serviceOver(clinic);
    const patientId = enrol(clinic, programme);
    const start = service.start({ patientId, source: 'hid', sensors: ['board'] });
    await expect(start).rejects.toMatchObject({ code });
    expect(clinic.store().sessions.ofPatient(patientId, 9)).toEqual([]);
    expect(awake()).toBe(false);
  });

  it('refuses sensors with which nothing of the week can be played, and says which is missing', async () => {
    const clinic = await newClinic();
    const patientId = enrol(clinic);
    const start = serviceOver(clinic).service.start({ patientId, source: 'hid', sensors: ['thorax'] });
    await expect(start).rejects.toMatchObject({
      code: 'not-allowed',
      told: message('error.sensor-needed', { sensor: 'board' }),
    });
    expect(clinic.store().sessions.running()).toEqual([]);
  });

  it('goes on from what earlier sessions on the same source gave, carried over to today', async () => {
    const { service, setup, sessionId, append, clinic, patientId, ask } = await started();
    await append(entries);
    await service.finish({ sessionId, shown: resultOf(setup) });
    const later = serviceOver(clinic, { nowMs: () => NOW_MS + 3 * DAY_MS });
    const next = await later.service.start({ ...ask, sensors: ['board'] });
    const { result, abilities } = replayRecording(setup, entries, dependencies);
    const { curve } = dependencies.exercises['squall'] ?? {};
    if (curve === undefined) throw new Error('no curve');
    const model = dependencies.abilityModels.of(curve);
    const [known] = next.skills;
    expect(known).toMatchObject({ sessions: 1, daysSince: 3 });
    expect(known?.history).toEqual([result.skills[0]?.summary]);
    expect(known?.ability).toEqual(abilities[0] && model.carriedOver(abilities[0].ability, 3));
    expect(next.ranges).toEqual(result.ranges);
    expect(next.sessionsBefore).toBe(1);
    await later.service.leave();
    const own = await service.start({ patientId, source: 'hid', sensors: ['board'] });
    expect(own).toMatchObject({ ranges: [], sessionsBefore: 0, skills: [{ sessions: 0, history: [] }] });
    expect(own.skills[0]?.ability).toBeUndefined();
  });

  it('goes on with the later of two that were asked for at once', async () => {
    const clinic = await newClinic();
    const { service } = serviceOver(clinic);
    const patientId = enrol(clinic);
    const ask = () => service.start({ patientId, source: 'virtual-patient', sensors: ['board'] });
    const [first, second] = await Promise.all([ask(), ask()]);
    await service.append({ sessionId: second.sessionId, bytes: Uint8Array.from(encodeEntry(END)) });
    await service.leave();
    const statusOf = ({ sessionId }: SessionSetup) => clinic.store().sessions.row(sessionId).status;
    expect([first, second].map(statusOf)).toEqual(['interrupted', 'stopped']);
    expect(service.busy).toBe(false);
  });
});

describe('finishing a session', () => {
  it('stores and answers what its recording gives, and lets the display sleep', async () => {
    const { service, setup, sessionId, append, clinic, awake, timers, notices } = await started();
    await append(entries);
    const shown = resultOf(setup);
    const detail = await service.finish({ sessionId, shown });
    expect(detail.row).toMatchObject({ status: 'completed', differs: false });
    expect(detail.result).toEqual(plain(shown));
    expect(clinic.store().sessions.detail(sessionId)).toEqual(detail);
    expect([awake(), timers.size, notices]).toEqual([false, 0, []]);
  });

  it.each([
    ['a mass of -5e9 kg', (result: SessionResult) => ({ ...result, bodyMassKg: -5e9 })],
    [
      'an ability of 99',
      (result: SessionResult) => ({
        ...result,
        skills: result.skills.map((outcome) => ({
          ...outcome,
          ability: { mean: 99, standardDeviation: 0, low95: 99, high95: 99, trials: 1 },
        })),
      }),
    ],
    ['a session that went well', (result: SessionResult) => ({ ...result, painAfter: 0 })],
  ])('flags a page that claims %s, and stores none of it', async (_what, claim) => {
    const { service, setup, sessionId, append, clinic, patientId } = await started();
    await append(entries);
    const honest = resultOf(setup);
    const detail = await service.finish({ sessionId, shown: claim(honest) });
    expect(detail.row.differs).toBe(true);
    expect(detail.result).toEqual(plain(honest));
    const store = clinic.store();
    expect(store.sessions.ofPatient(patientId, 9)).toMatchObject([{ differs: true, painAfter: 2 }]);
    const [outcome] = honest.skills;
    if (outcome === undefined) throw new Error('no skill');
    const [point] = store.sessions.skillHistory(patientId, outcome.skill, 9);
    expect(point?.ability).toEqual(outcome.ability);
    const { abilities } = replayRecording(setup, entries, dependencies);
    expect(store.sessions.ability(patientId, outcome.skill, 'virtual-patient')?.state).toEqual(
      abilities[0]?.ability,
    );
  });

  it('that never came to its end keeps what was played, flagged', async () => {
    const { service, setup, sessionId, append } = await started();
    await append(firstPart);
    const detail = await service.finish({ sessionId, shown: resultOf(setup) });
    expect(detail.row).toMatchObject({ status: 'recovered', differs: true });
    expect(detail.result).toEqual(plain(resultOf(setup, firstPart)));
  });

  it('takes nothing for a session that is not the one going on', async () => {
    const { service, setup, sessionId, append } = await started();
    const shown = resultOf(setup);
    const other = { sessionId: '4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11' };
    await expect(service.append({ ...other, bytes: Buffer.from('x') })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(() => service.finish({ ...other, shown })).toThrow(expect.objectContaining({ code: 'conflict' }));
    await append(entries);
    await service.finish({ sessionId, shown });
    await expect(append([END])).rejects.toMatchObject({ code: 'conflict' });
    expect(() => service.finish({ sessionId, shown })).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('is done again at the next start when the replay was broken off', async () => {
    const brokenOff: Background = {
      run: () => Promise.reject(new KeelError('internal', message('error.work-broken-off'))),
    };
    const { service, setup, sessionId, append, clinic } = await started({ background: brokenOff });
    await append(entries);
    await expect(service.finish({ sessionId, shown: resultOf(setup) })).rejects.toMatchObject({
      code: 'internal',
    });
    expect(clinic.store().sessions.row(sessionId).status).toBe('running');
    const next = serviceOver(clinic);
    next.service.recover();
    await next.service.leave();
    expect(clinic.store().sessions.detail(sessionId)).toMatchObject({
      row: { status: 'completed', differs: false },
      result: { sessionId },
    });
    expect(next.notices).toEqual([]);
  });
});

describe('a session that was left behind', () => {
  it('by its page is recovered at once, exactly as its recording replays', async () => {
    const { service, setup, sessionId, append, clinic, notices, awake } = await started();
    await append(firstPart);
    await service.leave();
    const stored = clinic.store().sessions.detail(sessionId);
    expect(stored.row).toMatchObject({ status: 'recovered', differs: false });
    expect(stored.result).toEqual(plain(resultOf(setup, firstPart)));
    expect(stored.result?.blocks.at(-1)).toMatchObject({ role: 'set', completed: false });
    expect(notices).toEqual([{ code: 'session-recovered', startedAt: setup.startedAt }]);
    expect(awake()).toBe(false);
  });

  it('for another one is recovered before that begins', async () => {
    const first = await started();
    await first.append(firstPart);
    const next = await first.service.start({ ...first.ask, sensors: ['board'] });
    expect(first.clinic.store().sessions.row(first.sessionId).status).toBe('recovered');
    expect(next.skills[0]?.ability?.lastDifficulty).toBeDefined();
    expect(next.ranges).toHaveLength(1);
  });

  it('by everyone is recovered a minute after its last word', async () => {
    const { service, sessionId, append, clinic, timers } = await started();
    await append(firstPart);
    const [watch] = timers;
    expect([...timers].map((timer) => timer.delayMs)).toEqual([60_000]);
    watch?.run();
    await service.leave();
    expect(clinic.store().sessions.row(sessionId).status).toBe('recovered');
  });

  it('before it played anything is ended without a word', async () => {
    const { service, sessionId, append, clinic, notices } = await started();
    await append([{ type: 'action', action: { type: 'check-in', painNrs: 2, checklistMet: true } }]);
    await service.leave();
    const { row, result } = clinic.store().sessions.detail(sessionId);
    expect([row.status, result]).toEqual(['interrupted', undefined]);
    expect(notices).toEqual([]);
  });

  it('at its very end keeps the status it had come to', async () => {
    const { service, sessionId, append, clinic, notices } = await started();
    await append(entries);
    await service.leave();
    expect(clinic.store().sessions.row(sessionId).status).toBe('completed');
    expect(notices).toEqual([]);
  });

  it('by the app is left to the next start', async () => {
    const { service, sessionId, append, clinic, userData } = await started();
    await append(firstPart);
    await service.close();
    expect(clinic.store().sessions.row(sessionId).status).toBe('running');
    await clinic.close();

    const next = await reloaded(userData);
    await next.unlock(PASSPHRASE, NOW_MS);
    const again = serviceOver(next);
    again.service.recover();
    await again.service.leave();
    expect(next.store().sessions.row(sessionId).status).toBe('recovered');
    expect(again.notices).toHaveLength(1);
  });

  it('with a torn tail is recovered up to the tear', async () => {
    const { service, setup, sessionId, append, clinic, file } = await started();
    const whole = firstPart.slice(0, -200);
    await append(whole);
    await append(firstPart.slice(-200));
    await service.close();
    truncateSync(file, readFileSync(file).length - 60);
    const next = serviceOver(clinic).service;
    next.recover();
    await next.leave();
    expect(clinic.store().sessions.detail(sessionId).result).toEqual(plain(resultOf(setup, whole)));
  });

  it('with a damaged recording is ended as interrupted, and said', async () => {
    const { service, setup, sessionId, append, clinic, notices, file } = await started();
    await append(firstPart);
    const bytes = readFileSync(file);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await service.leave();
    const { row, result } = clinic.store().sessions.detail(sessionId);
    expect([row.status, result]).toEqual(['interrupted', undefined]);
    expect(notices).toEqual([{ code: 'session-unreadable', startedAt: setup.startedAt }]);
  });
});

describe('what a session teaches', () => {
  it('is kept for each skill that was played, and for no other', async () => {
    const { service, setup, sessionId, append, clinic, patientId } = await started();
    await append(entries);
    await service.finish({ sessionId, shown: resultOf(setup) });
    const { sessions } = clinic.store();
    expect(sessions.skills(patientId).map(({ skill }) => skillKey(skill))).toEqual([
      'squall/centre-of-pressure/standing',
    ]);
  });
});
