import type { ReactNode } from 'react';
import { useAnnouncement } from '../app/announcer.tsx';
import { SeaBackdrop } from '../ui/SeaBackdrop.tsx';
import styles from './PatientStage.module.css';
import { useFittedType } from './use-fitted-type.ts';

interface PatientStageProps {
  /** Stable name of the screen, for tests and the demo. */
  readonly screen: string;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons along the foot. */
  readonly actions?: ReactNode;
  /** At the other end of the foot: ways aside. */
  readonly aside?: ReactNode;
  /** A screen of a few words: they follow the title, over calm water with a boat. */
  readonly calm?: boolean;
  /** Whether the boat is there; words would lie over it where there are many. */
  readonly boat?: boolean;
}

/** The frame of every patient screen between games: one title, one thing, large buttons at the foot. */
export function PatientStage(props: PatientStageProps) {
  const { screen, title, children, actions, aside, calm = false, boat = calm } = props;
  useAnnouncement(title);
  const { stage, content } = useFittedType();
  return (
    <main ref={stage} className={styles.stage} data-fitted data-screen={screen} data-calm={calm || undefined}>
      <SeaBackdrop boat={boat ? 'left' : undefined} />
      <h1 className={styles.title}>{title}</h1>
      <div ref={content} className={styles.content}>
        {children}
      </div>
      <footer className={styles.actions}>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        {actions}
      </footer>
    </main>
  );
}
