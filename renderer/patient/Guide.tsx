import type { ReactNode } from 'react';
import styles from './Guide.module.css';
import { PatientStage } from './PatientStage.tsx';

interface GuideProps {
  readonly screen: string;
  readonly title: string;
  readonly text: string;
  /** What is left of it. */
  readonly ring?: ReactNode;
  /** The picture. */
  readonly children: ReactNode;
}

/** One thing to do: said at the left, shown at the right. */
export function Guide({ screen, title, text, ring, children }: GuideProps) {
  return (
    <PatientStage screen={screen} title={title}>
      <div className={styles.guide}>
        <div>
          <p className={styles.text} aria-live="polite">
            {text}
          </p>
          {ring !== undefined && <div className={styles.ring}>{ring}</div>}
        </div>
        <div className={styles.picture}>{children}</div>
      </div>
    </PatientStage>
  );
}
