/** The patient form's values as the inputs hold them, and their way to and from `PatientFields`. */
import { type Patient, type PatientFields, patientFieldsSchema } from '#core/ipc/records.ts';

export interface PatientFormValues {
  readonly name: string;
  readonly clinicNumber: string;
  readonly birthDate: string;
  readonly heightCm: number | '';
  readonly painSite: PatientFields['painSite'];
  readonly dominantSide: PatientFields['dominantSide'];
  readonly screened: boolean;
  readonly screenedBy: string;
  readonly notes: string;
}

export const NEW_PATIENT: PatientFormValues = {
  name: '',
  clinicNumber: '',
  birthDate: '',
  heightCm: '',
  painSite: 'low-back',
  dominantSide: 'unknown',
  screened: false,
  screenedBy: '',
  notes: '',
};

export function formOf(patient: Patient): PatientFormValues {
  const { name, painSite, dominantSide, screened, screenedBy, notes } = patient;
  return {
    name,
    clinicNumber: patient.clinicNumber ?? '',
    birthDate: patient.birthDate ?? '',
    heightCm: patient.heightCm ?? '',
    painSite,
    dominantSide,
    screened,
    screenedBy,
    notes,
  };
}

type FormProblems = Partial<Record<keyof PatientFormValues, string>>;

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
    problems[field] ??= issue.message;
  }
  if (values.screened && values.screenedBy.trim() === '') problems.screenedBy = 'Sign with your initials.';
  if (!parsed.success || Object.keys(problems).length > 0) return { problems };
  return { fields: parsed.data };
}
