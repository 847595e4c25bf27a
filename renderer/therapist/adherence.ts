/** Sessions and minutes done against prescribed (DOMAIN 5B). Pure; the present is an argument. */
import { SENSOR_NEEDS } from '#core/exercise/needs.ts';
import type { PatientPage } from '#core/ipc/ipc.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import type { Programme } from '#core/programme/programme.ts';
import { MS_PER_DAY } from '#core/units.ts';
import { plannedSession } from './programme/session-plan.ts';

export interface Adherence {
  readonly sessionsDone: number;
  /** What the programme asks for up to now, and in all. */
  readonly sessionsDue: number;
  readonly sessionsPrescribed: number;
  /** Undefined where not every session of the programme is at hand. */
  readonly minutesDone: number | undefined;
  readonly minutesDue: number;
}

/** Training is what a person did on real devices. */
export function countsAsTraining({ source, status }: Pick<SessionRow, 'source' | 'status'>): boolean {
  return source === 'hid' && status !== 'refused';
}

/**
 * Of the present programme, since the day it began; undefined without a programme.
 * @param rows The newest sessions of the patient: minutes are told where they hold the whole programme.
 */
export function adherenceOf(
  { programme, sessionsOfProgramme }: Pick<PatientPage, 'programme' | 'sessionsOfProgramme'>,
  rows: readonly SessionRow[],
  nowMs: number,
): Adherence | undefined {
  if (programme === undefined) return undefined;
  const days = Math.max(0, nowMs - Date.parse(programme.validFrom)) / MS_PER_DAY;
  const sessionsPrescribed = programme.sessionsPerWeek * programme.weeks;
  const sessionsDue = Math.min(sessionsPrescribed, Math.floor((days * programme.sessionsPerWeek) / 7));
  const done = rows.filter((row) => row.programmeId === programme.id && countsAsTraining(row));
  const doneMs = done.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
  return {
    sessionsDone: sessionsOfProgramme,
    sessionsDue,
    sessionsPrescribed,
    minutesDone: done.length < sessionsOfProgramme ? undefined : Math.round(doneMs / 60_000),
    minutesDue: Math.round(secondsDue(programme, sessionsDue) / 60),
  };
}

/** The first sessions of a programme, each as long as its week has it. */
function secondsDue(programme: Programme, sessions: number): number {
  let seconds = 0;
  for (let session = 0; session < sessions; session++) {
    const week = 1 + Math.floor(session / programme.sessionsPerWeek);
    seconds += plannedSession(programme, week, SENSOR_NEEDS, 'known')?.seconds ?? 0;
  }
  return seconds;
}
