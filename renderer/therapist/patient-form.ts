/** The patient form's values as the inputs hold them, and their way to and from `PatientFields`. */
import { type Patient, type PatientFields, patientFieldsSchema } from '#core/ipc/records.ts';
import { messageOfIssue } from '#core/language/issue-message.ts';
import { type Message, message } from '#core/language/message.ts';

export interface PatientFormValues {
  readonly name: string;
  readonly clinicNumber: string;
  readonly birthDate: string;
  readonly heightCm: number | '';
  readonly painSite: PatientFields['painSite'];
  readonly dominantSide: PatientFields['dominantSide'];
  readonly language: string;
  readonly screened: boolean;
  readonly screenedBy: string;
  readonly notes: string;
}

/** @param language Of the machine: most who come to it speak that. */
export function newPatient(language: string): PatientFormValues {
  return {
    name: '',
    clinicNumber: '',
    birthDate: '',
    heightCm: '',
    painSite: 'low-back',
    dominantSide: 'unknown',
    language,
    screened: false,
    screenedBy: '',
    notes: '',
  };
}

export function formOf(patient: Patient): PatientFormValues {
  const { name, painSite, dominantSide, language, screened, screenedBy, notes } = patient;
  return {
    name,
    clinicNumber: patient.clinicNumber ?? '',
    birthDate: patient.birthDate ?? '',
    heightCm: patient.heightCm ?? '',
    painSite,
    dominantSide,
    language,
    screened,
    screenedBy,
    notes,
  };
}

export type FormProblems = Partial<Record<keyof PatientFormValues, Message>>;

/** The fields, or what is wrong with them by field. */
export function readPatientForm(
  values: PatientFormValues,
): { readonly fields: PatientFields } | { readonly problems: FormProblems } {
  const { clinicNumber, birthDate, heightCm, ...rest } = values;
  const parsed = patientFieldsSchema.safeParse({
    ...rest,
    ...(clinicNumber.trim() === '' ? {} : { clinicNumber }),
    ...(birthDate === '' ? {} : { birthDate }),
    ...(heightCm === '' ? {} : { heightCm }),
  });
  const problems: FormProblems = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path[0] as keyof PatientFormValues;
    problems[field] ??= messageOfIssue(issue);
  }
  if (values.screened && values.screenedBy.trim() === '') {
    problems.screenedBy = message('patient-form.initials-missing');
  }
  if (!parsed.success || Object.keys(problems).length > 0) return { problems };
  return { fields: parsed.data };
}
