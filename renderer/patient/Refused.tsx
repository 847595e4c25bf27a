import { useTranslator } from '../app/language.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import styles from './Text.module.css';
import { PatientStage } from './PatientStage.tsx';

interface RefusedProps {
  readonly reason: 'pain' | 'checklist';
  readonly onLeave: () => void;
}

/** No session today, kindly said. */
export function Refused({ reason, onLeave }: RefusedProps) {
  const { say } = useTranslator();
  return (
    <PatientStage
      screen="refused"
      title={say(`session.refused.${reason}.title`)}
      calm
      actions={
        <BigButton focused onClick={onLeave}>
          {say('action.back-to-start')}
        </BigButton>
      }
    >
      <p className={styles.lead}>{say(`session.refused.${reason}.text`)}</p>
    </PatientStage>
  );
}
