import type { ReactNode } from 'react';
import { useTranslator } from '../app/language.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { ArrowRightIcon } from '../ui/icons.tsx';
import { PAIN_ENDS, painText, RatingRow } from '../ui/RatingRow.tsx';
import { PatientStage } from './PatientStage.tsx';

interface PainQuestionProps {
  readonly screen: string;
  readonly title: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (painNrs: number) => void;
  readonly onNext: () => void;
  /** Said above the scale. */
  readonly children?: ReactNode;
}

/** Pain from 0 to 10, before a session and after it: a screen of its own. */
export function PainQuestion({ screen, title, label, value, onChange, onNext, children }: PainQuestionProps) {
  const { say } = useTranslator();
  return (
    <PatientStage
      screen={screen}
      title={title}
      actions={
        <BigButton disabled={value === undefined} icon={<ArrowRightIcon />} onClick={onNext}>
          {say('action.next')}
        </BigButton>
      }
    >
      {children}
      <RatingRow label={label} value={value} onChange={onChange} ends={PAIN_ENDS} words={painText} />
    </PatientStage>
  );
}
