import type { ReactNode } from 'react';
import styles from './Card.module.css';

interface CardProps {
  readonly title?: string;
  /** A line below the title: what this shows and what it does not. */
  readonly remark?: string | undefined;
  readonly children: ReactNode;
}

/** A sheet of a therapist screen. */
export function Card({ title, remark, children }: CardProps) {
  return (
    <section className={styles.card}>
      {title !== undefined && <h2>{title}</h2>}
      {remark !== undefined && <p className={styles.remark}>{remark}</p>}
      {children}
    </section>
  );
}
