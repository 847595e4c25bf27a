import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { PatientPage } from '#core/ipc/ipc.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { PainChart } from '../charts/PainChart.tsx';
import { MovementsCard } from '../movement/MovementsCard.tsx';
import { auditAuthor, auditText } from '../ui/audit-text.ts';
import { Card } from '../ui/Card.tsx';
import { languageName } from '../ui/language-options.ts';
import { AdherenceFigures } from './AdherenceFigures.tsx';
import { AppFrame } from './AppFrame.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import styles from './PatientScreen.module.css';
import { ProgrammeCard } from './ProgrammeCard.tsx';
import { SessionTable } from './SessionTable.tsx';
import { SkillsCard } from './SkillsCard.tsx';
import { useSessionRows } from './use-session-rows.ts';

/** One patient over the weeks: programme, adherence, skills, pain, sessions, what was done to the record. */
export function PatientScreen({ patientId }: { readonly patientId: string }) {
  const { say } = useTranslator();
  const [page, reload] = useLoaded('patient:page', { id: patientId });
  const [erasing, setErasing] = useState(false);
  const back = { label: say('frame.patients'), to: { name: 'patients' } } as const;
  if (page === undefined) {
    return (
      <AppFrame screen="patient" title="" back={back}>
        <p>{say('app.opening')}</p>
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
      title={patient.archived ? say('patient.title-archived', { name: patient.name }) : patient.name}
      back={back}
      actions={
        <>
          <Button onClick={() => goTo({ name: 'programme', patientId })}>{say('programme.title')}</Button>
          <Button variant="default" onClick={() => goTo({ name: 'patient-form', patientId })}>
            {say('patient.edit')}
          </Button>
          <Button variant="default" onClick={() => void archive()}>
            {say(patient.archived ? 'patient.take-out-of-archive' : 'patient.archive')}
          </Button>
          <Button variant="outline" color="warn.7" onClick={() => setErasing(true)}>
            {say('patient.erase')}
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
  const { say } = useTranslator();
  const { id } = page.patient;
  const { rows, more } = useSessionRows(id);
  return (
    <div className={styles.cards}>
      <div className={styles.wide}>
        <ProgrammeCard page={page} onChanged={onChanged} />
      </div>
      <Facts page={page} />
      <Card title={say('adherence.title')} remark={say('adherence.remark')}>
        {rows !== undefined && <AdherenceFigures page={page} rows={rows} />}
      </Card>
      <div className={styles.wide}>
        <SkillsCard page={page} />
      </div>
      <div className={styles.wide}>
        <Card title={say('patient.sessions')}>
          {rows !== undefined && <SessionTable patientId={id} rows={rows} onMore={more} />}
        </Card>
      </div>
      <Card title={say('patient.pain')} remark={say('patient.pain-remark')}>
        {rows !== undefined && <PainChart rows={rows} limit={page.programme?.pain.limit} />}
      </Card>
      <Card title={say('patient.record')} remark={say('patient.record-remark')}>
        <AuditTable page={page} />
      </Card>
      <div className={styles.wide}>
        <MovementsCard patientId={id} />
      </div>
      <p className={styles.limits}>{say('therapist.not-a-diagnosis')}</p>
    </div>
  );
}

function Facts({ page: { patient } }: { readonly page: PatientPage }) {
  const translator = useTranslator();
  const { say } = translator;
  const { birthDate, clinicNumber, heightCm, screened, screenedBy, notes } = patient;
  const born = birthDate === undefined ? say('patient.not-told') : translator.day(birthDate);
  const height =
    heightCm === undefined ? say('patient.not-told') : say('patient.height-cm', { height: heightCm });
  const signed = screened ? say('patient.signed-by', { name: screenedBy }) : say('patient.not-signed');
  const facts: readonly (readonly [term: PlainMessageId, value: string])[] = [
    ['patient.language', languageName(patient.language)],
    ['patient.born', born],
    ['patient.clinic-number', clinicNumber || say('patient.no-clinic-number')],
    ['patient.height', height],
    ['patient.pain-site', say(`pain-site.${patient.painSite}`)],
    ['patient.dominant-side', say(`dominant-side.${patient.dominantSide}`)],
    ['patient.health-screen', signed],
  ];
  return (
    <Card title={say('patient.person')}>
      <dl className={styles.facts}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{say(term)}</dt>
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
  const translator = useTranslator();
  const { say } = translator;
  const [all, setAll] = useState(false);
  const lines = page.audit.toReversed();
  if (lines.length === 0) return <p>{say('patient.record-none')}</p>;
  return (
    <>
      <Table withRowBorders={false} verticalSpacing={4}>
        <Table.Tbody>
          {(all ? lines : lines.slice(0, AUDIT_LINES)).map((line, index) => (
            // Two lines may say the same of the same moment.
            <Table.Tr key={index}>
              <Table.Td className={styles.when ?? ''}>{translator.moment(line.at)}</Table.Td>
              <Table.Td>{auditText(line, translator)}</Table.Td>
              <Table.Td>{auditAuthor(line, translator)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!all && lines.length > AUDIT_LINES && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {say('patient.record-all', { count: lines.length })}
        </Button>
      )}
    </>
  );
}
