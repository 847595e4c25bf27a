import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { skillKey } from '#core/exercise/skill.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import type { SessionResult, StopRecord } from '#core/session/result.ts';
import { useTranslator } from '../app/language.tsx';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { RangeChart } from '../charts/RangeChart.tsx';
import { Card } from '../ui/Card.tsx';
import { formatClock, formatMinutes, formatNumber } from '../ui/numbers.ts';
import { capitalised } from '../ui/words.ts';
import { countsAsTraining } from './adherence.ts';
import { AppFrame } from './AppFrame.tsx';
import { BlockSection } from './BlockSection.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { outcomeText } from './labels.ts';
import { MeasuresPanel } from './MeasuresPanel.tsx';
import { QuietTable } from './QuietTable.tsx';
import { ReportButton } from './ReportButton.tsx';
import { blockGroups, planChangeText } from './session-blocks.ts';
import styles from './SessionDetailScreen.module.css';
import { SkillChanges } from './SkillChanges.tsx';

interface SessionDetailScreenProps {
  readonly patientId: string;
  readonly sessionId: string;
}

/** One session in numbers, block by block: each with its error and how many trials it rests on. */
export function SessionDetailScreen({ patientId, sessionId }: SessionDetailScreenProps) {
  const { say } = useTranslator();
  const [page] = useLoaded('patient:page', { id: patientId });
  const [detail] = useLoaded('session:detail', { sessionId });
  const [exporting, setExporting] = useState(false);
  const [measuring, setMeasuring] = useState(false);
  const back = { label: say('patient.back'), to: { name: 'patient', patientId } } as const;
  if (page === undefined || detail === undefined) {
    return (
      <AppFrame screen="session-detail" title={say('session-detail.title')} back={back}>
        <p>{say('app.opening')}</p>
      </AppFrame>
    );
  }
  const { row, result } = detail;
  return (
    <AppFrame
      screen="session-detail"
      title={say('session-detail.title-of', {
        name: page.patient.name,
        startedAt: Date.parse(row.startedAt),
      })}
      back={back}
      actions={
        <>
          <ReportButton
            disabled={result === undefined}
            save={(language) => therapistCall('report:save', { sessionId, language })}
          />
          <Button variant="default" disabled={!row.hasRecording} onClick={() => setMeasuring(true)}>
            {say('measures.title')}
          </Button>
          <Button variant="default" disabled={!row.hasRecording} onClick={() => setExporting(true)}>
            {say('session-detail.export')}
          </Button>
        </>
      }
    >
      <div className={styles.cards}>
        <SessionFacts detail={detail} />
        {result !== undefined && <Findings patientId={patientId} detail={detail} result={result} />}
        <p className={styles.limits}>{say('therapist.not-a-diagnosis')}</p>
      </div>
      <MeasuresPanel detail={detail} opened={measuring} onClose={() => setMeasuring(false)} />
      <ExportDialog sessionId={sessionId} opened={exporting} onClose={() => setExporting(false)} />
    </AppFrame>
  );
}

function SessionFacts({ detail }: { readonly detail: SessionDetail }) {
  const translator = useTranslator();
  const { say } = translator;
  const { row, result } = detail;
  return (
    <div className={styles.wide}>
      <Card>
        {row.differs && (
          <Alert color="warn" variant="light" title={say('session-detail.differs')} mb="md">
            {say('session-detail.differs-text')}
          </Alert>
        )}
        <dl className={styles.facts}>
          {factsOf(detail, translator).map(([term, value]) => (
            <div key={term}>
              <dt>{say(term)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {result === undefined && <p>{say('session-detail.nothing-measured')}</p>}
      </Card>
    </div>
  );
}

function factsOf(
  { row, programme, result }: SessionDetail,
  translator: Translator,
): readonly (readonly [term: PlainMessageId, value: string])[] {
  const { say } = translator;
  const { durationMs, effort } = row;
  const source = say(`source.${row.source}`);
  const mass = result?.bodyMassKg;
  const length =
    durationMs === undefined ? say('session-detail.not-known') : formatMinutes(durationMs, translator);
  const week = { name: programme.name, week: row.week, revision: row.programmeRevision };
  return [
    ['session-detail.outcome', outcomeText(row, translator)],
    [
      'session-detail.played-on',
      countsAsTraining(row) ? source : say('session-detail.does-not-count', { source }),
    ],
    ['programme.title', say('session-detail.programme-week', week)],
    ['session-detail.length', length],
    ['patient.pain', painText(row, result?.painWorst, translator)],
    ['session-detail.effort', effort === undefined ? say('session-detail.not-asked') : String(effort)],
    [
      'session-detail.body-mass',
      mass === undefined ? '–' : say('unit.value-kg', { value: formatNumber(mass, translator) }),
    ],
  ];
}

/** As in "3 → 2, at worst 5". */
function painText(
  { painBefore, painAfter }: Pick<SessionRow, 'painBefore' | 'painAfter'>,
  worst: number | undefined,
  { say }: Translator,
): string {
  const told = (rating: number | undefined): string =>
    rating === undefined ? say('session-detail.not-asked') : String(rating);
  const values = { before: told(painBefore), after: told(painAfter) };
  if (worst === undefined) return say('session-detail.pain-change', values);
  return say('session-detail.pain-worst', { ...values, worst });
}

interface FindingsProps {
  readonly patientId: string;
  readonly detail: SessionDetail;
  readonly result: SessionResult;
}

function Findings({ patientId, detail, result }: FindingsProps) {
  const translator = useTranslator();
  const { say, language } = translator;
  return (
    <>
      {blockGroups(detail, translator).map((group) => (
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
        <Card title={say('session-detail.quiet')} remark={say('session-detail.quiet-remark')}>
          <QuietTable quiet={result.quiet} />
        </Card>
      </div>
      {result.ranges.map(({ steering, posture, range }) => (
        <Card
          key={`${steering} ${posture}`}
          title={say('session-detail.range', { steering: say(`steering.${steering}`) })}
          remark={say('session-detail.range-remark', {
            posture: capitalised(say(`posture.${posture}`), language),
          })}
        >
          <RangeChart steering={steering} range={range} />
        </Card>
      ))}
      <Card title={say('session-detail.changes')}>
        {result.changes.length === 0 ? (
          <p>{say('session-detail.no-changes')}</p>
        ) : (
          <ol className={styles.list}>
            {result.changes.map((change, index) => (
              // Changes have no name but their place.
              <li key={index}>{planChangeText(change, detail, translator)}</li>
            ))}
          </ol>
        )}
      </Card>
      <Card title={say('session-detail.stops')}>
        {result.stops.length === 0 ? (
          <p>{say('session-detail.no-stops')}</p>
        ) : (
          <ol className={styles.list}>
            {result.stops.map((stop) => (
              <li key={`${stop.tMs} ${stop.cause}`}>{stopText(stop, translator)}</li>
            ))}
          </ol>
        )}
      </Card>
    </>
  );
}

/** As in "1:05: space key; everything calm after 120 ms". */
function stopText({ tMs, cause, sensor, releasedAfterMs }: StopRecord, { say }: Translator): string {
  const values = { clock: formatClock(tMs), cause: say(`stop.${cause}.short`), ms: releasedAfterMs };
  if (sensor === undefined) return say('session-detail.stop', values);
  return say('session-detail.stop-of-sensor', { ...values, sensor: say(`sensor-need.${sensor}`) });
}
