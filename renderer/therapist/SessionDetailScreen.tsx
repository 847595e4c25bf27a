import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { skillKey } from '#core/exercise/skill.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { SessionResult, StopRecord } from '#core/session/result.ts';
import { showNotice } from '../app/notices.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { RangeChart } from '../charts/RangeChart.tsx';
import { Card } from '../ui/Card.tsx';
import { formatMoment } from '../ui/dates.ts';
import { POSTURE_TEXT, STEERING_TEXT } from '../ui/exercise-text.ts';
import { formatClock, formatMinutes, formatNumber } from '../ui/numbers.ts';
import { SENSOR_TEXT } from '../ui/programme-problem-text.ts';
import { STOP_TEXT } from '../ui/stop-text.ts';
import { capitalised } from '../ui/words.ts';
import { countsAsTraining } from './adherence.ts';
import { AppFrame } from './AppFrame.tsx';
import { BlockSection } from './BlockSection.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { NOT_A_DIAGNOSIS, outcomeText, SOURCE_LABELS } from './labels.ts';
import { MeasuresPanel } from './MeasuresPanel.tsx';
import { QuietTable } from './QuietTable.tsx';
import { blockGroups, planChangeText } from './session-blocks.ts';
import styles from './SessionDetailScreen.module.css';
import { SkillChanges } from './SkillChanges.tsx';

interface SessionDetailScreenProps {
  readonly patientId: string;
  readonly sessionId: string;
}

/** One session in numbers, block by block: each with its error and how many trials it rests on. */
export function SessionDetailScreen({ patientId, sessionId }: SessionDetailScreenProps) {
  const [page] = useLoaded('patient:page', { id: patientId });
  const [detail] = useLoaded('session:detail', { sessionId });
  const [exporting, setExporting] = useState(false);
  const [measuring, setMeasuring] = useState(false);
  const back = { label: 'Back to the patient', to: { name: 'patient', patientId } } as const;
  if (page === undefined || detail === undefined) {
    return (
      <AppFrame screen="session-detail" title="Session" back={back}>
        <p>Opening…</p>
      </AppFrame>
    );
  }
  const { row, result } = detail;
  const report = async (): Promise<void> => {
    const saved = await therapistCall('report:save', { sessionId });
    if (saved.ok && saved.value !== undefined) showNotice('info', `Saved: ${saved.value.path}`);
  };
  return (
    <AppFrame
      screen="session-detail"
      title={`${page.patient.name}, ${formatMoment(row.startedAt)}`}
      back={back}
      actions={
        <>
          <Button disabled={result === undefined} onClick={() => void report()}>
            Report (PDF)
          </Button>
          <Button variant="default" disabled={!row.hasRecording} onClick={() => setMeasuring(true)}>
            All measures
          </Button>
          <Button variant="default" disabled={!row.hasRecording} onClick={() => setExporting(true)}>
            Export recording
          </Button>
        </>
      }
    >
      <div className={styles.cards}>
        <SessionFacts detail={detail} />
        {result !== undefined && <Findings patientId={patientId} detail={detail} result={result} />}
        <p className={styles.limits}>{NOT_A_DIAGNOSIS}</p>
      </div>
      <MeasuresPanel detail={detail} opened={measuring} onClose={() => setMeasuring(false)} />
      <ExportDialog sessionId={sessionId} opened={exporting} onClose={() => setExporting(false)} />
    </AppFrame>
  );
}

function SessionFacts({ detail }: { readonly detail: SessionDetail }) {
  const { row, programme, result } = detail;
  const counts = countsAsTraining(row) ? '' : ' (does not count as training)';
  const worst = result?.painWorst === undefined ? '' : `, at worst ${result.painWorst}`;
  const facts: readonly (readonly [string, string])[] = [
    ['Outcome', outcomeText(row)],
    ['Played on', `${SOURCE_LABELS[row.source]}${counts}`],
    ['Programme', `${programme.name}, week ${row.week}, revision ${row.programmeRevision}`],
    ['Length', row.durationMs === undefined ? 'Not known' : formatMinutes(row.durationMs)],
    ['Pain', `${row.painBefore ?? 'not asked'} → ${row.painAfter ?? 'not asked'}${worst}`],
    ['Effort', `${row.effort ?? 'not asked'}`],
    ['Body mass', result?.bodyMassKg === undefined ? '–' : `${formatNumber(result.bodyMassKg)} kg`],
  ];
  return (
    <div className={styles.wide}>
      <Card>
        {row.differs && (
          <Alert color="warn" variant="light" title="Shown otherwise" mb="md">
            The page showed another result than the recording gives; the recording counts, and is what stands
            here.
          </Alert>
        )}
        <dl className={styles.facts}>
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {result === undefined && <p>Nothing could be measured.</p>}
      </Card>
    </div>
  );
}

interface FindingsProps {
  readonly patientId: string;
  readonly detail: SessionDetail;
  readonly result: SessionResult;
}

function Findings({ patientId, detail, result }: FindingsProps) {
  return (
    <>
      {blockGroups(detail).map((group) => (
        <div key={group.id} className={styles.wide}>
          <BlockSection patientId={patientId} detail={detail} group={group} />
        </div>
      ))}
      {result.skills.map((outcome) => (
        <div key={skillKey(outcome.skill)} className={styles.wide}>
          <SkillChanges outcome={outcome} />
        </div>
      ))}
      <div className={styles.wide}>
        <Card
          title="Quiet standing and sitting"
          remark="By the frames of the hub, 100 a second: to be compared with itself only. Less sway is not better."
        >
          <QuietTable quiet={result.quiet} />
        </Card>
      </div>
      {result.ranges.map(({ steering, posture, range }) => (
        <Card
          key={`${steering} ${posture}`}
          title={`Range: ${STEERING_TEXT[steering]}`}
          remark={`${capitalised(POSTURE_TEXT[posture])}. How far it can go from neutral. Dashed: not reached, a cautious default.`}
        >
          <RangeChart steering={steering} range={range} />
        </Card>
      ))}
      <Card title="Otherwise than planned">
        {result.changes.length === 0 ? (
          <p>Nothing.</p>
        ) : (
          <ol className={styles.list}>
            {result.changes.map((change, index) => (
              // Changes have no name but their place.
              <li key={index}>{planChangeText(change, detail)}</li>
            ))}
          </ol>
        )}
      </Card>
      <Card title="Stops">
        {result.stops.length === 0 ? (
          <p>None.</p>
        ) : (
          <ol className={styles.list}>
            {result.stops.map((stop) => (
              <li key={`${stop.tMs} ${stop.cause}`}>{stopText(stop)}</li>
            ))}
          </ol>
        )}
      </Card>
    </>
  );
}

/** As in "1:05: space key; everything calm after 120 ms". */
function stopText({ tMs, cause, sensor, releasedAfterMs }: StopRecord): string {
  const whose = sensor === undefined ? '' : ` (${SENSOR_TEXT[sensor]})`;
  return `${formatClock(tMs)}: ${STOP_TEXT[cause].short}${whose}; everything calm after ${releasedAfterMs} ms`;
}
