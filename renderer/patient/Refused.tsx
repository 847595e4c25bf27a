import { BigButton } from '../ui/BigButton.tsx';
import styles from './Text.module.css';
import { PatientStage } from './PatientStage.tsx';

interface RefusedProps {
  readonly reason: 'pain' | 'checklist';
  readonly onLeave: () => void;
}

const TEXT = {
  pain: {
    title: 'Let us rest today',
    text: 'Your pain is higher than your therapist wants for training. That is no setback: please tell your therapist, and come back when it has calmed down.',
  },
  checklist: {
    title: 'Let us make it safe first',
    text: 'Ask somebody to help you put right what is missing, then start again. With dizziness, or anything new in your legs, do not train: please tell your therapist first.',
  },
} as const;

/** No session today, kindly said. */
export function Refused({ reason, onLeave }: RefusedProps) {
  const { title, text } = TEXT[reason];
  return (
    <PatientStage
      screen="refused"
      title={title}
      calm
      actions={
        <BigButton focused onClick={onLeave}>
          Back to the start
        </BigButton>
      }
    >
      <p className={styles.lead}>{text}</p>
    </PatientStage>
  );
}
