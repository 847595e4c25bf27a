import { useState } from 'react';
import type { Block } from '#core/programme/block.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import { useTranslator } from '../app/language.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { ArrowLeftIcon, ArrowRightIcon, CheckIcon } from '../ui/icons.tsx';
import styles from './CheckIn.module.css';
import { PainQuestion } from './PainQuestion.tsx';
import { PatientStage } from './PatientStage.tsx';
import { PlanOverview } from './PlanOverview.tsx';
import type { LeftOut } from './PlanOverview.tsx';

/** What has to be true before anyone trains (DOMAIN 5C, and the leg symptoms of 3D). */
const CHECKLIST = ['rail', 'floor', 'mat', 'head', 'legs', 'help'] as const;
type SafetyItem = (typeof CHECKLIST)[number];

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
  const { say } = useTranslator();
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
            {say('action.go-on')}
          </BigButton>
        }
      />
    );
  }
  if (asking === 'pain') {
    return (
      <PainQuestion
        screen="check-in"
        title={say('session.pain.before')}
        label={say('session.pain.before-label')}
        value={painNrs}
        onChange={setPainNrs}
        onNext={() => setAsking('safety')}
      />
    );
  }
  return (
    <SafetyChecklist
      items={CHECKLIST.filter((item) => item !== 'mat' || usesBoard(plan))}
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

function toggled(ticked: ReadonlySet<SafetyItem>, item: SafetyItem): ReadonlySet<SafetyItem> {
  const next = new Set(ticked);
  if (!next.delete(item)) next.add(item);
  return next;
}

interface SafetyChecklistProps {
  readonly items: readonly SafetyItem[];
  readonly onBack: () => void;
  readonly onAnswer: (met: boolean) => void;
}

function SafetyChecklist({ items, onBack, onAnswer }: SafetyChecklistProps) {
  const { say } = useTranslator();
  const [ticked, setTicked] = useState<ReadonlySet<SafetyItem>>(new Set());
  const toggle = (item: SafetyItem): void => setTicked((before) => toggled(before, item));
  const all = ticked.size === items.length;
  return (
    <PatientStage
      screen="check-in-safety"
      title={say('session.safety.title')}
      actions={
        <>
          <BigButton tone="quiet" icon={<ArrowLeftIcon />} onClick={onBack}>
            {say('action.back')}
          </BigButton>
          <BigButton tone="quiet" onClick={() => onAnswer(false)}>
            {say('session.safety.not-right')}
          </BigButton>
          <BigButton disabled={!all} icon={<CheckIcon />} onClick={() => onAnswer(true)}>
            {say('session.safety.all-true')}
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
            {say(`session.safety.${item}`)}
          </button>
        ))}
      </div>
    </PatientStage>
  );
}
