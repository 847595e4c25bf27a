import type { StopCause } from '#core/session/actions.ts';
import type { ReactNode } from 'react';
import { resumesByItself } from '#core/session/safety.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { PlayIcon } from '../ui/icons.tsx';
import { STOP_TEXT } from '../ui/stop-text.ts';
import { PatientStage } from './PatientStage.tsx';
import styles from './Text.module.css';

interface PausedProps {
  readonly cause: StopCause;
  readonly onResume: () => void;
  readonly onEnd: () => void;
  /** At the other end of the foot: not for the patient. */
  readonly aside?: ReactNode;
}

/** Everything is calm; why it stopped, and what to do. */
export function Paused({ cause, onResume, onEnd, aside }: PausedProps) {
  const { title, text } = STOP_TEXT[cause];
  return (
    <PatientStage
      screen="paused"
      title={title}
      calm
      aside={aside}
      actions={
        <>
          <BigButton tone="quiet" onClick={onEnd}>
            End the session
          </BigButton>
          {!resumesByItself(cause) && (
            <BigButton icon={<PlayIcon />} onClick={onResume}>
              Go on
            </BigButton>
          )}
        </>
      }
    >
      <p className={styles.lead}>{text}</p>
    </PatientStage>
  );
}
