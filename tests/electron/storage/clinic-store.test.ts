import type { SessionResult } from '#core/session/result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patientPageSchema } from '#core/ipc/ipc.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { sessionSetupIn } from '#core/recording/recording.ts';
import type { ClinicStore, StartSession } from '#electron/storage/clinic-store.ts';
import { readRecording } from '#electron/storage/recording-file.ts';
import { DAY_MS, newClinic, NOW_MS, patientFields, temporaryFolder } from './support/clinics.ts';
import { abilityOf, limitsBlock, limitsOf, resultOf, setBlock, VERSIONS } from './support/results.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const WEEKS = DEFAULT_SQUALL_PROGRAMME.weeks;

async function newStore(userData = temporaryFolder()): Promise<ClinicStore> {
  return (await newClinic(userData)).store();
}

/** A patient who may start a session; the id. */
function readyPatient(store: ClinicStore, name = 'Ada Quill'): string {
  const { id } = store.createPatient(patientFields({ name }), NOW_MS);
  store.saveProgramme(id, DEFAULT_SQUALL_PROGRAMME, NOW_MS);
  return id;
}

function startOf(patientId: string, changes: Partial<StartSession> = {}): StartSession {
  const carriedOver: StartSession['carriedOver'] = (state) => state;
  return { patientId, source: 'hid', nowMs: NOW_MS, seed: 7, versions: VERSIONS, carriedOver, ...changes };
}

async function played(
  store: ClinicStore,
  start: StartSession,
  changes: Partial<SessionResult> = {},
): Promise<SessionSetup> {
  const setup = await store.startSession(start);
  await store.recordings.append(setup.sessionId, Uint8Array.of(1, 2, 3));
  await store.finishSession(setup.sessionId, resultOf(setup.sessionId, changes), start.nowMs);
  return setup;
}

describe('patients', () => {
  it('come back as they were entered', async () => {
    const store = await newStore();
    const fields = patientFields({
      birthDate: '1980-02-29',
      heightCm: 171.5,
      notes: 'Zoë; DROP TABLE 🛶',
    });
    const patient = store.createPatient(fields, NOW_MS);
    expect(store.patients()).toEqual([
      { ...fields, id: patient.id, createdAt: '2026-03-02T09:00:00.000Z', archived: false },
    ]);
  });

  it('are changed as a whole: what is left out is gone', async () => {
    const store = await newStore();
    const { id } = store.createPatient(patientFields({ heightCm: 171.5 }), NOW_MS);
    const changed = store.updatePatient(
      id,
      patientFields({ name: '  Ada Lovelock ', screened: false }),
      NOW_MS,
    );
    expect(changed).toMatchObject({ id, name: 'Ada Lovelock', screened: false });
    expect(store.patientPage(id).patient).toEqual(changed);
    expect(changed.heightCm).toBeUndefined();
  });

  it('are refused with the reason when a field is wrong', async () => {
    const store = await newStore();
    expect(() => store.createPatient(patientFields({ name: ' ' }), NOW_MS)).toThrow(
      expect.objectContaining({
        code: 'invalid-argument',
        message: 'Give the patient a name or a pseudonym.',
      }),
    );
    expect(store.patients()).toEqual([]);
    expect(store.audit.all()).toEqual([]);
  });

  it('are sorted as people sort names', async () => {
    const store = await newStore();
    for (const name of ['bob', 'Äda', 'Zoe', 'Ada', 'Carl'])
      store.createPatient(patientFields({ name }), NOW_MS);
    expect(store.patients().map(({ name }) => name)).toEqual(['Ada', 'Äda', 'bob', 'Carl', 'Zoe']);
  });

  it('that do not exist are not found, in every call', async () => {
    const store = await newStore();
    const calls = [
      () => store.updatePatient(NOBODY, patientFields(), NOW_MS),
      () => store.archivePatient(NOBODY, true, NOW_MS),
      () => store.erasePatient(NOBODY, 'Nobody', NOW_MS),
      () => store.patientPage(NOBODY),
      () => store.saveProgramme(NOBODY, DEFAULT_SQUALL_PROGRAMME, NOW_MS),
      () => store.session(NOBODY),
    ];
    for (const call of calls) expect(call).toThrow(expect.objectContaining({ code: 'not-found' }));
    await expect(store.startSession(startOf(NOBODY))).rejects.toMatchObject({ code: 'not-found' });
    expect(store.audit.all()).toEqual([]);
  });
});

describe('tiles', () => {
  it('say why a session can’t start, and nothing else of the patient', async () => {
    const store = await newStore();
    const ready = readyPatient(store, 'Ready');
    store.createPatient(patientFields({ name: 'No programme', notes: 'private' }), NOW_MS);
    const unscreened = store.createPatient(patientFields({ name: 'Unscreened', screened: false }), NOW_MS).id;
    store.saveProgramme(unscreened, DEFAULT_SQUALL_PROGRAMME, NOW_MS);
    store.archivePatient(readyPatient(store, 'Archived'), true, NOW_MS);
    expect(store.tiles(NOW_MS)).toEqual([
      { id: expect.any(String), name: 'No programme', blocked: 'no-programme' },
      { id: ready, name: 'Ready' },
      { id: unscreened, name: 'Unscreened', blocked: 'not-screened' },
    ]);
  });

  it('are blocked when the programme’s weeks have passed, until it is saved anew', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    const overMs = NOW_MS + WEEKS * 7 * DAY_MS;
    expect(store.tiles(overMs - 1)).toEqual([{ id, name: 'Ada Quill' }]);
    expect(store.tiles(overMs)).toEqual([{ id, name: 'Ada Quill', blocked: 'programme-over' }]);
    store.saveProgramme(id, DEFAULT_SQUALL_PROGRAMME, overMs);
    expect(store.tiles(overMs)).toEqual([{ id, name: 'Ada Quill' }]);
  });
});

describe('programmes', () => {
  it('are kept with the day they began; the newest counts', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    const harder = { ...DEFAULT_SQUALL_PROGRAMME, sets: 5, bounds: { amplitude: { floor: 10, cap: 40 } } };
    store.saveProgramme(id, harder, NOW_MS + DAY_MS);
    expect(store.patientPage(id)).toMatchObject({
      programme: harder,
      programmeSince: '2026-03-03T09:00:00.000Z',
    });
  });

  it('are refused with the reason when a value is out of range', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    const upsideDown = { ...DEFAULT_SQUALL_PROGRAMME, bounds: { amplitude: { floor: 2, cap: 1 } } };
    expect(() => store.saveProgramme(id, upsideDown, NOW_MS)).toThrow(
      'The floor must not lie above the cap.',
    );
    expect(store.patientPage(id).programme).toEqual(DEFAULT_SQUALL_PROGRAMME);
  });
});

describe('a session', () => {
  it('starts from nothing for a new person, recorded from its first moment', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const setup = await store.startSession(startOf(patientId, { seed: 2 ** 32 - 1 }));
    expect(setup).toEqual({
      sessionId: expect.any(String),
      seed: 2 ** 32 - 1,
      startedAt: '2026-03-02T09:00:00.000Z',
      programme: DEFAULT_SQUALL_PROGRAMME,
      ability: undefined,
      limits: undefined,
      history: [],
      versions: VERSIONS,
    });
    expect(store.runningSessions()).toMatchObject([
      { id: setup.sessionId, status: 'running', hasRecording: true },
    ]);
    expect(sessionSetupIn(store.recordings.read(setup.sessionId).header)).toEqual(setup);
  });

  it('starts from the ability, limits and history of earlier sessions', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const changes = { abilityAfter: abilityOf(1), blocks: [limitsBlock(55), setBlock()] };
    const first = await played(store, startOf(patientId), changes);
    const seen: number[] = [];
    const next = await store.startSession(
      startOf(patientId, {
        nowMs: NOW_MS + 3 * DAY_MS,
        carriedOver: (state, days) => {
          seen.push(days);
          return { ...state, trials: state.trials + 100 };
        },
      }),
    );
    expect(seen).toEqual([3]);
    expect(next.ability).toEqual({ ...abilityOf(1), trials: 112 });
    expect(next.limits).toEqual(limitsOf(55));
    expect(next.history).toEqual([resultOf(first.sessionId).summaryMetrics]);
  });

  it('on the virtual patient leaves the person’s own training alone', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    await played(store, startOf(patientId, { source: 'virtual-patient' }), { blocks: [limitsBlock(55)] });
    const own = await store.startSession(startOf(patientId));
    expect(own).toMatchObject({ history: [] });
    expect(own.ability).toBeUndefined();
    expect(own.limits).toBeUndefined();
    const tryOut = await store.startSession(startOf(patientId, { source: 'virtual-patient' }));
    expect(tryOut.history).toHaveLength(1);
  });

  it('begins anew when the stored ability can’t be carried over', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    await played(store, startOf(patientId));
    const setup = await store.startSession(startOf(patientId, { carriedOver: () => undefined }));
    expect(setup.ability).toBeUndefined();
    expect(setup.history).toHaveLength(1);
  });

  it('can’t start for a person who may not train', async () => {
    const store = await newStore();
    const archived = readyPatient(store);
    store.archivePatient(archived, true, NOW_MS);
    const bare = store.createPatient(patientFields({ screened: false }), NOW_MS).id;
    const over = startOf(readyPatient(store), { nowMs: NOW_MS + 400 * DAY_MS });
    for (const start of [startOf(archived), startOf(bare), over]) {
      await expect(store.startSession(start)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    store.updatePatient(bare, patientFields(), NOW_MS);
    await expect(store.startSession(startOf(bare))).rejects.toThrow(/programme/);
    expect(store.runningSessions()).toEqual([]);
  });

  it('stores exactly the result it was given, and closes its recording', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const { sessionId } = await played(store, startOf(patientId), { durationMs: 0.1 + 0.2 });
    const stored = store.session(sessionId);
    expect(stored.result).toEqual(resultOf(sessionId, { durationMs: 0.1 + 0.2 }));
    expect(stored.row).toMatchObject({ status: 'completed', source: 'hid', hasRecording: true });
    expect(store.recordings.read(sessionId)).toMatchObject({
      chunks: [Buffer.of(1, 2, 3)],
      truncated: false,
    });
    await expect(store.recordings.append(sessionId, Uint8Array.of(1))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(store.runningSessions()).toEqual([]);
  });

  it('ends once', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const { sessionId } = await played(store, startOf(patientId));
    const again = resultOf(sessionId, { status: 'stopped' });
    await expect(store.finishSession(sessionId, again, NOW_MS)).rejects.toMatchObject({ code: 'conflict' });
    expect(() => store.recoverSession(sessionId, again, NOW_MS)).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(store.session(sessionId).row.status).toBe('completed');
  });

  it('takes no result that is another’s or not a result', async () => {
    const store = await newStore();
    const { sessionId } = await store.startSession(startOf(readyPatient(store)));
    const wrong = [resultOf(NOBODY), resultOf(sessionId, { durationMs: Number.NaN }), {} as SessionResult];
    for (const result of wrong) {
      await expect(store.finishSession(sessionId, result, NOW_MS)).rejects.toMatchObject({
        code: 'invalid-argument',
      });
    }
    await expect(store.finishSession(NOBODY, resultOf(NOBODY), NOW_MS)).rejects.toMatchObject({
      code: 'not-found',
    });
    await store.recordings.append(sessionId, Uint8Array.of(1));
    await store.finishSession(sessionId, resultOf(sessionId), NOW_MS);
    expect(store.session(sessionId).row.status).toBe('completed');
  });

  it('that was broken off is recovered, or ended with nothing', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const recovered = (await store.startSession(startOf(patientId))).sessionId;
    const lost = (await store.startSession(startOf(patientId))).sessionId;
    expect(store.runningSessions().map(({ id }) => id)).toEqual([recovered, lost]);
    store.recoverSession(recovered, resultOf(recovered, { status: 'interrupted' }), NOW_MS);
    await store.abandonSession(lost, NOW_MS);
    expect(store.runningSessions()).toEqual([]);
    expect(store.session(recovered)).toMatchObject({
      row: { status: 'recovered' },
      result: { status: 'interrupted' },
    });
    expect(store.session(lost)).toMatchObject({ row: { status: 'interrupted' } });
    expect(store.session(lost).result).toBeUndefined();
  });

  it('is no longer running when its recording could not begin', async () => {
    const userData = temporaryFolder();
    const store = await newStore(userData);
    const patientId = readyPatient(store);
    writeFileSync(join(userData, 'recordings'), 'a file where the folder should be');
    await expect(store.startSession(startOf(patientId))).rejects.toMatchObject({ code: 'storage-failed' });
    expect(store.runningSessions()).toEqual([]);
    expect(store.patientPage(patientId).sessions).toMatchObject([
      { row: { status: 'interrupted', hasRecording: false } },
    ]);
  });

  it('exports an unsealed copy of its recording', async () => {
    const userData = temporaryFolder();
    const store = await newStore(userData);
    const { sessionId } = await played(store, startOf(readyPatient(store)));
    const to = join(userData, 'copy.keelrec');
    store.recordings.export(sessionId, to);
    const copy = readRecording(to, () => undefined);
    expect(copy.chunks).toEqual([Buffer.of(1, 2, 3)]);
    expect(sessionSetupIn(copy.header).sessionId).toBe(sessionId);
  });
});

describe('a patient’s page', () => {
  it('has everything in order, as the contract says', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const later = await played(store, startOf(patientId, { nowMs: NOW_MS + DAY_MS }));
    const earlier = await played(store, startOf(patientId));
    const page = store.patientPage(patientId);
    expect(patientPageSchema.parse(page)).toEqual(page);
    expect(page.sessions.map(({ row }) => row.id)).toEqual([earlier.sessionId, later.sessionId]);
    expect(page.audit.map(({ what }) => what)).toEqual([
      'patient created',
      'programme saved',
      'session started',
      'session completed',
      'session started',
      'session completed',
    ]);
  });

  it('of another patient has nothing of this one', async () => {
    const store = await newStore();
    await played(store, startOf(readyPatient(store, 'One')));
    const other = readyPatient(store, 'Other');
    expect(store.patientPage(other).sessions).toEqual([]);
    expect(store.patientPage(other).audit).toHaveLength(2);
  });
});

describe('erasing a patient', () => {
  it('takes everything of theirs and nothing of others', async () => {
    const userData = temporaryFolder();
    const store = await newStore(userData);
    const gone = readyPatient(store, 'Gone Person');
    const kept = readyPatient(store, 'Kept Person');
    const goneSession = await played(store, startOf(gone));
    const keptSession = await played(store, startOf(kept));
    store.erasePatient(gone, ' Gone Person ', NOW_MS + DAY_MS);
    expect(store.patients().map(({ name }) => name)).toEqual(['Kept Person']);
    expect(() => store.session(goneSession.sessionId)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(readdirSync(join(userData, 'recordings'))).toEqual([`${keptSession.sessionId}.keelrec`]);
    expect(store.session(keptSession.sessionId).result).toEqual(resultOf(keptSession.sessionId));
    const audit = store.audit.all();
    expect(audit.filter(({ patientId }) => patientId === gone)).toEqual([]);
    expect(audit.at(-1)).toEqual({
      at: '2026-03-03T09:00:00.000Z',
      what: 'a patient was erased',
      patientId: undefined,
    });
  });

  it('needs the name again, letter by letter, on any keyboard', async () => {
    const store = await newStore();
    const id = readyPatient(store, 'Zoë Quill'.normalize('NFC'));
    for (const name of ['', 'zoë quill', 'Zoe Quill', 'Zoë  Quill']) {
      expect(() => store.erasePatient(id, name, NOW_MS)).toThrow(
        expect.objectContaining({ code: 'invalid-argument' }),
      );
    }
    expect(store.patients()).toHaveLength(1);
    store.erasePatient(id, 'Zoë Quill'.normalize('NFD'), NOW_MS);
    expect(store.patients()).toEqual([]);
  });

  it('waits for the end of a session that is going on', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    const { sessionId } = await store.startSession(startOf(id));
    expect(() => store.erasePatient(id, 'Ada Quill', NOW_MS)).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    await store.abandonSession(sessionId, NOW_MS);
    store.erasePatient(id, 'Ada Quill', NOW_MS);
    expect(store.patients()).toEqual([]);
  });

  it('works again after it was interrupted half way', async () => {
    const userData = temporaryFolder();
    const store = await newStore(userData);
    const id = readyPatient(store);
    const { sessionId } = await played(store, startOf(id));
    store.recordings.remove(sessionId);
    expect(existsSync(join(userData, 'recordings', `${sessionId}.keelrec`))).toBe(false);
    store.erasePatient(id, 'Ada Quill', NOW_MS);
    expect(store.patients()).toEqual([]);
  });
});
