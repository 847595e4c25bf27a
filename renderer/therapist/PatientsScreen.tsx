import { Badge, Button, Switch, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Patient } from '#core/ipc/records.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { Card } from '../ui/Card.tsx';
import { PlusIcon } from '../ui/icons.tsx';
import { AppFrame } from './AppFrame.tsx';
import styles from './PatientsScreen.module.css';

/** Everyone, with a search by name and clinic number. */
export function PatientsScreen() {
  const { say } = useTranslator();
  const [patients] = useLoaded('patient:list', undefined);
  const [search, setSearch] = useState('');
  const [withArchived, setWithArchived] = useState(false);
  const shown = patients?.filter((patient) => isWanted(patient, search, withArchived)) ?? [];
  return (
    <AppFrame
      screen="patients"
      title={say('frame.patients')}
      actions={
        <Button leftSection={<PlusIcon />} onClick={() => goTo({ name: 'patient-form' })}>
          {say('patients.new')}
        </Button>
      }
    >
      <Card>
        <div className={styles.filters}>
          <TextInput
            aria-label={say('patients.search')}
            placeholder={say('patients.search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Switch
            label={say('patients.show-archived')}
            checked={withArchived}
            onChange={(event) => setWithArchived(event.currentTarget.checked)}
          />
        </div>
        {patients !== undefined && shown.length === 0 ? (
          <p className={styles.none}>{say(patients.length === 0 ? 'patients.none' : 'patients.no-match')}</p>
        ) : (
          <PatientTable patients={shown} />
        )}
      </Card>
    </AppFrame>
  );
}

function isWanted(patient: Patient, search: string, withArchived: boolean): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  const matches = [patient.name, patient.clinicNumber ?? ''].some((text) =>
    text.toLocaleLowerCase().includes(wanted),
  );
  return matches && (withArchived || !patient.archived);
}

const COLUMNS: readonly PlainMessageId[] = [
  'patients.name',
  'patients.number',
  'patient.born',
  'patient.pain-site',
  'patient.health-screen',
  'patients.since',
];

function PatientTable({ patients }: { readonly patients: readonly Patient[] }) {
  const { say } = useTranslator();
  return (
    <Table verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {COLUMNS.map((column) => (
            <Table.Th key={column}>{say(column)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {patients.map((patient) => (
          <PatientRow key={patient.id} patient={patient} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function PatientRow({ patient }: { readonly patient: Patient }) {
  const translator = useTranslator();
  const { say } = translator;
  const { birthDate, clinicNumber, painSite, screened, screenedBy, createdAt } = patient;
  const open = (): void => goTo({ name: 'patient', patientId: patient.id });
  return (
    <Table.Tr className={styles.row} onClick={open}>
      <Table.Td>
        <button type="button" className={styles.name} onClick={open}>
          {patient.name}
        </button>
        {patient.archived && (
          <Badge ml="sm" variant="light" color="gray">
            {say('patients.archived')}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>{clinicNumber ?? '–'}</Table.Td>
      <Table.Td>{birthDate === undefined ? '–' : translator.day(birthDate)}</Table.Td>
      <Table.Td>{say(`pain-site.${painSite}`)}</Table.Td>
      <Table.Td>
        {screened ? say('patient.signed-by', { name: screenedBy }) : say('patients.not-signed')}
      </Table.Td>
      <Table.Td>{translator.day(createdAt)}</Table.Td>
    </Table.Tr>
  );
}
