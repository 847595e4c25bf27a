import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { goTo } from '../app/screens.ts';
import { PatientStage } from '../patient/PatientStage.tsx';
import { useSensors } from '../sensors/sensors-store.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CheckIcon, PlayIcon, WarningIcon } from '../ui/icons.tsx';
import styles from './PrepareStage.module.css';
import { canRecord, sensorChecks } from './sensor-checks.ts';
import { TASK_TEXT } from './task-text.ts';
import { TaskDrawing } from './TaskDrawing.tsx';

interface PrepareStageProps {
  readonly patientId: string;
  readonly task: MovementTask;
  readonly onBegin: () => void;
  readonly onBack: () => void;
}

/** What to do, shown and said, and whether the sensors are ready. */
export function PrepareStage({ patientId, task, onBegin, onBack }: PrepareStageProps) {
  const { name, steps, views } = TASK_TEXT[task];
  const { devices, body } = useSensors();
  const checks = sensorChecks(devices, body);
  const ready = canRecord(checks);
  const putOn = (): void => goTo({ name: 'sensor-set-up', back: { name: 'movement', patientId, task } });
  return (
    <PatientStage
      screen="movement-prepare"
      title={name}
      high
      actions={
        <>
          <BigButton tone="quiet" onClick={onBack}>
            Back
          </BigButton>
          <BigButton tone={ready ? 'quiet' : 'primary'} onClick={putOn}>
            Put the sensors on
          </BigButton>
          <BigButton
            key={String(ready)}
            focused={ready}
            disabled={!ready}
            icon={<PlayIcon />}
            onClick={onBegin}
          >
            Begin
          </BigButton>
        </>
      }
    >
      <div className={styles.prepare}>
        <div className={styles.drawings} data-count={views.length}>
          {views.map((view) => (
            <TaskDrawing key={view} task={task} view={view} />
          ))}
        </div>
        <div>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className={styles.care}>Stop at once when it hurts.</p>
          <ul className={styles.checks} aria-label="Sensors" aria-live="polite">
            {checks.map(({ place, state, words }) => (
              <li key={place} data-state={state}>
                {state === 'ready' ? <CheckIcon /> : <WarningIcon />}
                <span>
                  {words}
                  {place === 'pelvis' && state === 'missing' && ': only the rib cage will be measured'}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </PatientStage>
  );
}
