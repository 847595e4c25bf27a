import type { SessionDependencies } from '#core/session/state.ts';
import type { CallOutput } from '#core/ipc/ipc.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import type { CallArguments, Handlers } from '../ipc.ts';
import { requirePlayable } from '../playable-programme.ts';
import { knownSkill } from '../session-setup.ts';

type PatientChannel =
  | 'patient:tiles'
  | 'patient:set-language'
  | 'patient:list'
  | 'patient:create'
  | 'patient:update'
  | 'patient:archive'
  | 'patient:erase'
  | 'patient:page'
  | 'patient:sessions'
  | 'patient:skills'
  | 'patient:skill-history'
  | 'patient:movements'
  | 'patient:ability'
  | 'programme:save'
  | 'programme:override';

export function patientHandlers(
  clinic: Clinic,
  dependencies: SessionDependencies,
): Pick<Handlers, PatientChannel> {
  return {
    'patient:tiles': () => clinic.store().tiles(Date.now()),
    'patient:set-language': ({ patientId, language }) =>
      clinic.store().setPatientLanguage(patientId, language, Date.now()),
    'patient:list': () => clinic.store().patients(),
    'patient:create': (fields) => clinic.store().createPatient(fields, Date.now()),
    'patient:update': ({ id, fields }) => clinic.store().updatePatient(id, fields, Date.now()),
    'patient:archive': ({ id, archived }) => clinic.store().archivePatient(id, archived, Date.now()),
    'patient:erase': ({ id, nameAgain }) => clinic.store().erasePatient(id, nameAgain, Date.now()),
    'patient:page': ({ id }) => clinic.store().patientPage(id),
    'patient:sessions': ({ patientId, before, limit }) =>
      clinic.store().sessions.ofPatient(patientId, limit, before),
    'patient:skills': ({ patientId }) => clinic.store().sessions.skills(patientId),
    'patient:skill-history': ({ patientId, skill, limit }) =>
      clinic.store().sessions.skillHistory(patientId, skill, limit),
    'patient:movements': ({ patientId, task }) => clinic.store().sessions.movements(patientId, task),
    'patient:ability': (input) => ability(clinic, dependencies, input),
    'programme:save': ({ patientId, programme }) => {
      requirePlayable(programme, dependencies.exercises);
      return clinic.store().saveProgramme(patientId, programme, Date.now());
    },
    'programme:override': ({ patientId, override }) =>
      clinic.store().overrideProgramme(patientId, override, Date.now()),
  };
}

/** By training where there is any, else by try-outs; undefined for a skill never played. */
function ability(
  clinic: Clinic,
  dependencies: SessionDependencies,
  { patientId, skill }: CallArguments<'patient:ability'>,
): CallOutput<'patient:ability'> {
  const store = clinic.store();
  const source = store.sessions.sourceOfSkill(patientId, skill);
  return source && knownSkill(store, dependencies, skill, { patientId, source, nowMs: Date.now() });
}
