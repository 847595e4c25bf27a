import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import type { RepetitionCount } from '#core/movement-tests/count-repetitions.ts';
import { TASK_FACTS } from '#core/movement-tests/tasks.ts';
import type { MovementStep } from '#core/session/plan-step.ts';
import type { PhaseOf } from '#core/session/state.ts';
import { useTranslator } from '../app/language.tsx';
import { LiveTrunkFigure } from '../motion/TrunkFigure.tsx';
import { TaskDrawing } from '../movement/TaskDrawing.tsx';
import { TASK_VIEWS, taskSteps } from '../movement/task-text.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { CheckIcon, WarningIcon } from '../ui/icons.tsx';
import { formatClock } from '../ui/numbers.ts';
import styles from './Movement.module.css';
import { PatientStage } from './PatientStage.tsx';
import { waitingText } from './place-text.ts';
import { movementTitle } from './step-text.ts';

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
  const { say } = useTranslator();
  const { phase, step, onDone } = props;
  const { task } = step;
  const counting = phase.stage === 'countdown';
  return (
    <PatientStage
      screen={`movement-${phase.stage}`}
      title={say(movementTitle(phase, step))}
      actions={
        !counting && (
          <BigButton tone="quiet" icon={<CheckIcon />} onClick={onDone}>
            {say('session.movement.enough')}
          </BigButton>
        )
      }
    >
      <div className={styles.recording}>
        <div className={styles.figure}>
          {counting ? (
            <div className={styles.drawings}>
              {TASK_VIEWS[task].map((view) => (
                <TaskDrawing key={view} task={task} view={view} />
              ))}
            </div>
          ) : (
            <LiveTrunkFigure views={TASK_VIEWS[task]} sitting={TASK_FACTS[task].sitting} words={false} />
          )}
        </div>
        {counting ? <Countdown {...props} /> : <Recording {...props} />}
      </div>
    </PatientStage>
  );
}

/** Still before it begins, with what to do then. */
function Countdown({ phase, step, nowMs }: MovementProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { problem, sinceMs, untilMs } = phase;
  return (
    <div className={styles.beside}>
      {problem === undefined ? (
        <div className={styles.ring}>
          <CountdownRing leftMs={untilMs - nowMs} ofMs={untilMs - sinceMs} />
        </div>
      ) : (
        <p className={styles.problem} aria-live="polite">
          {say(waitingText(problem, undefined))}
        </p>
      )}
      <ol className={styles.steps}>
        {taskSteps(step.task, translator).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
    </div>
  );
}

function Recording({ phase, step, nowMs, repetitions, frame }: MovementProps) {
  const { say } = useTranslator();
  const leftMs = Math.max(0, phase.untilMs - nowMs);
  return (
    <div className={styles.beside}>
      <Counts step={step} repetitions={repetitions} />
      <time className={styles.time}>
        {say('session.movement.time-left', { time: formatClock(1000 * Math.ceil(leftMs / 1000)) })}
      </time>
      <ul className={styles.troubles} aria-live="polite">
        {troublesOf(frame).map((trouble) => (
          <li key={trouble}>
            <WarningIcon />
            <span>{say(trouble)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.care}>{say('session.movement.care')}</p>
    </div>
  );
}

interface CountsProps {
  readonly step: MovementStep;
  readonly repetitions: RepetitionCount | undefined;
}

function Counts({ step, repetitions }: CountsProps) {
  const { say, number } = useTranslator();
  const { sides } = TASK_FACTS[step.task];
  if (sides.length === 0 || repetitions === undefined) return null;
  const { whole, unfinished } = repetitions;
  return (
    <>
      <dl className={styles.counts}>
        {sides.map((side) => (
          <div key={side} data-side={side}>
            <dt>{say(`session.movement.count.${side}`)}</dt>
            <dd>
              {number(whole[side], 0)}{' '}
              {step.repetitions !== undefined && (
                <span>{say('session.movement.count-wanted', { count: step.repetitions })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {unfinished > 0 && (
        <p className={styles.half}>{say('session.movement.not-whole', { count: unfinished })}</p>
      )}
    </>
  );
}

/** What the sensors say against the recording now. A chest sensor that falls silent pauses it. */
function troublesOf(frame: Frame | undefined): readonly PlainMessageId[] {
  if (frame === undefined) return [];
  const has = (flag: number): boolean => hasFlag(frame, flag);
  const pelvisSilent = has(FrameFlag.pelvisAttached) && !has(FrameFlag.pelvisValid);
  return [
    ...(pelvisSilent ? (['session.movement.pelvis-silent'] as const) : []),
    ...(has(FrameFlag.thoraxSlipped) ? (['session.movement.thorax-slipped'] as const) : []),
    ...(has(FrameFlag.pelvisSlipped) ? (['session.movement.pelvis-slipped'] as const) : []),
  ];
}
