/**
 * Ability as therapists read it: 50 is the mean of the person's own first sessions, ten points are one logit
 * (DOMAIN 4D wants ten points to be one standard deviation; until there are norms, one logit stands for it).
 */
import type { StoredSession } from '#core/ipc/ipc.ts';
import { BASELINE_SESSIONS } from '#core/profile/change.ts';
import { countsAsTraining } from './adherence.ts';

const POINTS_PER_LOGIT = 10;

export interface AbilityPoint {
  readonly sessionId: string;
  readonly startedAt: string;
  /** Place among all sessions of the patient, from 1. */
  readonly number: number;
  readonly index: number;
  readonly low95: number;
  readonly high95: number;
  /** False on the virtual patient or the mouse. */
  readonly counts: boolean;
}

/** One point a session that has an estimate, oldest first. @param sessions All of the patient's, oldest first. */
export function abilityPoints(sessions: readonly StoredSession[]): AbilityPoint[] {
  const known = sessions.filter((session) => session.result?.abilityEstimate !== undefined);
  const trained = known.filter(countsAsTraining);
  const baselineOf = (trained.length > 0 ? trained : known).slice(0, BASELINE_SESSIONS);
  const means = baselineOf.map(({ result }) => result?.abilityEstimate?.mean ?? 0);
  const baseline = means.reduce((sum, mean) => sum + mean, 0) / Math.max(1, means.length);
  const index = (logits: number): number => 50 + POINTS_PER_LOGIT * (logits - baseline);
  return sessions.flatMap((session, order) => {
    const estimate = session.result?.abilityEstimate;
    if (estimate === undefined) return [];
    return [
      {
        sessionId: session.row.id,
        startedAt: session.row.startedAt,
        number: order + 1,
        index: index(estimate.mean),
        low95: index(estimate.low95),
        high95: index(estimate.high95),
        counts: countsAsTraining(session),
      },
    ];
  });
}
