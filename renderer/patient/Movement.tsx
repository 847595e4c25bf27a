import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { RepetitionCount } from '#core/movement-tests/count-repetitions.ts';
import { TASK_FACTS } from '#core/movement-tests/tasks.ts';
import type { Side } from '#core/movement-tests/tasks.ts';
import type { MovementStep } from '#core/session/plan-step.ts';
import type { PhaseOf } from '#core/session/state.ts';
import { LiveTrunkFigure } from '../motion/TrunkFigure.tsx';
import { TaskDrawing } from '../movement/TaskDrawing.tsx';
import { TASK_TEXT } from '../movement/task-text.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { CheckIcon, WarningIcon } from '../ui/icons.tsx';
import { TASK_NAMES } from '../ui/exercise-text.ts';
import { formatClock } from '../ui/numbers.ts';
import styles from './Movement.module.css';
import { PatientStage } from './PatientStage.tsx';
import { waitingText } from './place-text.ts';

interface MovementProps {
  readonly phase: PhaseOf<'movement'>;
  readonly step: MovementStep;
  readonly nowMs: number;
  readonly repetitions: RepetitionCount | undefined;
  readonly frame: Frame | undefined;
  readonly onDone: () => void;
}

/** A movement while it is recorded: what to do now, the person as a figure, what has been counted. */
export function Movement(props: MovementProps) {
  const { phase, step, onDone } = props;
  const { task } = step;
  const counting = phase.stage === 'countdown';
  return (
    <PatientStage
      screen={`movement-${phase.stage}`}
      title={titleOf(phase, step)}
      actions={
        !counting && (
          <BigButton tone="quiet" icon={<CheckIcon />} onClick={onDone}>
            That is enough
          </BigButton>
        )
      }
    >
      <div className={styles.recording}>
        <div className={styles.figure}>
          {counting ? (
            <div className={styles.drawings}>
              {TASK_TEXT[task].views.map((view) => (
                <TaskDrawing key={view} task={task} view={view} />
              ))}
            </div>
          ) : (
            <LiveTrunkFigure views={TASK_TEXT[task].views} sitting={TASK_FACTS[task].sitting} words={false} />
          )}
        </div>
        {counting ? <Countdown {...props} /> : <Recording {...props} />}
      </div>
    </PatientStage>
  );
}

function titleOf({ stage }: PhaseOf<'movement'>, { task }: MovementStep): string {
  switch (stage) {
    case 'countdown':
      return TASK_FACTS[task].sitting ? 'Sit upright and still' : 'Stand upright and still';
    case 'hold':
      return 'Still a moment…';
    case 'moving':
      return task === 'type' ? 'Work as you always do' : `Now: ${TASK_NAMES[task].toLowerCase()}`;
  }
}

/** Still before it begins, with what to do then. */
function Countdown({ phase, step, nowMs }: MovementProps) {
  const { problem, sinceMs, untilMs } = phase;
  return (
    <div className={styles.beside}>
      {problem === undefined ? (
        <div className={styles.ring}>
          <CountdownRing leftMs={untilMs - nowMs} ofMs={untilMs - sinceMs} />
        </div>
      ) : (
        <p className={styles.problem} aria-live="polite">
          {waitingText(problem, undefined)}
        </p>
      )}
      <ol className={styles.steps}>
        {TASK_TEXT[step.task].steps.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
    </div>
  );
}

function Recording({ phase, step, nowMs, repetitions, frame }: MovementProps) {
  const leftMs = Math.max(0, phase.untilMs - nowMs);
  return (
    <div className={styles.beside}>
      <Counts step={step} repetitions={repetitions} />
      <time className={styles.time}>{formatClock(1000 * Math.ceil(leftMs / 1000))} left</time>
      <ul className={styles.troubles} aria-live="polite">
        {troublesOf(frame).map((trouble) => (
          <li key={trouble}>
            <WarningIcon />
            <span>{trouble}</span>
          </li>
        ))}
      </ul>
      <p className={styles.care}>Stop at once when it hurts.</p>
    </div>
  );
}

const SIDE_NAMES: Readonly<Record<Side, string>> = { forward: 'Done', left: 'Left', right: 'Right' };

interface CountsProps {
  readonly step: MovementStep;
  readonly repetitions: RepetitionCount | undefined;
}

function Counts({ step, repetitions }: CountsProps) {
  const { sides } = TASK_FACTS[step.task];
  if (sides.length === 0 || repetitions === undefined) return null;
  const { whole, unfinished } = repetitions;
  return (
    <>
      <dl className={styles.counts}>
        {sides.map((side) => (
          <div key={side} data-side={side}>
            <dt>{SIDE_NAMES[side]}</dt>
            <dd>
              {whole[side]}
              {step.repetitions !== undefined && <span> of {step.repetitions}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {unfinished > 0 && (
        <p className={styles.half}>
          {unfinished === 1 ? 'One was' : `${unfinished} were`} not whole: in no sum.
        </p>
      )}
    </>
  );
}

/** What the sensors say against the recording now. A chest sensor that falls silent pauses it. */
function troublesOf(frame: Frame | undefined): readonly string[] {
  if (frame === undefined) return [];
  const has = (flag: number): boolean => hasFlag(frame, flag);
  const pelvisSilent = has(FrameFlag.pelvisAttached) && !has(FrameFlag.pelvisValid);
  return [
    ...(pelvisSilent ? ['The sensor on the pelvis is silent.'] : []),
    ...(has(FrameFlag.thoraxSlipped) ? ['The sensor on the chest has slipped.'] : []),
    ...(has(FrameFlag.pelvisSlipped) ? ['The sensor on the pelvis has slipped.'] : []),
  ];
}
