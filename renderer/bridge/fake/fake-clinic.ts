/** A clinic in memory: two patients to begin with, and the passphrase "passphrase". */
import type { SessionSetup } from '#core/session/setup.ts';
import { RUNNER_VERSION } from '#core/session/state.ts';
import type { z } from 'zod';
import type { CallOutput, Channel, Contract, StoredSession } from '#core/ipc/ipc.ts';
import type { OverrideRow, Patient, PatientFields, PatientTile } from '#core/ipc/records.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import type { Settings } from '#core/ipc/settings.ts';
import { KeelError } from '#core/errors.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { overriddenProgramme } from '#core/programme/override.ts';
import { measureSegment } from '#core/recording/segment-measures.ts';
import { recordedSegments } from '#core/recording/recorded-segments.ts';
import { decodeEntries } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { FakeMovements } from './fake-movements.ts';

type Input<C extends Channel> = z.output<Contract[C]['in']>;
type Answers = { readonly [C in Channel]?: (input: Input<C>) => CallOutput<C> };

interface FakeRecording {
  readonly setup: SessionSetup;
  readonly entries: RecordingEntry[];
}

const PASSPHRASE = 'passphrase';
const ABILITY_VERSION = createSessionDependencies().abilityModel.version;

export class FakeClinic {
  #settings: Settings = { ...DEFAULT_SETTINGS, inputSource: 'virtual-patient' };
  #therapistPresent = false;
  readonly #patients = new Map<string, Patient>();
  readonly #programmes = new Map<string, Programme>();
  readonly #overrides: { readonly patientId: string; readonly row: OverrideRow }[] = [];
  readonly #sessions: StoredSession[] = [];
  readonly #recordings = new Map<string, FakeRecording>();
  readonly #movements = new FakeMovements();

  constructor() {
    const robin = this.#create({ ...EXAMPLE, name: 'Robin Harbour' });
    this.#programmes.set(robin.id, DEFAULT_SQUALL_PROGRAMME);
    this.#create({ ...EXAMPLE, name: 'Kim Mainsail', screened: false });
  }

  /** @throws KeelError for calls that only make sense in the app, and as main does */
  answer<C extends Channel>(channel: C, input: unknown): unknown {
    const run: ((input: Input<C>) => CallOutput<C>) | undefined = this.#answers[channel];
    if (run === undefined) throw new KeelError('not-allowed', 'This works in the app only.');
    return run(input as Input<C>);
  }

  readonly #answers: Answers = {
    'app:info': () => ({ version: '0.0.0', platform: 'linux', notices: [], simulationSpeed: 1 }),
    'settings:get': () => this.#settings,
    'settings:set': (patch) => (this.#settings = { ...this.#settings, ...withoutUndefined(patch) }),
    'vault:status': () => ({ state: 'open', keyRing: true }),
    'therapist:status': () => ({ open: this.#therapistPresent, retryAfterMs: 0 }),
    'therapist:enter': ({ passphrase }) => {
      if (passphrase !== PASSPHRASE) throw new KeelError('wrong-passphrase', `It is "${PASSPHRASE}" here.`);
      this.#therapistPresent = true;
      return { open: true, retryAfterMs: 0 };
    },
    'therapist:leave': () => {
      this.#therapistPresent = false;
      return { open: false, retryAfterMs: 0 };
    },
    'patient:tiles': () =>
      [...this.#patients.values()]
        .filter(({ archived }) => !archived)
        .map((patient) => this.#tileOf(patient)),
    'patient:list': () => [...this.#patients.values()],
    'patient:create': (fields) => this.#create(fields),
    'patient:update': ({ id, fields }) => this.#store({ ...this.#patient(id), ...fields }),
    'patient:archive': ({ id, archived }) => this.#store({ ...this.#patient(id), archived }),
    'patient:erase': ({ id, nameAgain }) => {
      if (nameAgain !== this.#patient(id).name) throw new KeelError('invalid-argument', 'The name differs.');
      this.#patients.delete(id);
      return undefined;
    },
    'patient:page': ({ id }) => {
      const programme = this.#programmes.get(id);
      const sessions = this.#sessions.filter(({ row }) => row.patientId === id);
      const prescribed = programme && { programme, programmeSince: now() };
      const overrides = this.#overrides.filter(({ patientId }) => patientId === id).map(({ row }) => row);
      return { patient: this.#patient(id), ...prescribed, sessions, overrides, audit: [] };
    },
    'programme:save': ({ patientId, programme }) => {
      this.#programmes.set(patientId, programme);
      return programme;
    },
    'programme:override': ({ patientId, override }) => {
      const before = this.#programmes.get(patientId);
      if (before === undefined) throw new KeelError('not-allowed', 'There is no programme.');
      const { programme, row } = overriddenProgramme(before, override, now(), undefined);
      this.#programmes.set(patientId, programme);
      this.#overrides.push({ patientId, row });
      return programme;
    },
    'session:start': ({ patientId, source }) => this.#startSession(patientId, source),
    'session:append': ({ sessionId, bytes }) => {
      this.#recording(sessionId).entries.push(...decodeEntries(bytes));
      return undefined;
    },
    'session:finish': ({ sessionId, result }) => {
      const at = this.#sessions.findIndex(({ row }) => row.id === sessionId);
      const stored = this.#sessions[at];
      if (stored === undefined) throw new KeelError('not-found', 'There is no such session.');
      this.#sessions[at] = { row: { ...stored.row, status: result.status }, result };
      return undefined;
    },
    'session:measures': ({ sessionId, pipeline }) => {
      const { setup, entries } = this.#recording(sessionId);
      return recordedSegments(setup, entries, createSessionDependencies()).map((segment) =>
        measureSegment(segment, pipeline),
      );
    },
    'movement:start': (input) => this.#movements.start(input),
    'movement:append': (input) => this.#movements.append(input),
    'movement:finish': (input) => this.#movements.finish(input),
    'movement:discard': (input) => this.#movements.discard(input),
    'movement:of-patient': ({ patientId }) => this.#movements.ofPatient(patientId),
    'movement:detail': (input) => this.#movements.detail(input, (id) => this.#patient(id)),
  };

  #create(fields: PatientFields): Patient {
    return this.#store({ ...fields, id: crypto.randomUUID(), createdAt: now(), archived: false });
  }

  #store(patient: Patient): Patient {
    this.#patients.set(patient.id, patient);
    return patient;
  }

  #patient(id: string): Patient {
    const patient = this.#patients.get(id);
    if (patient === undefined) throw new KeelError('not-found', 'There is no such patient.');
    return patient;
  }

  #recording(sessionId: string): FakeRecording {
    const recording = this.#recordings.get(sessionId);
    if (recording === undefined) throw new KeelError('not-found', 'There is no such recording.');
    return recording;
  }

  #tileOf({ id, name, screened }: Patient): PatientTile {
    if (!screened) return { id, name, blocked: 'not-screened' };
    return this.#programmes.has(id) ? { id, name } : { id, name, blocked: 'no-programme' };
  }

  #startSession(patientId: string, source: StoredSession['row']['source']): SessionSetup {
    const programme = this.#programmes.get(patientId);
    if (programme === undefined) throw new KeelError('not-allowed', 'There is no programme.');
    const [sessionId, startedAt] = [crypto.randomUUID(), now()];
    const row = { id: sessionId, patientId, startedAt, source, programme, hasRecording: true };
    this.#sessions.push({ row: { ...row, status: 'running' } });
    const setup: SessionSetup = {
      sessionId,
      startedAt,
      programme,
      seed: 1,
      history: [],
      versions: { app: '0.0.0', hub: 1, exercise: 1, ability: ABILITY_VERSION, runner: RUNNER_VERSION },
    };
    this.#recordings.set(sessionId, { setup, entries: [] });
    return setup;
  }
}

const EXAMPLE: PatientFields = {
  name: '',
  painSite: 'low-back',
  dominantSide: 'right',
  screened: true,
  screenedBy: 'TS',
  notes: '',
};

function now(): string {
  return new Date().toISOString();
}

/** A patch as `exactOptionalPropertyTypes` wants it: what is not changed is not there. */
function withoutUndefined(patch: Input<'settings:set'>): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
