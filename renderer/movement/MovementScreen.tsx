import { useEffect, useState } from 'react';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { reportError } from '../app/notices.ts';
import { goTo } from '../app/screens.ts';
import { therapistLocked } from '../app/therapist-lock.ts';
import { wornByOrSay } from '../motion/wearer.ts';
import { ChooseTask } from './ChooseTask.tsx';
import { openRecorder } from './current-recorder.ts';
import type { OpenRecorder } from './current-recorder.ts';
import { PrepareStage } from './PrepareStage.tsx';
import { RecordingStage } from './RecordingStage.tsx';

interface MovementScreenProps {
  readonly patientId: string;
  /** Already chosen: back from putting the sensors on. */
  readonly task?: MovementTask | undefined;
}

/** Records a movement: which, what to do, ready, and the recording itself; then shows what it gave. */
export function MovementScreen({ patientId, task: chosen }: MovementScreenProps) {
  const [task, setTask] = useState(chosen);
  const [open, setOpen] = useState<OpenRecorder>();
  useEffect(() => () => open?.close(), [open]);
  useEffect(() => {
    if (task !== undefined) wornByOrSay(patientId);
  }, [patientId, task]);

  if (task === undefined) return <ChooseTask patientId={patientId} onChoose={setTask} />;
  if (open !== undefined) {
    return (
      <RecordingStage
        recorder={open.recorder}
        onAgain={() => setOpen(undefined)}
        onLeave={() => goTo({ name: 'patient', patientId })}
        onDone={(recordingId) => goTo({ name: 'movement-detail', patientId, recordingId })}
      />
    );
  }
  const begin = async (): Promise<void> => {
    const opened = await openRecorder(patientId, task);
    if ('open' in opened) setOpen(opened.open);
    else if (opened.error.code === 'locked') therapistLocked();
    else reportError(opened.error);
  };
  return (
    <PrepareStage
      patientId={patientId}
      task={task}
      onBegin={() => void begin()}
      onBack={() => setTask(undefined)}
    />
  );
}
