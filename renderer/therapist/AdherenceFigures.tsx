import { useState } from 'react';
import type { PatientPage } from '#core/ipc/ipc.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import { adherenceOf } from './adherence.ts';
import styles from './AdherenceFigures.module.css';

interface AdherenceFiguresProps {
  readonly page: PatientPage;
  /** The newest sessions. */
  readonly rows: readonly SessionRow[];
}

/** Done against prescribed by now: sessions and minutes. */
export function AdherenceFigures({ page, rows }: AdherenceFiguresProps) {
  const [nowMs] = useState(Date.now);
  const adherence = adherenceOf(page, rows, nowMs);
  if (adherence === undefined) return <p>Nothing is prescribed yet.</p>;
  const { sessionsDone, sessionsDue, sessionsPrescribed, minutesDone, minutesDue } = adherence;
  return (
    <div className={styles.figures}>
      <Figure label="Sessions" done={sessionsDone} due={sessionsDue} />
      {minutesDone !== undefined && <Figure label="Minutes" done={minutesDone} due={minutesDue} />}
      <p>
        {sessionsPrescribed} sessions are prescribed in all; {Math.max(0, sessionsPrescribed - sessionsDone)}{' '}
        are left.
      </p>
    </div>
  );
}

interface FigureProps {
  readonly label: string;
  readonly done: number;
  readonly due: number;
}

function Figure({ label, done, due }: FigureProps) {
  const percent = due === 0 ? undefined : Math.round((100 * done) / due);
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <span className={styles.number}>
        {done} <small>of {due} due by now</small>
      </span>
      <progress
        max={Math.max(due, 1)}
        value={Math.min(done, due)}
        aria-label={`${label} done of those due`}
      />
      <span className={styles.percent}>{percent === undefined ? 'None due yet' : `${percent} %`}</span>
    </div>
  );
}
