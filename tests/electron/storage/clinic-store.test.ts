import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { patientPageSchema } from '#core/ipc/ipc.ts';
import { DAY_MS, newClinic, NOW_MS, PASSPHRASE, patientFields, THERAPIST } from './support/clinics.ts';
import { setRecord, threeBlocks } from './support/results.ts';
import { newStore, opened, played, readyPatient, setupFor } from './support/sessions.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const EIGHT_WEEKS_MS = 8 * 7 * DAY_MS;
const MARCH_MS = Date.UTC(2026, 2, 1);

describe('patients', () => {
  it('come back as they were entered', async () => {
    const store = await newStore();
    const fields = patientFields({
      birthDate: '1980-02-29',
      clinicNumber: 'K-0815',
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
    const { id } = store.createPatient(patientFields({ heightCm: 171.5, clinicNumber: '7' }), NOW_MS);
    const changed = store.updatePatient(
      id,
      patientFields({ name: '  Ada Lovelock ', screened: false }),
      NOW_MS,
    );
    expect(changed).toMatchObject({ id, name: 'Ada Lovelock', screened: false });
    expect(store.patientPage(id).patient).toEqual(changed);
    expect([changed.heightCm, changed.clinicNumber]).toEqual([undefined, undefined]);
  });

  it('are refused with the reason when a field is wrong', async () => {
    const store = await newStore();
    expect(() => store.createPatient(patientFields({ name: ' ' }), NOW_MS)).toThrow(
      expect.objectContaining({
        code: 'invalid-argument',
        told: expect.objectContaining({ id: 'patient-form.name-missing' }),
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
    const skill = { exercise: 'squall', steering: 'thorax', postureClass: 'sitting' } as const;
    const calls = [
      () => store.updatePatient(NOBODY, patientFields(), NOW_MS),
      () => store.archivePatient(NOBODY, true, NOW_MS),
      () => store.patientPage(NOBODY),
      () => store.saveProgramme(NOBODY, threeBlocks(), NOW_MS),
      () => store.programmeToTrain(NOBODY, NOW_MS),
      () => store.sessions.ofPatient(NOBODY, 50),
      () => store.sessions.skills(NOBODY),
      () => store.sessions.skillHistory(NOBODY, skill, 50),
      () => store.sessions.movements(NOBODY),
      () => store.sessions.detail(NOBODY),
    ];
    for (const call of calls) expect(call).toThrow(expect.objectContaining({ code: 'not-found' }));
    await expect(store.erasePatient(NOBODY, 'Nobody', NOW_MS)).rejects.toMatchObject({ code: 'not-found' });
    expect(store.audit.all()).toEqual([]);
  });
});

describe('tiles', () => {
  it('say why a session can’t start, and nothing else of the patient', async () => {
    const store = await newStore();
    const ready = readyPatient(store, 'Ready');
    store.createPatient(patientFields({ name: 'No programme', notes: 'private' }), NOW_MS);
    const unscreened = store.createPatient(patientFields({ name: 'Unscreened', screened: false }), NOW_MS).id;
    store.saveProgramme(unscreened, threeBlocks(), NOW_MS);
    store.archivePatient(readyPatient(store, 'Archived'), true, NOW_MS);
    expect(store.tiles(NOW_MS)).toEqual([
      { id: expect.any(String), name: 'No programme', language: 'en', blocked: 'no-programme' },
      { id: ready, name: 'Ready', language: 'en' },
      { id: unscreened, name: 'Unscreened', language: 'en', blocked: 'not-screened' },
    ]);
  });

  it('are blocked before the programme begins and when its weeks have passed', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    const tile = { id, name: 'Ada Quill', language: 'en' };
    expect(store.tiles(MARCH_MS - 1)).toEqual([{ ...tile, blocked: 'programme-not-begun' }]);
    expect(store.tiles(MARCH_MS)).toEqual([tile]);
    expect(store.tiles(MARCH_MS + EIGHT_WEEKS_MS - 1)).toEqual([tile]);
    expect(store.tiles(MARCH_MS + EIGHT_WEEKS_MS)).toEqual([{ ...tile, blocked: 'programme-over' }]);
  });

  it('go by the programme saved last', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    const other = threeBlocks({ id: randomUUID(), validFrom: '2026-05-01', validUntil: '2026-05-02' });
    store.saveProgramme(id, other, NOW_MS);
    expect(store.tiles(NOW_MS)).toMatchObject([{ blocked: 'programme-not-begun' }]);
    expect(store.tiles(Date.UTC(2026, 4, 2, 23))).toEqual([{ id, name: 'Ada Quill', language: 'en' }]);
    expect(store.tiles(Date.UTC(2026, 4, 3))).toMatchObject([{ blocked: 'programme-over' }]);
  });
});

describe('the language of a patient', () => {
  it('is changed by whoever is at the screen, which the audit trail tells from a change of the record', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    store.setPatientLanguage(id, 'de', NOW_MS);
    expect(store.patient(id)).toMatchObject({ language: 'de', name: 'Ada Quill', screened: true });
    expect(store.tiles(NOW_MS)).toMatchObject([{ id, language: 'de' }]);
    expect(store.audit.ofPatient(id, 9).at(-1)).toMatchObject({
      code: 'patient-language-changed',
      therapist: '',
    });
  });

  it('leaves no trace where it stays as it was', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    const before = store.audit.all();
    store.setPatientLanguage(id, 'en', NOW_MS);
    expect(store.audit.all()).toEqual(before);
  });

  it('may be one that this Keel does not speak, but no nonsense, and of nobody else', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    store.setPatientLanguage(id, 'pt-BR', NOW_MS);
    expect(store.patient(id).language).toBe('pt-BR');
    expect(() => store.setPatientLanguage(id, 'German', NOW_MS)).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
    expect(() => store.setPatientLanguage(NOBODY, 'de', NOW_MS)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(store.patient(id).language).toBe('pt-BR');
  });
});

describe('programmes', () => {
  it('get the next revision and their author with every save, and begin when they began', async () => {
    const clinic = await newClinic();
    const store = clinic.store();
    const id = readyPatient(store);
    await clinic.enter(PASSPHRASE, 'Kim Doe', NOW_MS);
    const programme = store.programmeToTrain(id, NOW_MS);
    const edited = { ...programme, revision: 99, author: 'somebody else', sessionsPerWeek: 5 };
    const saved = store.saveProgramme(id, edited, NOW_MS + 1000);
    expect(saved).toEqual({ ...programme, revision: 2, author: 'Kim Doe', sessionsPerWeek: 5 });
    expect(store.patientPage(id).programme).toEqual(saved);
    expect(saved.validFrom).toBe('2026-03-01');
  });

  it('count their revisions each by itself', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    const other = threeBlocks({ id: randomUUID() });
    expect(store.saveProgramme(id, other, NOW_MS).revision).toBe(1);
    expect(store.saveProgramme(id, other, NOW_MS).revision).toBe(2);
    const another = readyPatient(store, 'Bo');
    expect(store.saveProgramme(another, other, NOW_MS).revision).toBe(1);
  });

  it('are refused with the reason when a value is out of range', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    const before = store.patientPage(id).programme;
    const tooLong = threeBlocks({ sessionMinutes: 90 });
    expect(() => store.saveProgramme(id, tooLong, NOW_MS)).toThrow('programme.limit.session-minutes');
    expect(store.patientPage(id).programme).toEqual(before);
  });
});

describe('a patient’s page', () => {
  it('has everything in order, as the contract says', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    await played(store, patientId);
    const page = store.patientPage(patientId);
    expect(patientPageSchema.parse(page)).toEqual(page);
    expect(page.audit.map(({ code }) => code)).toEqual([
      'patient-created',
      'programme-saved',
      'session-started',
      'session-completed',
    ]);
  });

  it('counts what was trained: on real devices, with something done to its end', async () => {
    const store = await newStore();
    const patientId = readyPatient(store);
    const pageOf = () => store.patientPage(patientId);
    await played(store, patientId);
    await played(store, patientId, { nowMs: NOW_MS + DAY_MS, source: 'virtual-patient' });
    const nothingDone = { blocks: [setRecord({ completed: false })] };
    await played(store, patientId, { nowMs: NOW_MS + 2 * DAY_MS }, nothingDone);
    await opened(store, patientId, { nowMs: NOW_MS + 3 * DAY_MS });
    expect(pageOf()).toMatchObject({ sessions: 1, sessionsOfProgramme: 1 });
    store.saveProgramme(patientId, threeBlocks({ id: randomUUID(), validFrom: '2026-03-04' }), NOW_MS);
    expect(pageOf()).toMatchObject({ sessions: 1, sessionsOfProgramme: 0 });
  });

  it('shows the newest hundred lines of the trail', async () => {
    const store = await newStore();
    const id = readyPatient(store);
    for (let day = 0; day < 120; day++) store.updatePatient(id, patientFields(), NOW_MS + day * DAY_MS);
    const { audit } = store.patientPage(id);
    expect(audit).toHaveLength(100);
    expect(audit.at(-1)?.at).toBe(new Date(NOW_MS + 119 * DAY_MS).toISOString());
    expect(audit.map(({ at }) => at)).toEqual(audit.map(({ at }) => at).toSorted());
  });

  it('of another patient has nothing of this one', async () => {
    const store = await newStore();
    await played(store, readyPatient(store, 'One'));
    const other = readyPatient(store, 'Other');
    expect(store.patientPage(other)).toMatchObject({ sessions: 0 });
    expect(store.sessions.ofPatient(other, 50)).toEqual([]);
    expect(store.sessions.skills(other)).toEqual([]);
    expect(store.patientPage(other).audit).toHaveLength(2);
  });
});

describe('who did what and where', () => {
  it('is said by each line: the therapist who was present, and the station', async () => {
    const clinic = await newClinic();
    const store = clinic.store();
    const id = readyPatient(store);
    await clinic.enter(PASSPHRASE, 'Kim Doe', NOW_MS);
    store.updatePatient(id, patientFields(), NOW_MS);
    clinic.gate.leave();
    await opened(store, id);
    const lines = store.audit.all();
    expect(lines.map(({ code, therapist }) => [code, therapist])).toEqual([
      ['patient-created', ''],
      ['programme-saved', ''],
      ['patient-changed', 'Kim Doe'],
      ['session-started', ''],
    ]);
    expect(new Set(lines.map(({ stationId }) => stationId))).toEqual(new Set([store.meta.stationId]));
  });

  it('is known of clinic and station from the set-up on, each its own', async () => {
    const [one, other] = [await newStore(), await newStore()];
    const ids = [one, other].flatMap(({ meta }) => [meta.clinicId, meta.stationId]);
    expect(new Set(ids).size).toBe(4);
    const patientId = readyPatient(one);
    expect(setupFor(one, patientId)).toMatchObject({ clinicId: ids[0], stationId: ids[1] });
  });

  it('of who was here last is told when nobody is', async () => {
    const clinic = await newClinic();
    expect(clinic.therapist(NOW_MS)).toEqual({ open: false, name: THERAPIST, retryAfterMs: 0 });
    expect(await clinic.enter(PASSPHRASE, 'Kim Doe', NOW_MS)).toMatchObject({ open: true, name: 'Kim Doe' });
    clinic.gate.leave();
    expect(clinic.therapist(NOW_MS)).toMatchObject({ open: false, name: 'Kim Doe' });
  });
});
