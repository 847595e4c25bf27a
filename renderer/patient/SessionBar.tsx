import type { ReactNode } from 'react';
import { secondsOfPlan } from '#core/session/plan-step.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import { useTranslator } from '../app/language.tsx';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import styles from './SessionBar.module.css';

interface SessionBarProps {
  readonly name: string;
  /** What the session is steered by, where it does not count. */
  readonly remark?: string | undefined;
  readonly plan: readonly PlanStep[];
  readonly planIndex: number;
  /** A game has the window: only what lies at the right is shown. */
  readonly playing: boolean;
  /** The patient's language is another from now on; undefined where that is not offered. */
  readonly onLanguage?: ((language: string) => void) | undefined;
  /** Stop, or the way out. */
  readonly children?: ReactNode;
}

/** The head of the patient's screens: who trains, how far the session is, and Stop at the same place always. */
export function SessionBar(props: SessionBarProps) {
  const { name, remark, plan, planIndex, playing, onLanguage, children } = props;
  return (
    <div className={styles.bar}>
      {!playing && (
        <div className={styles.who}>
          <span className={styles.name}>{name}</span>
          <div className={styles.below}>
            {onLanguage !== undefined && (
              <div className={styles.language}>
                <LanguageSwitch size="patient" onChoose={onLanguage} />
              </div>
            )}
            {remark !== undefined && <span className={styles.remark}>{remark}</span>}
          </div>
        </div>
      )}
      {!playing && <Progress plan={plan} planIndex={planIndex} />}
      <div className={styles.way}>{children}</div>
    </div>
  );
}

/** What is played and recorded, one mark each, with a gap between blocks; and how long it still takes. */
function Progress({ plan, planIndex }: { readonly plan: readonly PlanStep[]; readonly planIndex: number }) {
  const { say } = useTranslator();
  const marks = marksOf(plan);
  const ahead = plan.slice(planIndex);
  const done = marks.filter(({ index }) => index < planIndex).length;
  return (
    <div className={styles.progress}>
      <ol className={styles.marks} aria-label={say('session.bar.done', { done, all: marks.length })}>
        {marks.map(({ index, begins }) => (
          <li key={index} data-begins={begins || undefined} data-state={stateOf(index, planIndex)} />
        ))}
      </ol>
      <span className={styles.left}>
        {ahead.length > 1 && say('session.bar.left', { minutes: Math.round(secondsOfPlan(ahead) / 60) })}
      </span>
    </div>
  );
}

interface Mark {
  readonly index: number;
  /** Another block than the mark before. */
  readonly begins: boolean;
}

function marksOf(plan: readonly PlanStep[]): readonly Mark[] {
  const marks: Mark[] = [];
  let block: string | undefined;
  for (const [index, step] of plan.entries()) {
    if (step.kind !== 'exercise' && step.kind !== 'movement') continue;
    marks.push({ index, begins: block !== undefined && step.block !== block });
    block = step.block;
  }
  return marks;
}

function stateOf(index: number, planIndex: number): 'done' | 'now' | 'ahead' {
  if (index === planIndex) return 'now';
  return index < planIndex ? 'done' : 'ahead';
}
