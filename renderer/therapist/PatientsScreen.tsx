import { Badge, Button, Switch, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Patient } from '#core/ipc/records.ts';
import { goTo } from '../app/screens.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { Card } from '../ui/Card.tsx';
import { formatDay } from '../ui/dates.ts';
import { PlusIcon } from '../ui/icons.tsx';
import { AppFrame } from './AppFrame.tsx';
import { PAIN_SITE_LABELS } from './labels.ts';
import styles from './PatientsScreen.module.css';

/** Everyone, with a search by name and clinic number. */
export function PatientsScreen() {
  const [patients] = useLoaded('patient:list', undefined);
  const [search, setSearch] = useState('');
  const [withArchived, setWithArchived] = useState(false);
  const shown = patients?.filter((patient) => isWanted(patient, search, withArchived)) ?? [];
  return (
    <AppFrame
      screen="patients"
      title="Patients"
      actions={
        <Button leftSection={<PlusIcon />} onClick={() => goTo({ name: 'patient-form' })}>
          New patient
        </Button>
      }
    >
      <Card>
        <div className={styles.filters}>
          <TextInput
            aria-label="Search by name or number"
            placeholder="Search by name or number"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Switch
            label="Show archived"
            checked={withArchived}
            onChange={(event) => setWithArchived(event.currentTarget.checked)}
          />
        </div>
        {patients !== undefined && shown.length === 0 ? (
          <p className={styles.none}>
            {patients.length === 0 ? 'No patients yet. Add the first one.' : 'No patient matches.'}
          </p>
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

function PatientTable({ patients }: { readonly patients: readonly Patient[] }) {
  return (
    <Table verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th>Number</Table.Th>
          <Table.Th>Born</Table.Th>
          <Table.Th>Pain</Table.Th>
          <Table.Th>Health screen</Table.Th>
          <Table.Th>Since</Table.Th>
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
  const open = (): void => goTo({ name: 'patient', patientId: patient.id });
  return (
    <Table.Tr className={styles.row} onClick={open}>
      <Table.Td>
        <button type="button" className={styles.name} onClick={open}>
          {patient.name}
        </button>
        {patient.archived && (
          <Badge ml="sm" variant="light" color="gray">
            Archived
          </Badge>
        )}
      </Table.Td>
      <Table.Td>{patient.clinicNumber ?? '–'}</Table.Td>
      <Table.Td>{patient.birthDate === undefined ? '–' : formatDay(patient.birthDate)}</Table.Td>
      <Table.Td>{PAIN_SITE_LABELS[patient.painSite]}</Table.Td>
      <Table.Td>{patient.screened ? `Signed by ${patient.screenedBy}` : 'Not signed: cannot train'}</Table.Td>
      <Table.Td>{formatDay(patient.createdAt)}</Table.Td>
    </Table.Tr>
  );
}
