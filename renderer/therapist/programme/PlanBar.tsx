import { useTranslator } from '../../app/language.tsx';
import { barOf, kindOf } from './session-plan.ts';
import type { PlannedSession, StepKind } from './session-plan.ts';
import styles from './PlanBar.module.css';

/** A session as a bar: every step as long as it takes. */
export function PlanBar({ plan }: { readonly plan: PlannedSession }) {
  const { say } = useTranslator();
  const steps = barOf(plan);
  const kinds = [...new Set(steps.map(({ step }) => kindOf(step)))];
  return (
    <div>
      <div className={styles.bar} aria-hidden="true">
        {steps.map(({ step, seconds }, index) => (
          <span
            // Steps of a plan are told apart by their place only.
            key={index}
            className={styles.step}
            data-kind={kindOf(step)}
            style={{ flexGrow: seconds }}
            title={say('programme.step-seconds', {
              step: say(`programme.step.${kindOf(step)}`),
              seconds: Math.round(seconds),
            })}
          />
        ))}
      </div>
      <Legend kinds={kinds} />
    </div>
  );
}

function Legend({ kinds }: { readonly kinds: readonly StepKind[] }) {
  const { say } = useTranslator();
  return (
    <ul className={styles.legend} aria-hidden="true">
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={styles.step} data-kind={kind} /> {say(`programme.step.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
