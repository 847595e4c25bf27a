/** Sessions and minutes done against prescribed (DOMAIN 5B). Pure; the present is an argument. */
import type { PatientPage, StoredSession } from '#core/ipc/ipc.ts';
import { LIMITS_EXERCISE, plannedSeconds, planOf } from '#core/session/plan.ts';
import type { Programme } from '#core/programme/programme.ts';

const MS_PER_DAY = 24 * 3600_000;

export interface Adherence {
  readonly sessionsDone: number;
  /** What the programme asks for up to now, and in all. */
  readonly sessionsDue: number;
  readonly sessionsPrescribed: number;
  readonly minutesDone: number;
  readonly minutesDue: number;
}

/** Training is what was done on a real board with at least one set played to its end. */
export function countsAsTraining({ row, result }: StoredSession): boolean {
  const played = result?.blocks.some((block) => block.role === 'set' && block.completed) ?? false;
  return row.source === 'hid' && played;
}

/** Of the present programme, since the day it began; undefined without a programme. */
export function adherenceOf(page: PatientPage, nowMs: number): Adherence | undefined {
  const { programme, programmeSince, sessions } = page;
  if (programme === undefined || programmeSince === undefined) return undefined;
  const sinceMs = Date.parse(programmeSince);
  const done = sessions.filter(
    (session) => Date.parse(session.row.startedAt) >= sinceMs && countsAsTraining(session),
  );
  const days = Math.max(0, nowMs - sinceMs) / MS_PER_DAY;
  const sessionsPrescribed = programme.sessionsPerWeek * programme.weeks;
  const sessionsDue = Math.min(sessionsPrescribed, Math.floor((days * programme.sessionsPerWeek) / 7));
  const doneMs = done.reduce((sum, { result }) => sum + (result?.durationMs ?? 0), 0);
  return {
    sessionsDone: done.length,
    sessionsDue,
    sessionsPrescribed,
    minutesDone: Math.round(doneMs / 60_000),
    minutesDue: Math.round((sessionsDue * sessionSeconds(programme)) / 60),
  };
}

/** A usual session of this programme, s: one that does not measure the limits again. */
export function sessionSeconds(programme: Programme): number {
  const steps = planOf({ programme });
  return plannedSeconds(steps.filter((step) => step.kind !== 'block' || step.exercise !== LIMITS_EXERCISE));
}
