import { useEffect, useSyncExternalStore } from 'react';
import { isRepeated, TASK_FACTS } from '#core/movement-tests/tasks.ts';
import type { MovementTask, Side } from '#core/movement-tests/tasks.ts';
import { useAnnouncement } from '../app/announcer.tsx';
import { LiveTrunkFigure } from '../motion/TrunkFigure.tsx';
import { PatientStage } from '../patient/PatientStage.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { StopIcon, WarningIcon } from '../ui/icons.tsx';
import { formatClock } from '../ui/numbers.ts';
import { COUNTDOWN_MS } from './movement-recorder.ts';
import type { MovementRecorder, RecorderPhase, RecorderView } from './movement-recorder.ts';
import styles from './RecordingStage.module.css';
import { TASK_TEXT } from './task-text.ts';

interface RecordingStageProps {
  readonly recorder: MovementRecorder;
  readonly onAgain: () => void;
  readonly onLeave: () => void;
  readonly onDone: (recordingId: string) => void;
}

/** The recording while it is made: what to do now, the person as a figure, what has been counted. */
export function RecordingStage({ recorder, onAgain, onLeave, onDone }: RecordingStageProps) {
  const view = useSyncExternalStore(recorder.subscribe, recorder.view);
  const storedId = view.stored?.row.id;
  useEffect(() => {
    if (storedId !== undefined) onDone(storedId);
  }, [storedId, onDone]);
  useStopKeys(recorder);
  if (view.phase === 'failed') return <Failed problem={view.problem} onAgain={onAgain} onLeave={onLeave} />;
  const { task } = recorder;
  return (
    <PatientStage
      screen={`movement-${view.phase}`}
      title={titleOf(view.phase, task)}
      high
      actions={
        view.phase === 'countdown' ? (
          <BigButton tone="quiet" onClick={() => recorder.cancel()}>
            Not now
          </BigButton>
        ) : (
          <BigButton
            tone="stop"
            icon={<StopIcon />}
            disabled={view.phase === 'measuring' || view.phase === 'done'}
            onClick={() => recorder.stop()}
          >
            Stop
          </BigButton>
        )
      }
    >
      <div className={styles.recording}>
        <div className={styles.figure}>
          <LiveTrunkFigure views={TASK_TEXT[task].views} sitting={TASK_FACTS[task].sitting} />
        </div>
        <Beside view={view} task={task} />
      </div>
    </PatientStage>
  );
}

function titleOf(phase: RecorderPhase, task: MovementTask): string {
  switch (phase) {
    case 'countdown':
      return TASK_FACTS[task].sitting ? 'Sit upright and still' : 'Stand upright and still';
    case 'hold':
      return 'Still a moment…';
    case 'moving':
      return task === 'type' ? 'Work as you always do' : `Now: ${TASK_TEXT[task].name.toLowerCase()}`;
    case 'measuring':
    case 'done':
      return 'Thank you. Measuring…';
    case 'failed':
      return 'Nothing was recorded';
  }
}

interface BesideProps {
  readonly view: RecorderView;
  readonly task: MovementTask;
}

function Beside({ view, task }: BesideProps) {
  if (view.phase === 'countdown') {
    return (
      <div className={styles.beside}>
        <div className={styles.ring}>
          <CountdownRing leftMs={view.leftMs} ofMs={COUNTDOWN_MS} />
        </div>
        <p>Look straight ahead. This is taken as neutral.</p>
      </div>
    );
  }
  return (
    <div className={styles.beside}>
      <Counts view={view} task={task} />
      <time className={styles.time}>
        {formatClock(1000 * Math.max(0, Math.ceil(view.leftMs / 1000)))} left
      </time>
      <ul className={styles.troubles} aria-live="polite">
        {view.troubles.map((trouble) => (
          <li key={trouble}>
            <WarningIcon />
            <span>{trouble}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const SIDE_NAMES: Readonly<Record<Side, string>> = { forward: 'Done', left: 'Left', right: 'Right' };

function Counts({ view: { count }, task }: BesideProps) {
  const { repetitions, sides } = TASK_FACTS[task];
  const words = sides.map((side) => `${SIDE_NAMES[side]} ${count.whole[side]} of ${repetitions}`).join(', ');
  useAnnouncement(words);
  if (!isRepeated(task)) return undefined;
  return (
    <>
      <dl className={styles.counts}>
        {sides.map((side) => (
          <div key={side} data-side={side}>
            <dt>{SIDE_NAMES[side]}</dt>
            <dd>
              {count.whole[side]}
              <span> of {repetitions}</span>
            </dd>
          </div>
        ))}
      </dl>
      {count.unfinished > 0 && (
        <p className={styles.half}>
          {count.unfinished === 1 ? 'One was' : `${count.unfinished} were`} not whole: in no sum.
        </p>
      )}
    </>
  );
}

interface FailedProps {
  readonly problem: string | undefined;
  readonly onAgain: () => void;
  readonly onLeave: () => void;
}

function Failed({ problem, onAgain, onLeave }: FailedProps) {
  return (
    <PatientStage
      screen="movement-failed"
      title={problem === undefined ? 'Nothing was kept' : 'The recording could not be made'}
      calm
      actions={
        <>
          <BigButton tone="quiet" onClick={onLeave}>
            To the patient
          </BigButton>
          <BigButton focused onClick={onAgain}>
            Try again
          </BigButton>
        </>
      }
    >
      <p className={styles.problem}>{problem ?? 'The recording was broken off and thrown away.'}</p>
    </PatientStage>
  );
}

/** Space and Escape end it, as they end a set. */
function useStopKeys(recorder: MovementRecorder): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat || (event.key !== 'Escape' && event.key !== ' ')) return;
      const { phase } = recorder.view();
      if (phase !== 'moving' && phase !== 'hold' && phase !== 'countdown') return;
      event.preventDefault();
      recorder.stop();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [recorder]);
}
