import type { Clinic } from '#electron/storage/clinic.ts';
import type { Handlers } from '../ipc.ts';

type PatientChannel =
  | 'patient:tiles'
  | 'patient:list'
  | 'patient:create'
  | 'patient:update'
  | 'patient:archive'
  | 'patient:erase'
  | 'patient:page'
  | 'programme:save'
  | 'programme:override';

export function patientHandlers(clinic: Clinic): Pick<Handlers, PatientChannel> {
  return {
    'patient:tiles': () => clinic.store().tiles(Date.now()),
    'patient:list': () => clinic.store().patients(),
    'patient:create': (fields) => clinic.store().createPatient(fields, Date.now()),
    'patient:update': ({ id, fields }) => clinic.store().updatePatient(id, fields, Date.now()),
    'patient:archive': ({ id, archived }) => clinic.store().archivePatient(id, archived, Date.now()),
    'patient:erase': ({ id, nameAgain }) => clinic.store().erasePatient(id, nameAgain, Date.now()),
    'patient:page': ({ id }) => clinic.store().patientPage(id),
    'programme:save': ({ patientId, programme }) =>
      clinic.store().saveProgramme(patientId, programme, Date.now()),
    'programme:override': ({ patientId, override }) =>
      clinic.store().overrideProgramme(patientId, override, Date.now()),
  };
}
