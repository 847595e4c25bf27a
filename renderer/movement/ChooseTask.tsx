import { movementTaskSchema } from '#core/movement-tests/tasks.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { AppFrame } from '../therapist/AppFrame.tsx';
import styles from './ChooseTask.module.css';
import { TASK_TEXT } from './task-text.ts';
import { TaskDrawing } from './TaskDrawing.tsx';

interface ChooseTaskProps {
  readonly patientId: string;
  readonly onChoose: (task: MovementTask) => void;
}

/** The movements that can be recorded, each as a moving drawing. */
export function ChooseTask({ patientId, onChoose }: ChooseTaskProps) {
  return (
    <AppFrame
      screen="movement"
      title="Record a movement"
      back={{ label: 'Back to the patient', to: { name: 'patient', patientId } }}
    >
      <div className={styles.tasks}>
        {movementTaskSchema.options.map((task) => {
          const { name, about, views } = TASK_TEXT[task];
          return (
            <button key={task} type="button" className={styles.task} onClick={() => onChoose(task)}>
              <span className={styles.drawing}>
                <TaskDrawing task={task} view={task === 'turn' ? 'top' : (views[0] ?? 'side')} />
              </span>
              <span className={styles.name}>{name}</span>
              <span className={styles.about}>{about}</span>
            </button>
          );
        })}
      </div>
      <p className={styles.note}>
        Two motion sensors, one on the rib cage and one on the pelvis, tell how far and in which order the
        trunk moves. They tell nothing of muscles, of strength or of single vertebrae.
      </p>
    </AppFrame>
  );
}
