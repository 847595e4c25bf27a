import { Button } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import type { SensorNeed } from '#core/exercise/needs.ts';
import type { Programme } from '#core/programme/programme.ts';
import { wholeText } from './form-problems.ts';
import type { FormProblem } from './form-problems.ts';
import { weeksText } from './phase-text.ts';
import { PlanBar } from './PlanBar.tsx';
import styles from './Programme.module.css';
import { minutesOf, plannedSession, planText } from './session-plan.ts';

interface DockProps {
  readonly programme: Programme;
  /** The phase that is looked at. */
  readonly phase: number;
  readonly sensors: readonly SensorNeed[];
  readonly problems: readonly FormProblem[];
  readonly changed: boolean;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** What a session will be, what is still wrong, and the way to save it: always in sight. */
export function Dock({ programme, phase, sensors, problems, changed, busy, onSave, onCancel }: DockProps) {
  return (
    <div className={styles.dock}>
      {problems.length > 0 ? (
        <Problems programme={programme} problems={problems} />
      ) : (
        <Plan programme={programme} phase={phase} sensors={sensors} />
      )}
      <div className={styles.buttons}>
        <Button size="md" loading={busy} disabled={problems.length > 0} onClick={onSave}>
          Save the programme
        </Button>
        <Button variant="default" size="md" onClick={onCancel}>
          {changed ? 'Discard the changes' : 'Cancel'}
        </Button>
      </div>
    </div>
  );
}

function Problems({ programme, problems }: Pick<DockProps, 'programme' | 'problems'>) {
  const told = [...new Set(problems.map((problem) => wholeText(programme, problem)))];
  return (
    <div className={styles.refused}>
      <p>Before this programme can be saved:</p>
      <ul>
        {told.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

function Plan({ programme: now, phase, sensors }: Pick<DockProps, 'programme' | 'phase' | 'sensors'>) {
  // What is typed or dragged is drawn first; the plan follows when there is time.
  const programme = useDeferredValue(now);
  const week = programme.phases[phase]?.fromWeek ?? 1;
  const [first, usual] = useMemo(
    () => [
      plannedSession(programme, week, sensors, 'new'),
      plannedSession(programme, week, sensors, 'known'),
    ],
    [programme, week, sensors],
  );
  if (first === undefined || usual === undefined) return <p>Nothing of this phase can be played here.</p>;
  const more = minutesOf(first.seconds) - minutesOf(usual.seconds);
  return (
    <div className={styles.plan}>
      <p aria-live="polite">
        <strong>{weeksText(programme, phase)}.</strong> {planText(usual)}
        {more > 0 && ` The first time ${minutesOf(first.seconds)} minutes, with range and first try.`}
      </p>
      <PlanBar plan={usual} />
      {first.seconds > 60 * programme.sessionMinutes && (
        <p className={styles.problem}>
          {usual.seconds > 60 * programme.sessionMinutes ? 'That is longer' : 'The first time it is longer'}{' '}
          than the {programme.sessionMinutes} minutes a session may last: what comes last is left out.
        </p>
      )}
    </div>
  );
}
