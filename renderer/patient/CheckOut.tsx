import { useState } from 'react';
import { useTranslator } from '../app/language.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { ArrowLeftIcon, CheckIcon } from '../ui/icons.tsx';
import { EFFORT_ENDS, effortText, RatingRow } from '../ui/RatingRow.tsx';
import { PainQuestion } from './PainQuestion.tsx';
import { PatientStage } from './PatientStage.tsx';
import styles from './Text.module.css';

interface CheckOutAnswer {
  readonly painNrs?: number;
  readonly effort?: number;
}

interface CheckOutProps {
  /** What the programme asks for. */
  readonly asks: { readonly pain: boolean; readonly effort: boolean };
  readonly onDone: (answer: CheckOutAnswer) => void;
}

/** Pain, then effort, as far as they are asked for: one question a screen. */
export function CheckOut({ asks, onDone }: CheckOutProps) {
  const { say } = useTranslator();
  const [answer, setAnswer] = useState<CheckOutAnswer>({});
  const [asking, setAsking] = useState<'pain' | 'effort'>(asks.pain ? 'pain' : 'effort');
  if (!asks.pain && !asks.effort) return <StepDown onDone={() => onDone({})} />;
  const { painNrs } = answer;
  if (asking === 'pain') {
    return (
      <PainQuestion
        screen="check-out"
        title={say('session.pain.after')}
        label={say('session.pain.label')}
        value={painNrs}
        onChange={(value) => setAnswer({ ...answer, painNrs: value })}
        onNext={() => (asks.effort ? setAsking('effort') : onDone(answer))}
      >
        <p className={styles.before}>{say('session.step-down')}</p>
      </PainQuestion>
    );
  }
  return (
    <EffortQuestion
      value={answer.effort}
      onChange={(effort) => setAnswer({ ...answer, effort })}
      onBack={asks.pain ? () => setAsking('pain') : undefined}
      onDone={() => onDone(answer)}
    />
  );
}

interface EffortQuestionProps {
  readonly value: number | undefined;
  readonly onChange: (effort: number) => void;
  readonly onBack: (() => void) | undefined;
  readonly onDone: () => void;
}

function EffortQuestion({ value, onChange, onBack, onDone }: EffortQuestionProps) {
  const { say } = useTranslator();
  return (
    <PatientStage
      screen="check-out-effort"
      title={say('session.effort.title')}
      actions={
        <>
          {onBack !== undefined && (
            <BigButton tone="quiet" icon={<ArrowLeftIcon />} onClick={onBack}>
              {say('action.back')}
            </BigButton>
          )}
          <BigButton disabled={value === undefined} icon={<CheckIcon />} onClick={onDone}>
            {say('action.done')}
          </BigButton>
        </>
      }
    >
      <RatingRow
        label={say('session.effort.label')}
        value={value}
        onChange={onChange}
        ends={EFFORT_ENDS}
        words={effortText}
      />
    </PatientStage>
  );
}

/** Nothing is asked. */
function StepDown({ onDone }: { readonly onDone: () => void }) {
  const { say } = useTranslator();
  return (
    <PatientStage
      screen="check-out"
      title={say('session.last-one')}
      calm
      actions={
        <BigButton focused icon={<CheckIcon />} onClick={onDone}>
          {say('action.done')}
        </BigButton>
      }
    >
      <p className={styles.lead}>{say('session.step-down')}</p>
    </PatientStage>
  );
}
