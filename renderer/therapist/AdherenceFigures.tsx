import { useState } from 'react';
import type { PatientPage } from '#core/ipc/ipc.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import { useTranslator } from '../app/language.tsx';
import { adherenceOf } from './adherence.ts';
import styles from './AdherenceFigures.module.css';

interface AdherenceFiguresProps {
  readonly page: PatientPage;
  /** The newest sessions. */
  readonly rows: readonly SessionRow[];
}

/** Done against prescribed by now: sessions and minutes. */
export function AdherenceFigures({ page, rows }: AdherenceFiguresProps) {
  const { say } = useTranslator();
  const [nowMs] = useState(Date.now);
  const adherence = adherenceOf(page, rows, nowMs);
  if (adherence === undefined) return <p>{say('patient.nothing-prescribed')}</p>;
  const { sessionsDone, sessionsDue, sessionsPrescribed: prescribed, minutesDone, minutesDue } = adherence;
  const left = Math.max(0, prescribed - sessionsDone);
  return (
    <div className={styles.figures}>
      <Figure of="sessions" done={sessionsDone} due={sessionsDue} />
      {minutesDone !== undefined && <Figure of="minutes" done={minutesDone} due={minutesDue} />}
      <p>{say('adherence.prescribed', { prescribed, left })}</p>
    </div>
  );
}

interface FigureProps {
  readonly of: 'sessions' | 'minutes';
  readonly done: number;
  readonly due: number;
}

function Figure({ of, done, due }: FigureProps) {
  const { say, number } = useTranslator();
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{say(`adherence.${of}`)}</span>
      <span className={styles.number}>
        {number(done, 0)} <small>{say('adherence.due', { due })}</small>
      </span>
      <progress
        max={Math.max(due, 1)}
        value={Math.min(done, due)}
        aria-label={say(`adherence.${of}-of-due`)}
      />
      <span className={styles.percent}>
        {due === 0
          ? say('adherence.none-due')
          : say('adherence.percent', { percent: Math.round((100 * done) / due) })}
      </span>
    </div>
  );
}
