import type { PlanStep } from '#core/session/plan-step.ts';
import type { ReactNode } from 'react';
import styles from './SessionBar.module.css';

interface SessionBarProps {
  /** Left out while a game has the window. */
  readonly name: string | undefined;
  readonly plan: readonly PlanStep[] | undefined;
  readonly planIndex: number;
  /** Stop, or the way out. */
  readonly children?: ReactNode;
}

/** The head of the patient's screens: who trains, how far the voyage is, and Stop at the same place always. */
export function SessionBar({ name, plan, planIndex, children }: SessionBarProps) {
  return (
    <div className={styles.bar}>
      {name !== undefined && <span className={styles.name}>{name}</span>}
      {plan !== undefined && <Voyage plan={plan} planIndex={planIndex} />}
      <div className={styles.way}>{children}</div>
    </div>
  );
}

/** One buoy a step, a boat at the present one. */
function Voyage({ plan, planIndex }: { readonly plan: readonly PlanStep[]; readonly planIndex: number }) {
  return (
    <ol className={styles.voyage} aria-label={`Step ${planIndex + 1} of ${plan.length}`}>
      {plan.map((step, index) => (
        <li
          // The plan of a session never changes.
          key={index}
          className={styles.buoy}
          data-kind={step.kind}
          data-state={index < planIndex ? 'done' : index === planIndex ? 'now' : 'ahead'}
        />
      ))}
    </ol>
  );
}
