import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
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
  readonly recordingId: string;
}

/** One recorded movement: replayed as a figure, and in numbers. */
export function MovementDetailScreen({ patientId, recordingId }: MovementDetailScreenProps) {
  const [detail] = useLoaded('movement:detail', { recordingId });
  const [asking, setAsking] = useState<'export' | 'discard'>();
  const back = { label: 'Back to the patient', to: { name: 'patient', patientId } } as const;
  if (detail === undefined) {
    return (
      <AppFrame screen="movement-detail" title="Movement" back={back}>
        <p>Opening the recording…</p>
      </AppFrame>
    );
  }
  const { movement, patient } = detail;
  const report = async (): Promise<void> => {
    const result = await therapistCall('report:save-movement', { recordingId });
    if (result.ok && result.value !== undefined) showNotice('info', `Saved: ${result.value.path}`);
  };
  return (
    <AppFrame
      screen="movement-detail"
      title={`${TASK_TEXT[movement.row.task].name}: ${patient.name}, ${formatMoment(movement.row.startedAt)}`}
      back={back}
      actions={
        <>
          <Button disabled={detail.curves === undefined} onClick={() => void report()}>
            Report (PDF)
          </Button>
          <Button
            variant="default"
            onClick={() => goTo({ name: 'movement', patientId, task: movement.row.task })}
          >
            Record again
          </Button>
          <Button variant="default" disabled={!movement.row.hasRecording} onClick={() => setAsking('export')}>
            Export recording
          </Button>
          <Button variant="outline" color="warn.7" onClick={() => setAsking('discard')}>
            Discard
          </Button>
        </>
      }
    >
      <Findings detail={detail} />
      <ExportDialog
        recordingId={recordingId}
        opened={asking === 'export'}
        onClose={() => setAsking(undefined)}
      />
      <DiscardDialog
        patientId={patientId}
        recordingId={recordingId}
        opened={asking === 'discard'}
        onClose={() => setAsking(undefined)}
      />
    </AppFrame>
  );
}

function Findings({ detail: { movement, earlier, curves } }: { readonly detail: MovementDetail }) {
  const { row, result } = movement;
  if (result === undefined || curves === undefined) {
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
          {factsOf(result, recordedOn(row)).map(([term, value]) => (
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

interface DialogProps {
  readonly recordingId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function ExportDialog({ recordingId, opened, onClose }: DialogProps) {
  const save = async (): Promise<void> => {
    onClose();
    const result = await therapistCall('movement:export', { recordingId });
    if (result.ok && result.value !== undefined) showNotice('info', `Saved: ${result.value.path}`);
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Export the recording" centered>
      <Stack>
        <p>The copy is not encrypted: anyone who has the file can read it. It holds no name.</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => void save()}>Save a copy</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function DiscardDialog({
  patientId,
  recordingId,
  opened,
  onClose,
}: DialogProps & { readonly patientId: string }) {
  const discard = async (): Promise<void> => {
    onClose();
    const result = await therapistCall('movement:discard', { recordingId });
    if (result.ok) goTo({ name: 'patient', patientId });
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Discard the recording" centered>
      <Stack>
        <p>The recording and its measures are erased. This cannot be undone.</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="warn.7" onClick={() => void discard()}>
            Discard it
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
