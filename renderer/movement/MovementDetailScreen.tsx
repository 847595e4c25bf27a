import { Alert, Button } from '@mantine/core';
import type { MovementDetail } from '#core/ipc/ipc.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { showNotice } from '../app/notices.ts';
import { goTo } from '../app/screens.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { AppFrame } from '../therapist/AppFrame.tsx';
import { NOT_A_DIAGNOSIS } from '../therapist/labels.ts';
import { Card } from '../ui/Card.tsx';
import { formatMoment } from '../ui/dates.ts';
import { formatClock } from '../ui/numbers.ts';
import { Asymmetries } from './Asymmetries.tsx';
import { QUALITY_TEXT } from './measure-rows.ts';
import { MeasuresOfMovement } from './MeasuresOfMovement.tsx';
import { MovementChanges } from './MovementChanges.tsx';
import styles from './MovementDetailScreen.module.css';
import { orderText, recordedOn, repetitionText } from './movement-text.ts';
import { Replay } from './Replay.tsx';
import { TASK_TEXT } from './task-text.ts';

interface MovementDetailScreenProps {
  readonly patientId: string;
  readonly sessionId: string;
  /** Among the blocks of the session. */
  readonly position: number;
}

/** One recorded movement: replayed as a figure, and in numbers. */
export function MovementDetailScreen({ patientId, sessionId, position }: MovementDetailScreenProps) {
  const [detail] = useLoaded('session:movement', { sessionId, position });
  const back = { label: 'Back to the patient', to: { name: 'patient', patientId } } as const;
  if (detail === undefined) {
    return (
      <AppFrame screen="movement-detail" title="Movement" back={back}>
        <p>Opening the recording…</p>
      </AppFrame>
    );
  }
  const { movement, patient, curves } = detail;
  const report = async (): Promise<void> => {
    const result = await therapistCall('report:save-movement', { sessionId, position });
    if (result.ok && result.value !== undefined) showNotice('info', `Saved: ${result.value.path}`);
  };
  return (
    <AppFrame
      screen="movement-detail"
      title={`${TASK_TEXT[movement.task].name}: ${patient.name}, ${formatMoment(movement.startedAt)}`}
      back={back}
      actions={
        <>
          <Button disabled={curves === undefined} onClick={() => void report()}>
            Report (PDF)
          </Button>
          <Button variant="default" onClick={() => goTo({ name: 'session-detail', patientId, sessionId })}>
            The whole session
          </Button>
        </>
      }
    >
      <Findings detail={detail} />
    </AppFrame>
  );
}

function Findings({ detail: { movement, earlier, curves } }: { readonly detail: MovementDetail }) {
  const { result } = movement.record;
  if (result.quality === 'unusable' || curves === undefined) {
    return (
      <Card>
        <p>Nothing could be measured: the recording was broken off before the movement, or cannot be read.</p>
      </Card>
    );
  }
  return (
    <div className={styles.cards}>
      <Card>
        <dl className={styles.facts}>
          {factsOf(result, recordedOn(movement)).map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {result.flags.length > 0 && (
          <Alert color="warn" variant="light" title="Read with care" mt="md">
            <ul className={styles.flags}>
              {result.flags.map(({ code, reason }) => (
                <li key={`${code} ${reason}`}>{reason}</li>
              ))}
            </ul>
          </Alert>
        )}
      </Card>
      <Replay result={result} curves={curves} />
      {result.asymmetries.length > 0 && (
        <Card
          title="Left and right"
          remark="Within this recording. Unequal is told only beyond 15 % and beyond what repetitions and sensors can tell; a side that turns less is not a weak one."
        >
          <Asymmetries asymmetries={result.asymmetries} />
        </Card>
      )}
      <Card
        title="Change"
        remark="Against the first recordings of this movement. Turns and rhythm are never compared between recordings: the sensors sit elsewhere each time. More or less is neither better nor worse by itself."
      >
        <MovementChanges result={result} earlier={earlier} />
      </Card>
      <Card
        title="All measures"
        remark="Means over whole repetitions with their standard errors. ● may stand in a report; ○ is for research. The letter grades studies of the measure, from A to C."
      >
        {result.measures.length === 0 ? <p>None.</p> : <MeasuresOfMovement result={result} />}
      </Card>
      <p className={styles.limits}>{NOT_A_DIAGNOSIS}</p>
    </div>
  );
}

function factsOf(result: MovementResult, source: string): readonly (readonly [string, string])[] {
  return [
    ['Quality', QUALITY_TEXT[result.quality]],
    ['Length', formatClock(result.durationMs)],
    ['Recorded on', source],
    ...(result.task === 'type'
      ? []
      : ([
          ['Repetitions', repetitionText(result)],
          ['Which began', orderText(result)],
        ] as const)),
  ];
}
