import type { ReactNode } from 'react';
import { resumesByItself } from '#core/session/safety.ts';
import type { PhaseOf } from '#core/session/state.ts';
import { useTranslator } from '../app/language.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { PlayIcon } from '../ui/icons.tsx';
import { stopText } from '../ui/stop-text.ts';
import { PatientStage } from './PatientStage.tsx';
import styles from './Text.module.css';

interface PausedProps {
  readonly phase: Pick<PhaseOf<'paused'>, 'cause' | 'sensor'>;
  readonly onResume: () => void;
  readonly onEnd: () => void;
  /** At the other end of the foot: the therapist's way in, and the menu. */
  readonly aside?: ReactNode;
}

/** Everything is calm; why it stopped, and what to do. */
export function Paused({ phase: { cause, sensor }, onResume, onEnd, aside }: PausedProps) {
  const { say } = useTranslator();
  const { title, text } = stopText(cause, sensor);
  return (
    <PatientStage
      screen="paused"
      title={say(title)}
      calm
      aside={aside}
      actions={
        <>
          <BigButton tone="quiet" onClick={onEnd}>
            {say('session.end')}
          </BigButton>
          {!resumesByItself(cause) && (
            <BigButton icon={<PlayIcon />} onClick={onResume}>
              {say('action.go-on')}
            </BigButton>
          )}
        </>
      }
    >
      <p className={styles.lead}>{say(text)}</p>
    </PatientStage>
  );
}
