import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { PatientPage } from '#core/ipc/ipc.ts';
import { goTo } from '../app/screens.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { PainChart } from '../charts/PainChart.tsx';
import { MovementsCard } from '../movement/MovementsCard.tsx';
import { auditAuthor, auditText } from '../ui/audit-text.ts';
import { Card } from '../ui/Card.tsx';
import { formatDay, formatMoment } from '../ui/dates.ts';
import { AdherenceFigures } from './AdherenceFigures.tsx';
import { AppFrame } from './AppFrame.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { NOT_A_DIAGNOSIS, PAIN_SITE_LABELS, SIDE_LABELS } from './labels.ts';
import styles from './PatientScreen.module.css';
import { ProgrammeCard } from './ProgrammeCard.tsx';
import { SessionTable } from './SessionTable.tsx';
import { SkillsCard } from './SkillsCard.tsx';
import { useSessionRows } from './use-session-rows.ts';

/** One patient over the weeks: programme, adherence, skills, pain, sessions, what was done to the record. */
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
  const { id } = page.patient;
  const { rows, more } = useSessionRows(id);
  return (
    <div className={styles.cards}>
      <div className={styles.wide}>
        <ProgrammeCard page={page} onChanged={onChanged} />
      </div>
      <Facts page={page} />
      <Card title="Adherence" remark="Sessions on real devices since the present programme began.">
        {rows !== undefined && <AdherenceFigures page={page} rows={rows} />}
      </Card>
      <div className={styles.wide}>
        <SkillsCard page={page} />
      </div>
      <div className={styles.wide}>
        <Card title="Sessions">
          {rows !== undefined && <SessionTable patientId={id} rows={rows} onMore={more} />}
        </Card>
      </div>
      <Card
        title="Pain"
        remark="0 to 10, the sessions above from left to right. Hollow: before; filled: after."
      >
        {rows !== undefined && <PainChart rows={rows} limit={page.programme?.pain.limit} />}
      </Card>
      <Card title="Record" remark="What was done to this patient’s data, newest first.">
        <AuditTable page={page} />
      </Card>
      <div className={styles.wide}>
        <MovementsCard patientId={id} />
      </div>
      <p className={styles.limits}>{NOT_A_DIAGNOSIS}</p>
    </div>
  );
}

function Facts({ page: { patient } }: { readonly page: PatientPage }) {
  const { birthDate, clinicNumber, heightCm, painSite, dominantSide, screened, screenedBy, notes } = patient;
  const facts: readonly (readonly [string, string])[] = [
    ['Born', birthDate === undefined ? 'Not told' : formatDay(birthDate)],
    ['Clinic number', clinicNumber === undefined || clinicNumber === '' ? 'None' : clinicNumber],
    ['Height', heightCm === undefined ? 'Not told' : `${heightCm} cm`],
    ['Pain', PAIN_SITE_LABELS[painSite]],
    ['Dominant side', SIDE_LABELS[dominantSide]],
    ['Health screen', screened ? `Signed by ${screenedBy}` : 'Not signed: no session starts'],
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
      {notes !== '' && <p className={styles.notes}>{notes}</p>}
    </Card>
  );
}

/** Newest lines at first; older ones stay in the database. */
const AUDIT_LINES = 12;

function AuditTable({ page }: { readonly page: PatientPage }) {
  const [all, setAll] = useState(false);
  const lines = page.audit.toReversed();
  if (lines.length === 0) return <p>Nothing yet.</p>;
  return (
    <>
      <Table withRowBorders={false} verticalSpacing={4}>
        <Table.Tbody>
          {(all ? lines : lines.slice(0, AUDIT_LINES)).map((line, index) => (
            // Two lines may say the same of the same moment.
            <Table.Tr key={index}>
              <Table.Td className={styles.when ?? ''}>{formatMoment(line.at)}</Table.Td>
              <Table.Td>{auditText(line)}</Table.Td>
              <Table.Td>{auditAuthor(line)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!all && lines.length > AUDIT_LINES && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          Show all {lines.length}
        </Button>
      )}
    </>
  );
}
