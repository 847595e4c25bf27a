import type { SessionResult } from '#core/session/result.ts';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { PatientPage, StoredSession } from '#core/ipc/ipc.ts';
import { EXERCISES } from '#games/registry.ts';
import { showNotice } from '../app/notices.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { LimitsChart } from '../charts/LimitsChart.tsx';
import { Card } from '../ui/Card.tsx';
import { formatMoment } from '../ui/dates.ts';
import { formatClock, formatMinutes, formatNumber } from '../ui/numbers.ts';
import { STOP_TEXT } from '../ui/stop-text.ts';
import { countsAsTraining } from './adherence.ts';
import { AppFrame } from './AppFrame.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { sessionLog } from './decisions/decision-log.ts';
import { DecisionLog } from './decisions/DecisionLog.tsx';
import { NOT_A_DIAGNOSIS, SOURCE_LABELS, STATUS_LABELS } from './labels.ts';
import { MeasuresPanel } from './MeasuresPanel.tsx';
import { SetTable } from './SetTable.tsx';
import styles from './SessionDetailScreen.module.css';

interface SessionDetailScreenProps {
  readonly patientId: string;
  readonly sessionId: string;
}

/** One session in numbers: each with its error and how many trials it rests on. */
export function SessionDetailScreen({ patientId, sessionId }: SessionDetailScreenProps) {
  const [page] = useLoaded('patient:page', { id: patientId });
  const [exporting, setExporting] = useState(false);
  const [measuring, setMeasuring] = useState(false);
  const session = page?.sessions.find(({ row }) => row.id === sessionId);
  const back = { label: 'Back to the patient', to: { name: 'patient', patientId } } as const;
  if (page === undefined || session === undefined) {
    return (
      <AppFrame screen="session-detail" title="Session" back={back}>
        <p>{page === undefined ? 'Opening…' : 'This session is not there any more.'}</p>
      </AppFrame>
    );
  }
  const report = async (): Promise<void> => {
    const result = await therapistCall('report:save', { patientId, sessionId });
    if (result.ok && result.value !== undefined) showNotice('info', `Saved: ${result.value.path}`);
  };
  return (
    <AppFrame
      screen="session-detail"
      title={`${page.patient.name}, ${formatMoment(session.row.startedAt)}`}
      back={back}
      actions={
        <>
          <Button disabled={session.result === undefined} onClick={() => void report()}>
            Report (PDF)
          </Button>
          <Button variant="default" disabled={!session.row.hasRecording} onClick={() => setMeasuring(true)}>
            All measures
          </Button>
          <Button variant="default" disabled={!session.row.hasRecording} onClick={() => setExporting(true)}>
            Export recording
          </Button>
        </>
      }
    >
      <div className={styles.cards}>
        <SessionFacts session={session} />
        {session.result !== undefined && <Findings result={session.result} session={session} page={page} />}
        <p className={styles.limits}>{NOT_A_DIAGNOSIS}</p>
      </div>
      <MeasuresPanel sessionId={sessionId} opened={measuring} onClose={() => setMeasuring(false)} />
      <ExportDialog sessionId={sessionId} opened={exporting} onClose={() => setExporting(false)} />
    </AppFrame>
  );
}

function SessionFacts({ session }: { readonly session: StoredSession }) {
  const { row, result } = session;
  const counts = countsAsTraining(session) ? '' : ' (does not count as training)';
  const facts: readonly (readonly [string, string])[] = [
    ['Outcome', STATUS_LABELS[row.status]],
    ['Played on', `${SOURCE_LABELS[row.source]}${counts}`],
    ['Length', result === undefined ? 'Not known' : formatMinutes(result.durationMs)],
    ['Pain', `${result?.painBefore ?? 'not asked'} → ${result?.painAfter ?? 'not asked'}`],
    ['Effort', `${result?.effort ?? 'not asked'}`],
    [
      'Sway in quiet stance',
      result?.quietSwayRmsMm === undefined ? '–' : `${formatNumber(result.quietSwayRmsMm)} mm RMS`,
    ],
  ];
  return (
    <div className={styles.wide}>
      <Card>
        <dl className={styles.facts}>
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  );
}

interface FindingsProps {
  readonly result: SessionResult;
  readonly session: StoredSession;
  readonly page: PatientPage;
}

function Findings({ result, session, page }: FindingsProps) {
  const info = EXERCISES[session.row.programme.exercise]?.info;
  const played = result.blocks.filter((block) => block.role !== 'limits');
  return (
    <>
      <div className={styles.wide}>
        <Card
          title="Sets"
          remark="Medians with their standard errors. The first try is played to get to know it and not scored."
        >
          <SetTable blocks={played} info={info} />
        </Card>
      </div>
      <div className={styles.wide}>
        <Card
          title="Decisions"
          remark="What the difficulty did before each set, and why. Levels go from 1 to 10."
        >
          <DecisionLog lines={sessionLog(page, session)} />
        </Card>
      </div>
      {info !== undefined && (
        <div className={styles.wide}>
          <Card
            title="Change"
            remark="Against the mean of the first sessions. Only what exceeds the minimal detectable change (95 %) is told as a change."
          >
            <ChangeTable result={result} sessions={page.sessions} info={info} />
          </Card>
        </div>
      )}
      <div className={styles.stack}>
        <Card title="Stops">
          {result.stops.length === 0 ? (
            <p>None.</p>
          ) : (
            <ol className={styles.list}>
              {result.stops.map(({ tMs, cause, releasedAfterMs }) => (
                <li key={`${tMs} ${cause}`}>
                  {formatClock(tMs)}: {STOP_TEXT[cause].short}; everything calm after {releasedAfterMs} ms
                </li>
              ))}
            </ol>
          )}
        </Card>
      </div>
      {result.limits !== undefined && (
        <Card
          title="Limits of stability"
          remark="How far the weight can go from the middle. Dashed: not reached, a cautious default."
        >
          <LimitsChart limits={result.limits} />
        </Card>
      )}
    </>
  );
}

interface ExportDialogProps {
  readonly sessionId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** An exported recording is not encrypted: said before, not after. */
function ExportDialog({ sessionId, opened, onClose }: ExportDialogProps) {
  const save = async (): Promise<void> => {
    onClose();
    const result = await therapistCall('recording:export', { sessionId });
    if (result.ok && result.value !== undefined) showNotice('info', `Saved: ${result.value.path}`);
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Export the recording" size="lg" centered>
      <Stack>
        <p>
          The exported file is <strong>not encrypted</strong>. It holds every reading of this session and its
          programme, but no name. Whoever has the file can read it: keep it where health data may be kept.
        </p>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button color="warn.7" onClick={() => void save()}>
            Save without encryption
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
