import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { PatientPage } from '#core/ipc/ipc.ts';
import { goTo } from '../app/screens.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { AbilityChart } from '../charts/AbilityChart.tsx';
import { PainChart } from '../charts/PainChart.tsx';
import { MovementsCard } from '../movement/MovementsCard.tsx';
import { Card } from '../ui/Card.tsx';
import { formatDay, formatMoment } from '../ui/dates.ts';
import { abilityPoints } from './ability-index.ts';
import { AdherenceFigures } from './AdherenceFigures.tsx';
import { AppFrame } from './AppFrame.tsx';
import { DecisionsCard } from './decisions/DecisionsCard.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { NOT_A_DIAGNOSIS, PAIN_SITE_LABELS, SIDE_LABELS, STANCE_LABELS } from './labels.ts';
import styles from './PatientScreen.module.css';
import { SessionTable } from './SessionTable.tsx';

/** One patient over the weeks: adherence, ability with its uncertainty, pain, sessions, what was done to the record. */
export function PatientScreen({ patientId }: { readonly patientId: string }) {
  const [page, reload] = useLoaded('patient:page', { id: patientId });
  const [erasing, setErasing] = useState(false);
  if (page === undefined) {
    return (
      <AppFrame screen="patient" title="" back={{ label: 'Patients', to: { name: 'patients' } }}>
        <p>Opening…</p>
      </AppFrame>
    );
  }
  const { patient } = page;
  const archive = async (): Promise<void> => {
    const result = await therapistCall('patient:archive', { id: patientId, archived: !patient.archived });
    if (result.ok) reload();
  };
  return (
    <AppFrame
      screen="patient"
      title={patient.archived ? `${patient.name} (archived)` : patient.name}
      back={{ label: 'Patients', to: { name: 'patients' } }}
      actions={
        <>
          <Button onClick={() => goTo({ name: 'programme', patientId })}>Programme</Button>
          <Button variant="default" onClick={() => goTo({ name: 'patient-form', patientId })}>
            Edit
          </Button>
          <Button variant="default" onClick={() => void archive()}>
            {patient.archived ? 'Take out of the archive' : 'Archive'}
          </Button>
          <Button variant="outline" color="warn.7" onClick={() => setErasing(true)}>
            Erase
          </Button>
        </>
      }
    >
      <Overview page={page} onChanged={reload} />
      <EraseDialog patient={patient} opened={erasing} onClose={() => setErasing(false)} />
    </AppFrame>
  );
}

function Overview({ page, onChanged }: { readonly page: PatientPage; readonly onChanged: () => void }) {
  const points = abilityPoints(page.sessions);
  return (
    <div className={styles.cards}>
      <Facts page={page} />
      <Card title="Adherence" remark="Sessions on a balance board since the present programme began.">
        <AdherenceFigures page={page} />
      </Card>
      <Card
        title="Ability"
        remark="50 is the mean of the person’s own first sessions, ten points are one logit. Bars are 95 % intervals: where they overlap much, nothing has changed. Hollow: virtual patient or mouse, does not count."
      >
        {points.length === 0 ? <p>No set has been measured yet.</p> : <AbilityChart points={points} />}
      </Card>
      <Card title="Pain" remark="0 to 10. Hollow: before the session; filled: after.">
        <PainChart sessions={page.sessions} limit={page.programme?.painLimit} />
      </Card>
      <div className={styles.wide}>
        <Card title="Sessions">
          <SessionTable patientId={page.patient.id} sessions={page.sessions} />
        </Card>
      </div>
      <div className={styles.wide}>
        <DecisionsCard page={page} onChanged={onChanged} />
      </div>
      <div className={styles.wide}>
        <MovementsCard patientId={page.patient.id} />
      </div>
      <div className={styles.wide}>
        <Card title="Record" remark="What was done to this patient’s data, newest first.">
          <AuditTable page={page} />
        </Card>
      </div>
      <p className={styles.limits}>{NOT_A_DIAGNOSIS}</p>
    </div>
  );
}

function Facts({ page }: { readonly page: PatientPage }) {
  const { patient, programme } = page;
  const facts: readonly (readonly [string, string])[] = [
    ['Born', patient.birthDate === undefined ? 'Not told' : formatDay(patient.birthDate)],
    ['Height', patient.heightCm === undefined ? 'Not told' : `${patient.heightCm} cm`],
    ['Pain', PAIN_SITE_LABELS[patient.painSite]],
    ['Dominant side', SIDE_LABELS[patient.dominantSide]],
    ['Health screen', patient.screened ? `Signed by ${patient.screenedBy}` : 'Not signed: no session starts'],
    [
      'Programme',
      programme === undefined
        ? 'None yet'
        : `${programme.sets} × ${programme.secondsPerSet} s, ${programme.sessionsPerWeek} a week for ${programme.weeks} weeks, ${STANCE_LABELS[programme.stance].toLowerCase()}`,
    ],
  ];
  return (
    <Card title="Person">
      <dl className={styles.facts}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {patient.notes !== '' && <p className={styles.notes}>{patient.notes}</p>}
    </Card>
  );
}

/** Newest lines; older ones stay in the database. */
const AUDIT_LINES = 30;

function AuditTable({ page }: { readonly page: PatientPage }) {
  const lines = page.audit.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, AUDIT_LINES);
  if (lines.length === 0) return <p>Nothing yet.</p>;
  return (
    <Table withRowBorders={false} verticalSpacing={4}>
      <Table.Tbody>
        {lines.map(({ at, what }) => (
          <Table.Tr key={`${at} ${what}`}>
            <Table.Td w="16rem">{formatMoment(at)}</Table.Td>
            <Table.Td>{what}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
