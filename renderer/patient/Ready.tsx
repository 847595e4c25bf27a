import type { ReactNode } from 'react';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { ExerciseStep } from '#core/session/plan-step.ts';
import type { PhaseOf } from '#core/session/state.ts';
import { useTranslator } from '../app/language.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { PlayIcon } from '../ui/icons.tsx';
import { PatientStage } from './PatientStage.tsx';
import { PersonInPlace } from './PersonInPlace.tsx';
import { placeText, steeringText, waitingText } from './place-text.ts';
import styles from './Ready.module.css';
import { stepTitle } from './step-text.ts';

interface ReadyProps {
  readonly phase: PhaseOf<'ready'>;
  readonly step: ExerciseStep;
  readonly exercise: ExerciseInfo | undefined;
  readonly nowMs: number;
  readonly onBegin: () => void;
  /** At the other end of the foot: the therapist's way in, and the menu. */
  readonly aside?: ReactNode;
}

/** What comes next, what to do and what steers it; begins by itself. */
export function Ready({ phase, step, exercise, nowMs, onBegin, aside }: ReadyProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { problem, sinceMs, untilMs } = phase;
  return (
    <PatientStage
      screen="ready"
      aside={aside}
      title={stepTitle(step, translator)}
      actions={
        <BigButton focused disabled={problem !== undefined} icon={<PlayIcon />} onClick={onBegin}>
          {say('session.ready.start')}
        </BigButton>
      }
    >
      <div className={styles.ready}>
        <div>
          <p className={styles.instruction}>{exercise === undefined ? '' : say(exercise.instruction)}</p>
          <p className={styles.steering}>{say(steeringText(step.steering, step.posture))}</p>
          <p className={styles.more} aria-live="polite">
            {say(problem === undefined ? `session.role.${step.role}` : waitingText(problem, step))}
          </p>
          {problem === undefined && step.eyes === 'closed' && (
            <p className={styles.steering}>{say('session.ready.close-eyes')}</p>
          )}
          {problem === 'off-board' && step.onBoard && (
            <p className={styles.more}>{translator.sayMessage(placeText(step))}</p>
          )}
        </div>
        <div className={styles.person}>
          <PersonInPlace place={step} needs={step.needs} steers={step.steering} />
        </div>
        <div className={styles.ring}>
          {problem === undefined && <CountdownRing leftMs={untilMs - nowMs} ofMs={untilMs - sinceMs} />}
        </div>
      </div>
    </PatientStage>
  );
}
