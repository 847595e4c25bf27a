import type { SessionResult } from '#core/session/result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { encodeEntry } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import { DisplayAwake } from '#electron/main/display-awake.ts';
import type { Log } from '#electron/main/log.ts';
import type { Notice } from '#electron/main/notices.ts';
import { recoverSessions } from '#electron/main/recover-sessions.ts';
import { SessionService } from '#electron/main/session-service.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { toySetup } from '../../support/session.ts';
import {
  newClinic,
  NOW_MS,
  PASSPHRASE,
  patientFields,
  reloaded,
  temporaryFolder,
} from '../storage/support/clinics.ts';

const dependencies = createSessionDependencies();
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const SHORT: Programme = {
  ...DEFAULT_SQUALL_PROGRAMME,
  sets: 1,
  secondsPerSet: 20,
  restSeconds: 5,
  probe: false,
};

const SEED = 5;
/** What a first session on the virtual patient records; the same for every first session of this seed. */
let entries: readonly RecordingEntry[];
/** The first part of it, broken off in the middle of the set. */
let firstPart: readonly RecordingEntry[];

beforeAll(() => {
  const body = { seed: 3, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
  const versions = {
    app: '1.2.3',
    hub: 1,
    exercise: 1,
    ability: dependencies.abilityModel.version,
    runner: 2,
  };
  entries = simulateSession(
    toySetup(SHORT, { seed: SEED, limits: undefined, versions }),
    dependencies,
    body,
  ).entries;
  firstPart = entries.slice(0, Math.floor(entries.length * 0.93));
});

interface Timer {
  readonly delayMs: number;
  readonly run: () => void;
}

/** A service over a real clinic, on hand-driven timers. */
function serviceOver(clinic: Clinic) {
  const notices: Notice[] = [];
  const timers = new Set<Timer>();
  const blockers = new Set<number>();
  const displayAwake = new DisplayAwake({
    start: () => {
      blockers.add(1);
      return 1;
    },
    stop: (id) => blockers.delete(id),
  });
  const recovery = {
    dependencies,
    log: silent,
    nowMs: () => NOW_MS,
    notify: (notice: Notice) => void notices.push(notice),
  };
  const service = new SessionService({
    store: () => clinic.store(),
    dependencies,
    appVersion: '1.2.3',
    displayAwake,
    recover: (store) => recoverSessions(store, recovery),
    nowMs: () => NOW_MS,
    randomSeed: () => SEED,
    report: (error) => expect.fail(String(error)),
    after: (delayMs, run) => {
      const timer = { delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  return { service, notices, timers, awake: () => blockers.size > 0 };
}

function enrol(clinic: Clinic, programme = SHORT): string {
  const { id } = clinic.store().createPatient(patientFields(), NOW_MS);
  clinic.store().saveProgramme(id, programme, NOW_MS);
  return id;
}

async function started() {
  const userData = temporaryFolder();
  const clinic = await newClinic(userData);
  const patientId = enrol(clinic);
  const made = serviceOver(clinic);
  const setup = await made.service.start({ patientId, source: 'virtual-patient' });
  const { sessionId } = setup;
  const append = async (entries: readonly RecordingEntry[]): Promise<void> => {
    await made.service.append({ sessionId, bytes: Buffer.concat(entries.map(encodeEntry)) });
  };
  const file = join(userData, 'recordings', `${sessionId}.keelrec`);
  return { ...made, clinic, userData, patientId, setup, sessionId, append, file };
}

/** As it comes back from the database. */
function plain(result: SessionResult): unknown {
  return JSON.parse(JSON.stringify(result));
}

describe('SessionService', () => {
  it('opens a session with its versions, and keeps the display awake', async () => {
    const { setup, awake, clinic, sessionId } = await started();
    expect(setup.versions).toEqual({ app: '1.2.3', hub: 2, exercise: 1, ability: 3, runner: 2 });
    expect(awake()).toBe(true);
    expect(clinic.store().session(sessionId).row).toMatchObject({ status: 'running', hasRecording: true });
  });

  it('refuses an exercise it does not know, and opens nothing', async () => {
    const clinic = await newClinic();
    const { service, awake } = serviceOver(clinic);
    const patientId = enrol(clinic, { ...SHORT, exercise: 'juggling' });
    await expect(service.start({ patientId, source: 'hid' })).rejects.toMatchObject({ code: 'not-allowed' });
    expect(clinic.store().runningSessions()).toEqual([]);
    expect(awake()).toBe(false);
  });

  it('stores the result of a finished session and lets the display sleep', async () => {
    const { service, setup, sessionId, append, clinic, awake, timers } = await started();
    await append(entries);
    const result = replayRecording(setup, entries, dependencies);
    await service.finish({ sessionId, result });
    expect(clinic.store().session(sessionId)).toMatchObject({ row: { status: 'completed' } });
    expect(awake()).toBe(false);
    expect(timers.size).toBe(0);
  });

  it('goes on with the later of two that were asked for at once', async () => {
    const clinic = await newClinic();
    const { service } = serviceOver(clinic);
    const patientId = enrol(clinic);
    const ask = () => service.start({ patientId, source: 'virtual-patient' });
    const [first, second] = await Promise.all([ask(), ask()]);
    const bytes = Buffer.from(encodeEntry({ type: 'action', action: { type: 'end' } }));
    await service.append({ sessionId: second.sessionId, bytes });
    await service.leave();
    const statusOf = ({ sessionId }: SessionSetup) => clinic.store().session(sessionId).row.status;
    expect([first, second].map(statusOf)).toEqual(['interrupted', 'stopped']);
    expect(service.busy).toBe(false);
  });

  it('takes nothing for a session that is not the one going on', async () => {
    const { service, setup, sessionId, append } = await started();
    const result = replayRecording(setup, entries, dependencies);
    const other = { sessionId: '4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11' };
    await expect(service.append({ ...other, bytes: Buffer.from('x') })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(service.finish({ ...other, result })).rejects.toMatchObject({ code: 'conflict' });
    await service.finish({ sessionId, result });
    await expect(append([{ type: 'action', action: { type: 'end' } }])).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a session that was left behind', () => {
  it('by its page is recovered at once, exactly as its recording replays', async () => {
    const { service, setup, sessionId, append, clinic, notices, awake } = await started();
    await append(firstPart);
    await service.leave();
    const stored = clinic.store().session(sessionId);
    expect(stored.row.status).toBe('recovered');
    expect(stored.result).toEqual(plain(replayRecording(setup, firstPart, dependencies)));
    expect(stored.result?.blocks.some((block) => block.role === 'set' && !block.completed)).toBe(true);
    expect(notices).toMatchObject([{ kind: 'info' }]);
    expect(notices[0]?.message).not.toContain('Ada');
    expect(awake()).toBe(false);
  });

  it('for another one is recovered before that begins', async () => {
    const first = await started();
    await first.append(firstPart);
    const next = await first.service.start({ patientId: first.patientId, source: 'virtual-patient' });
    expect(first.clinic.store().session(first.sessionId).row.status).toBe('recovered');
    expect(next.ability?.trials).toBeGreaterThan(0);
    expect(next.limits).toBeDefined();
  });

  it('by everyone is recovered a minute after its last word', async () => {
    const { service, sessionId, append, clinic, timers } = await started();
    await append(firstPart);
    const [watch] = timers;
    expect([...timers].map((timer) => timer.delayMs)).toEqual([60_000]);
    watch?.run();
    await service.leave();
    expect(clinic.store().session(sessionId).row.status).toBe('recovered');
  });

  it('before it played anything is ended without a word', async () => {
    const { service, sessionId, append, clinic, notices } = await started();
    await append([{ type: 'action', action: { type: 'check-in', painNrs: 2, checklistMet: true } }]);
    await service.leave();
    expect(clinic.store().session(sessionId)).toEqual({
      row: expect.objectContaining({ status: 'interrupted' }),
    });
    expect(notices).toEqual([]);
  });

  it('at its very end keeps the status it had come to', async () => {
    const { service, sessionId, append, clinic, notices } = await started();
    await append(entries);
    await service.leave();
    expect(clinic.store().session(sessionId).row.status).toBe('completed');
    expect(notices).toEqual([]);
  });

  it('by the app is left to the next start', async () => {
    const { service, sessionId, append, clinic, userData } = await started();
    await append(firstPart);
    await service.close();
    expect(clinic.store().session(sessionId).row.status).toBe('running');
    await clinic.close();

    const next = await reloaded(userData);
    await next.unlock(PASSPHRASE, NOW_MS);
    const again = serviceOver(next);
    again.service.recover();
    await again.service.leave();
    expect(next.store().session(sessionId).row.status).toBe('recovered');
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
    const { result } = clinic.store().session(sessionId);
    expect(result).toEqual(plain(replayRecording(setup, whole, dependencies)));
  });

  it('with a damaged recording is ended as interrupted, and said', async () => {
    const { service, sessionId, append, clinic, notices, file } = await started();
    await append(firstPart);
    const bytes = readFileSync(file);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await service.leave();
    expect(clinic.store().session(sessionId)).toEqual({
      row: expect.objectContaining({ status: 'interrupted' }),
    });
    expect(notices).toMatchObject([{ kind: 'warning' }]);
  });
});
