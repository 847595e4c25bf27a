import { useState } from 'react';
import { BigButton } from '../ui/BigButton.tsx';
import { ArrowLeftIcon, CheckIcon } from '../ui/icons.tsx';
import styles from './CheckIn.module.css';
import { PainQuestion } from './PainQuestion.tsx';
import { PatientStage } from './PatientStage.tsx';

/** What has to be true before anyone stands on a board (DOMAIN 5C, and the leg symptoms of 3D). */
const CHECKLIST = [
  'A chair or rail is within reach on both sides',
  'The floor is flat and clear, one big step all round',
  'The board lies on a non-slip mat, and my shoes are off',
  'I am not dizzy and have had no alcohol',
  'No new numbness, weakness or pain in my legs',
  'Somebody, or a phone, is within reach',
] as const;

interface CheckInProps {
  readonly onDone: (answer: { readonly painNrs: number; readonly checklistMet: boolean }) => void;
}

/** Pain first, then the safety checklist: one question a screen. */
export function CheckIn({ onDone }: CheckInProps) {
  const [painNrs, setPainNrs] = useState<number>();
  const [asking, setAsking] = useState<'pain' | 'safety'>('pain');

  if (asking === 'pain' || painNrs === undefined) {
    return (
      <PainQuestion
        screen="check-in"
        title="How is your pain right now?"
        label="Pain right now"
        value={painNrs}
        onChange={setPainNrs}
        onNext={() => setAsking('safety')}
      />
    );
  }
  return (
    <SafetyChecklist
      onBack={() => setAsking('pain')}
      onAnswer={(checklistMet) => onDone({ painNrs, checklistMet })}
    />
  );
}

function toggled(ticked: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(ticked);
  if (!next.delete(item)) next.add(item);
  return next;
}

interface SafetyChecklistProps {
  readonly onBack: () => void;
  readonly onAnswer: (met: boolean) => void;
}

function SafetyChecklist({ onBack, onAnswer }: SafetyChecklistProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (item: string): void => setTicked((before) => toggled(before, item));
  const all = ticked.size === CHECKLIST.length;
  return (
    <PatientStage
      screen="check-in-safety"
      title="Is everything safe?"
      actions={
        <>
          <BigButton tone="quiet" icon={<ArrowLeftIcon />} onClick={onBack}>
            Back
          </BigButton>
          <BigButton tone="quiet" onClick={() => onAnswer(false)}>
            Something is not right
          </BigButton>
          <BigButton disabled={!all} icon={<CheckIcon />} onClick={() => onAnswer(true)}>
            All true: go on
          </BigButton>
        </>
      }
    >
      <div className={styles.checklist}>
        {CHECKLIST.map((item) => (
          <button
            key={item}
            type="button"
            className={styles.item}
            aria-pressed={ticked.has(item)}
            onClick={() => toggle(item)}
          >
            <span className={styles.box} aria-hidden="true">
              {ticked.has(item) && <CheckIcon />}
            </span>
            {item}
          </button>
        ))}
      </div>
    </PatientStage>
  );
}
