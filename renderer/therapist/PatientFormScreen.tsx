import { Button, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { Patient } from '#core/ipc/records.ts';
import { type Message, message } from '#core/language/message.ts';
import { machineLanguage, useTranslator } from '../app/language.tsx';
import { showNotice } from '../app/notices.ts';
import { goTo, type Screen } from '../app/screens.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { AppFrame } from './AppFrame.tsx';
import {
  formOf,
  type FormProblems,
  newPatient,
  type PatientFormValues,
  readPatientForm,
} from './patient-form.ts';
import { HealthScreenCard, PersonCard } from './PatientFormCards.tsx';
import styles from './PatientFormScreen.module.css';

/** A new patient, or the details of one. */
export function PatientFormScreen({ patientId }: { readonly patientId: string | undefined }) {
  return patientId === undefined ? <NewPatient /> : <ExistingPatient id={patientId} />;
}

function NewPatient() {
  const { say } = useTranslator();
  const create = async (values: PatientFormValues): Promise<FormProblems | undefined> => {
    const read = readPatientForm(values);
    if ('problems' in read) return read.problems;
    const result = await therapistCall('patient:create', read.fields);
    if (result.ok) goTo({ name: 'programme', patientId: result.value.id });
    return undefined;
  };
  return (
    <AppFrame
      screen="patient-form"
      title={say('patients.new')}
      back={{ label: say('frame.patients'), to: { name: 'patients' } }}
    >
      <PatientForm
        initial={newPatient(machineLanguage())}
        button={say('patient-form.save-and-prescribe')}
        cancel={{ name: 'patients' }}
        onSave={create}
      />
    </AppFrame>
  );
}

function ExistingPatient({ id }: { readonly id: string }) {
  const { say } = useTranslator();
  const [page] = useLoaded('patient:page', { id });
  const patientScreen: Screen = { name: 'patient', patientId: id };
  const save = async (values: PatientFormValues): Promise<FormProblems | undefined> => {
    const read = readPatientForm(values);
    if ('problems' in read) return read.problems;
    const result = await therapistCall('patient:update', { id, fields: read.fields });
    if (result.ok) {
      showNotice('info', message('patient-form.saved'));
      goTo(patientScreen);
    }
    return undefined;
  };
  const patient: Patient | undefined = page?.patient;
  return (
    <AppFrame
      screen="patient-form"
      title={patient?.name ?? ''}
      back={{ label: say('patient.back'), to: patientScreen }}
    >
      {patient !== undefined && (
        <PatientForm
          initial={formOf(patient)}
          button={say('action.save')}
          cancel={patientScreen}
          onSave={save}
        />
      )}
    </AppFrame>
  );
}

interface PatientFormProps {
  readonly initial: PatientFormValues;
  readonly button: string;
  readonly cancel: Screen;
  /** @returns what is wrong, by field. */
  readonly onSave: (values: PatientFormValues) => Promise<FormProblems | undefined>;
}

function PatientForm({ initial, button, cancel, onSave }: PatientFormProps) {
  const { say, sayMessage } = useTranslator();
  const form = useForm<PatientFormValues>({ initialValues: initial });
  const [busy, setBusy] = useState(false);
  const submit = async (values: PatientFormValues): Promise<void> => {
    setBusy(true);
    const problems = await onSave(values);
    setBusy(false);
    if (problems === undefined) return;
    const entries = Object.entries<Message>(problems);
    form.setErrors(Object.fromEntries(entries.map(([field, problem]) => [field, sayMessage(problem)])));
  };
  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <div className={styles.columns}>
        <PersonCard form={form} />
        <HealthScreenCard form={form} />
      </div>
      <Group mt="lg" justify="end">
        <Button variant="default" size="md" onClick={() => goTo(cancel)}>
          {say('action.cancel')}
        </Button>
        <Button type="submit" size="md" loading={busy}>
          {button}
        </Button>
      </Group>
    </form>
  );
}
