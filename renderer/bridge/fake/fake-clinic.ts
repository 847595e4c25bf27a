/** A clinic in memory: two patients to begin with, and the passphrase "passphrase". */
import type { z } from 'zod';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { CallOutput, Channel, Contract, PatientPage } from '#core/ipc/ipc.ts';
import type {
  AuditCode,
  AuditRow,
  OverrideRow,
  Patient,
  PatientFields,
  PatientTile,
} from '#core/ipc/records.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import type { Settings } from '#core/ipc/settings.ts';
import { checkProgramme } from '#core/programme/check-programme.ts';
import { overriddenProgramme } from '#core/programme/override.ts';
import { presetProgramme } from '#core/programme/presets.ts';
import { isOver, weekOf } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { FakeMovements } from './fake-movements.ts';
import { FakeSessions, STATION } from './fake-sessions.ts';

type Input<C extends Channel> = z.output<Contract[C]['in']>;
type Answers = { readonly [C in Channel]?: (input: Input<C>) => CallOutput<C> };

const PASSPHRASE = 'passphrase';
/** Newest lines of the audit trail that a page shows. */
const AUDIT_LINES = 30;

export class FakeClinic {
  #settings: Settings = { ...DEFAULT_SETTINGS, inputSource: 'virtual-patient' };
  #therapist: CallOutput<'therapist:status'> = { open: false, retryAfterMs: 0 };
  readonly #patients = new Map<string, Patient>();
  readonly #programmes = new Map<string, Programme>();
  readonly #overrides: { readonly patientId: string; readonly row: OverrideRow }[] = [];
  readonly #audit: AuditRow[] = [];
  readonly #sessions = new FakeSessions();
  readonly #movements = new FakeMovements(this.#sessions);

  constructor() {
    const robin = this.#create({ ...EXAMPLE, name: 'Robin Harbour', clinicNumber: 'H-2041' });
    this.#programmes.set(robin.id, firstProgramme());
    this.#create({ ...EXAMPLE, name: 'Kim Mainsail', screened: false });
  }

  /** @throws KeelError for calls that only make sense in the app, and as main does */
  answer<C extends Channel>(channel: C, input: unknown): unknown {
    const run: ((input: Input<C>) => CallOutput<C>) | undefined = this.#answers[channel];
    if (run === undefined) throw new KeelError('not-allowed', message('error.no-such-call'));
    return run(input as Input<C>);
  }

  readonly #answers: Answers = {
    'app:info': () => ({
      version: '0.0.0',
      platform: 'linux',
      systemLanguages: [...navigator.languages],
      notices: [],
      simulationSpeed: 1,
    }),
    'app:language': () => undefined,
    'settings:get': () => this.#settings,
    'settings:set': (patch) => (this.#settings = { ...this.#settings, ...withoutUndefined(patch) }),
    'vault:status': () => ({ state: 'open', keyRing: true }),
    'therapist:status': () => this.#therapist,
    'therapist:enter': ({ passphrase, name }) => {
      if (passphrase !== PASSPHRASE)
        throw new KeelError('wrong-passphrase', message('error.passphrase-wrong'));
      return (this.#therapist = { open: true, name, retryAfterMs: 0 });
    },
    'therapist:leave': () => (this.#therapist = { ...this.#therapist, open: false }),

    'patient:tiles': () =>
      [...this.#patients.values()]
        .filter(({ archived }) => !archived)
        .map((patient) => this.#tileOf(patient)),
    'patient:set-language': ({ patientId, language }) => {
      this.#store({ ...this.#patient(patientId), language }, 'patient-language-changed');
      return undefined;
    },
    'patient:list': () => [...this.#patients.values()],
    'patient:create': (fields) => this.#create(fields),
    'patient:update': ({ id, fields }) => this.#store({ ...this.#patient(id), ...fields }, 'patient-changed'),
    'patient:archive': ({ id, archived }) =>
      this.#store({ ...this.#patient(id), archived }, archived ? 'patient-archived' : 'patient-restored'),
    'patient:erase': ({ id, nameAgain }) => {
      if (nameAgain !== this.#patient(id).name)
        throw new KeelError('invalid-argument', message('error.patient-name-differs'));
      this.#patients.delete(id);
      return undefined;
    },
    'patient:page': ({ id }) => this.#page(id),
    'patient:sessions': ({ patientId, before, limit }) => this.#sessions.rows(patientId, limit, before),
    'patient:skills': ({ patientId }) => this.#sessions.skills(patientId),
    'patient:skill-history': ({ patientId, skill, limit }) =>
      this.#sessions.history(patientId, skill).slice(-limit),
    'patient:movements': ({ patientId, task }) => this.#movements.ofPatient(patientId, task),
    'patient:ability': ({ patientId, skill }) => this.#sessions.known(patientId, skill, Date.now()),

    'programme:save': ({ patientId, programme }) => this.#saveProgramme(patientId, programme),
    'programme:override': ({ patientId, override }) => {
      const { reason, block, kind } = override;
      const at = now();
      const { programme, skill, lockedBefore } = overriddenProgramme(
        this.#programme(patientId),
        override,
        at,
      );
      this.#programmes.set(patientId, programme);
      const known = this.#sessions.known(patientId, skill, Date.now());
      const row = { at, kind, therapist: this.#therapist.name ?? '', skill, block, reason };
      const change =
        override.kind === 'start'
          ? { oldValue: known?.ability?.lastDifficulty, newValue: override.difficulty }
          : { parameter: override.parameter, oldValue: lockedBefore };
      this.#overrides.push({ patientId, row: { ...row, ...change } });
      this.#note('difficulty-overridden', patientId);
      return programme;
    },

    'session:start': ({ patientId, source, sensors }) => {
      this.#note('session-started', patientId);
      return this.#sessions.start({ patientId, programme: this.#programme(patientId), source, sensors });
    },
    'session:append': ({ sessionId, bytes }) => this.#sessions.append(sessionId, bytes),
    'session:finish': ({ sessionId, shown }) => this.#sessions.finish(sessionId, shown),
    'session:detail': ({ sessionId }) => this.#sessions.detail(sessionId),
    'session:measures': ({ sessionId, pipeline }) => this.#sessions.measures(sessionId, pipeline),
    'session:movement': ({ sessionId, position }) => this.#movementDetail(sessionId, position),

    'report:data': ({ sessionId }) => {
      const session = this.#sessions.detail(sessionId);
      const { patientId } = session.row;
      return { page: this.#page(patientId), session, history: this.#sessions.historyUpTo(session) };
    },
    'report:movement-data': ({ sessionId, position }) => this.#movementDetail(sessionId, position),
    'report:ready': () => undefined,
  };

  #movementDetail(sessionId: string, position: number) {
    const { patientId } = this.#sessions.detail(sessionId).row;
    return this.#movements.detail(this.#patient(patientId), sessionId, position);
  }

  #page(id: string): PatientPage {
    const programme = this.#programmes.get(id);
    const rows = this.#sessions.rows(id, Number.POSITIVE_INFINITY);
    const counted = rows.filter(({ source, status }) => source === 'hid' && status !== 'refused');
    return {
      patient: this.#patient(id),
      programme,
      sessions: counted.length,
      sessionsOfProgramme: counted.filter(({ programmeId }) => programmeId === programme?.id).length,
      overrides: this.#overrides.filter(({ patientId }) => patientId === id).map(({ row }) => row),
      audit: this.#audit.filter(({ patientId }) => patientId === id).slice(-AUDIT_LINES),
    };
  }

  #saveProgramme(patientId: string, programme: Programme): Programme {
    const { problems } = checkProgramme(programme, EXERCISES);
    const [first] = problems;
    // The app says what it is: the page has looked at the same problems before.
    if (first !== undefined) throw new Error(`This programme can't be played: ${first.code}.`);
    const before = this.#programmes.get(patientId);
    const revision = before?.id === programme.id ? before.revision + 1 : 1;
    const saved = { ...programme, revision, author: this.#therapist.name ?? '' };
    this.#programmes.set(patientId, saved);
    this.#note('programme-saved', patientId);
    return saved;
  }

  #create(fields: PatientFields): Patient {
    const patient = { ...fields, id: crypto.randomUUID(), createdAt: now(), archived: false };
    return this.#store(patient, 'patient-created');
  }

  #store(patient: Patient, code: AuditCode): Patient {
    this.#patients.set(patient.id, patient);
    this.#note(code, patient.id);
    return patient;
  }

  #note(code: AuditCode, patientId: string): void {
    const therapist = this.#therapist.open ? (this.#therapist.name ?? '') : '';
    this.#audit.push({ at: now(), code, therapist, stationId: STATION, patientId });
  }

  #patient(id: string): Patient {
    const patient = this.#patients.get(id);
    if (patient === undefined) throw new KeelError('not-found', message('error.patient-not-found'));
    return patient;
  }

  #programme(patientId: string): Programme {
    const programme = this.#programmes.get(patientId);
    if (programme === undefined) throw new KeelError('not-allowed', message('error.patient-no-programme'));
    return programme;
  }

  #tileOf({ id, name, language, screened }: Patient): PatientTile {
    const programme = this.#programmes.get(id);
    if (!screened) return { id, name, language, blocked: 'not-screened' };
    if (programme === undefined) return { id, name, language, blocked: 'no-programme' };
    if (weekOf(programme, Date.now()) === 0) return { id, name, language, blocked: 'programme-not-begun' };
    return isOver(programme, Date.now())
      ? { id, name, language, blocked: 'programme-over' }
      : { id, name, language };
  }
}

const EXAMPLE: PatientFields = {
  name: '',
  painSite: 'low-back',
  dominantSide: 'right',
  language: 'en',
  screened: true,
  screenedBy: 'TS',
  notes: '',
};

function firstProgramme(): Programme {
  return presetProgramme(
    { kind: 'exercise', exercise: 'squall' },
    {
      id: crypto.randomUUID(),
      name: 'Squall',
      author: 'TS',
      validFrom: now().slice(0, 10),
      setting: 'clinic',
      sensors: ['board'],
      catalogue: EXERCISES,
    },
  );
}

function now(): string {
  return new Date().toISOString();
}

/** A patch as `exactOptionalPropertyTypes` wants it: what is not changed is not there. */
function withoutUndefined(patch: Input<'settings:set'>): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
