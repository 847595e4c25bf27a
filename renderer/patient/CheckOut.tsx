import { useState } from 'react';
import { BigButton } from '../ui/BigButton.tsx';
import { ArrowLeftIcon, CheckIcon } from '../ui/icons.tsx';
import { EFFORT_ENDS, effortText, RatingRow } from '../ui/RatingRow.tsx';
import { PainQuestion } from './PainQuestion.tsx';
import { PatientStage } from './PatientStage.tsx';
import styles from './Text.module.css';

interface CheckOutProps {
  readonly onDone: (answer: { readonly painNrs: number; readonly effort: number }) => void;
}

/** Pain, then effort: one question a screen. */
export function CheckOut({ onDone }: CheckOutProps) {
  const [painNrs, setPainNrs] = useState<number>();
  const [effort, setEffort] = useState<number>();
  const [asking, setAsking] = useState<'pain' | 'effort'>('pain');

  if (asking === 'pain' || painNrs === undefined) {
    return (
      <PainQuestion
        screen="check-out"
        title="How is your pain now?"
        label="Pain now"
        value={painNrs}
        onChange={setPainNrs}
        onNext={() => setAsking('effort')}
      >
        <p className={styles.before}>You may step down from the board.</p>
      </PainQuestion>
    );
  }
  return (
    <PatientStage
      screen="check-out-effort"
      title="How hard was it?"
      actions={
        <>
          <BigButton tone="quiet" icon={<ArrowLeftIcon />} onClick={() => setAsking('pain')}>
            Back
          </BigButton>
          <BigButton
            disabled={effort === undefined}
            icon={<CheckIcon />}
            onClick={() => effort !== undefined && onDone({ painNrs, effort })}
          >
            Done
          </BigButton>
        </>
      }
    >
      <RatingRow label="Effort" value={effort} onChange={setEffort} ends={EFFORT_ENDS} words={effortText} />
    </PatientStage>
  );
}
