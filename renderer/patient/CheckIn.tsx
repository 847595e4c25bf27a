import { useState } from 'react';
import type { Block } from '#core/programme/block.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { ArrowLeftIcon, ArrowRightIcon, CheckIcon } from '../ui/icons.tsx';
import styles from './CheckIn.module.css';
import { PainQuestion } from './PainQuestion.tsx';
import { PatientStage } from './PatientStage.tsx';
import { PlanOverview } from './PlanOverview.tsx';
import type { LeftOut } from './PlanOverview.tsx';

/** What has to be true before anyone trains (DOMAIN 5C, and the leg symptoms of 3D). */
const CHECKLIST: readonly { readonly text: string; readonly onBoard?: true }[] = [
  { text: 'A chair or rail is within reach on both sides' },
  { text: 'The floor is flat and clear, one big step all round' },
  { text: 'The board lies on a non-slip mat, and my shoes are off', onBoard: true },
  { text: 'I am not dizzy and have had no alcohol' },
  { text: 'No new numbness, weakness or pain in my legs' },
  { text: 'Somebody, or a phone, is within reach' },
];

interface CheckInProps {
  readonly plan: readonly PlanStep[];
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
  /** Whether the programme asks for pain. */
  readonly asksPain: boolean;
  readonly onDone: (answer: { readonly painNrs?: number; readonly checklistMet: boolean }) => void;
}

/** What comes, then pain where it is asked for, then the safety checklist: one question a screen. */
export function CheckIn({ plan, blocks, leftOut, asksPain, onDone }: CheckInProps) {
  const [painNrs, setPainNrs] = useState<number>();
  const [asking, setAsking] = useState<'plan' | 'pain' | 'safety'>('plan');

  if (asking === 'plan') {
    return (
      <PlanOverview
        plan={plan}
        blocks={blocks}
        leftOut={leftOut}
        actions={
          <BigButton
            focused
            icon={<ArrowRightIcon />}
            onClick={() => setAsking(asksPain ? 'pain' : 'safety')}
          >
            Go on
          </BigButton>
        }
      />
    );
  }
  if (asking === 'pain') {
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
      items={CHECKLIST.filter(({ onBoard }) => onBoard !== true || usesBoard(plan)).map(({ text }) => text)}
      onBack={() => setAsking(asksPain ? 'pain' : 'plan')}
      onAnswer={(checklistMet) =>
        onDone(painNrs === undefined ? { checklistMet } : { painNrs, checklistMet })
      }
    />
  );
}

function usesBoard(plan: readonly PlanStep[]): boolean {
  return plan.some((step) => step.kind === 'exercise' && step.onBoard);
}

function toggled(ticked: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(ticked);
  if (!next.delete(item)) next.add(item);
  return next;
}

interface SafetyChecklistProps {
  readonly items: readonly string[];
  readonly onBack: () => void;
  readonly onAnswer: (met: boolean) => void;
}

function SafetyChecklist({ items, onBack, onAnswer }: SafetyChecklistProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (item: string): void => setTicked((before) => toggled(before, item));
  const all = ticked.size === items.length;
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
        {items.map((item) => (
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
