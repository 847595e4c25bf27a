import type { ReactNode } from 'react';
import { SeaBackdrop } from '../ui/SeaBackdrop.tsx';
import styles from './PatientStage.module.css';

interface PatientStageProps {
  /** Stable name of the screen, for tests and the demo. */
  readonly screen: string;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons along the foot. */
  readonly actions?: ReactNode;
  readonly boat?: boolean;
}

/** The frame of every patient screen between games: one title, one thing, large buttons at the foot. */
export function PatientStage({ screen, title, children, actions, boat = false }: PatientStageProps) {
  return (
    <main className={styles.stage} data-screen={screen}>
      <SeaBackdrop boat={boat} />
      <h1 className={styles.title} aria-live="polite">
        {title}
      </h1>
      <div className={styles.content}>{children}</div>
      <footer className={styles.actions}>{actions}</footer>
    </main>
  );
}
