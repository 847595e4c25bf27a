import { Button } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import type { SensorNeed } from '#core/exercise/needs.ts';
import type { Programme } from '#core/programme/programme.ts';
import { useTranslator } from '../../app/language.tsx';
import { wholeMessage } from './form-problems.ts';
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
  const { say } = useTranslator();
  return (
    <div className={styles.dock}>
      {problems.length > 0 ? (
        <Problems programme={programme} problems={problems} />
      ) : (
        <Plan programme={programme} phase={phase} sensors={sensors} />
      )}
      <div className={styles.buttons}>
        <Button size="md" loading={busy} disabled={problems.length > 0} onClick={onSave}>
          {say('programme.dock.save')}
        </Button>
        <Button variant="default" size="md" onClick={onCancel}>
          {say(changed ? 'programme.dock.discard' : 'action.cancel')}
        </Button>
      </div>
    </div>
  );
}

function Problems({ programme, problems }: Pick<DockProps, 'programme' | 'problems'>) {
  const { say, sayMessage } = useTranslator();
  const told = [...new Set(problems.map((problem) => sayMessage(wholeMessage(programme, problem))))];
  return (
    <div className={styles.refused}>
      <p>{say('programme.dock.refused')}</p>
      <ul>
        {told.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

function Plan({ programme: now, phase, sensors }: Pick<DockProps, 'programme' | 'phase' | 'sensors'>) {
  const translator = useTranslator();
  const { say } = translator;
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
  if (first === undefined || usual === undefined) return <p>{say('programme.dock.nothing')}</p>;
  const more = minutesOf(first.seconds) - minutesOf(usual.seconds);
  return (
    <div className={styles.plan}>
      <p aria-live="polite">
        <strong>{weeksText(programme, phase, translator)}.</strong> {planText(usual, translator)}{' '}
        {more > 0 && say('programme.dock.first-time', { minutes: minutesOf(first.seconds) })}
      </p>
      <PlanBar plan={usual} />
      {first.seconds > 60 * programme.sessionMinutes && (
        <p className={styles.problem}>
          {say(
            usual.seconds > 60 * programme.sessionMinutes
              ? 'programme.dock.too-long'
              : 'programme.dock.too-long-at-first',
            { minutes: programme.sessionMinutes },
          )}
        </p>
      )}
    </div>
  );
}
