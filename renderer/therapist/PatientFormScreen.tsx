import {
  Button,
  Checkbox,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { Patient } from '#core/ipc/records.ts';
import { goTo, type Screen } from '../app/screens.ts';
import { showNotice } from '../app/notices.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { Card } from '../ui/Card.tsx';
import { AppFrame } from './AppFrame.tsx';
import { PAIN_SITE_LABELS, SIDE_LABELS } from './labels.ts';
import { formOf, NEW_PATIENT, type PatientFormValues, readPatientForm } from './patient-form.ts';
import styles from './PatientFormScreen.module.css';
import { RedFlags } from './RedFlags.tsx';

/** A new patient, or the details of one. */
export function PatientFormScreen({ patientId }: { readonly patientId: string | undefined }) {
  return patientId === undefined ? <NewPatient /> : <ExistingPatient id={patientId} />;
}

function NewPatient() {
  const create = async (values: PatientFormValues): Promise<FormErrors | undefined> => {
    const read = readPatientForm(values);
    if ('problems' in read) return read.problems;
    const result = await therapistCall('patient:create', read.fields);
    if (result.ok) goTo({ name: 'programme', patientId: result.value.id });
    return undefined;
  };
  return (
    <AppFrame
      screen="patient-form"
      title="New patient"
      back={{ label: 'Patients', to: { name: 'patients' } }}
    >
      <PatientForm
        initial={NEW_PATIENT}
        button="Save and prescribe"
        cancel={{ name: 'patients' }}
        onSave={create}
      />
    </AppFrame>
  );
}

function ExistingPatient({ id }: { readonly id: string }) {
  const [page] = useLoaded('patient:page', { id });
  const patientScreen: Screen = { name: 'patient', patientId: id };
  const save = async (values: PatientFormValues): Promise<FormErrors | undefined> => {
    const read = readPatientForm(values);
    if ('problems' in read) return read.problems;
    const result = await therapistCall('patient:update', { id, fields: read.fields });
    if (result.ok) {
      showNotice('info', 'Saved.');
      goTo(patientScreen);
    }
    return undefined;
  };
  const patient: Patient | undefined = page?.patient;
  return (
    <AppFrame
      screen="patient-form"
      title={patient?.name ?? ''}
      back={{ label: 'Back to the patient', to: patientScreen }}
    >
      {patient !== undefined && (
        <PatientForm initial={formOf(patient)} button="Save" cancel={patientScreen} onSave={save} />
      )}
    </AppFrame>
  );
}

type FormErrors = Partial<Record<keyof PatientFormValues, string>>;

interface PatientFormProps {
  readonly initial: PatientFormValues;
  readonly button: string;
  readonly cancel: Screen;
  /** @returns what is wrong, by field. */
  readonly onSave: (values: PatientFormValues) => Promise<FormErrors | undefined>;
}

const optionsOf = (labels: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

function PatientForm({ initial, button, cancel, onSave }: PatientFormProps) {
  const form = useForm<PatientFormValues>({ initialValues: initial });
  const [busy, setBusy] = useState(false);
  const submit = async (values: PatientFormValues): Promise<void> => {
    setBusy(true);
    const problems = await onSave(values);
    setBusy(false);
    if (problems !== undefined) form.setErrors(problems);
  };
  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <div className={styles.columns}>
        <Card title="Person">
          <Stack>
            <TextInput
              label="Name or pseudonym"
              description="Shown on the start screen, for everybody in the room to see."
              withAsterisk
              {...form.getInputProps('name')}
            />
            <Group grow align="start">
              <TextInput type="date" label="Date of birth" {...form.getInputProps('birthDate')} />
              <NumberInput label="Height" suffix=" cm" {...form.getInputProps('heightCm')} />
            </Group>
            <TextInput
              label="Clinic number"
              description="Their number in the clinic’s other system, if they have one."
              maxLength={40}
              {...form.getInputProps('clinicNumber')}
            />
            <Select
              label="Pain"
              data={optionsOf(PAIN_SITE_LABELS)}
              allowDeselect={false}
              {...form.getInputProps('painSite')}
            />
            <div>
              <span className={styles.label} id="dominant-side">
                Dominant side
              </span>
              <SegmentedControl
                fullWidth
                aria-labelledby="dominant-side"
                data={optionsOf(SIDE_LABELS)}
                {...form.getInputProps('dominantSide')}
              />
            </div>
            <Textarea label="Notes" autosize minRows={3} maxRows={8} {...form.getInputProps('notes')} />
          </Stack>
        </Card>
        <Card
          title="Health screen"
          remark="Keel keeps your decision and never makes it: a list of flags cannot clear anybody. Without a signature no session starts."
        >
          <Stack>
            <RedFlags />
            <Checkbox
              size="md"
              label="I have screened this patient; balance training is appropriate"
              {...form.getInputProps('screened', { type: 'checkbox' })}
            />
            <TextInput
              label="Initials of the clinician"
              className={styles.initials ?? ''}
              {...form.getInputProps('screenedBy')}
            />
          </Stack>
        </Card>
      </div>
      <Group mt="lg" justify="end">
        <Button variant="default" size="md" onClick={() => goTo(cancel)}>
          Cancel
        </Button>
        <Button type="submit" size="md" loading={busy}>
          {button}
        </Button>
      </Group>
    </form>
  );
}
