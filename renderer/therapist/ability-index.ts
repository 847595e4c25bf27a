/**
 * Ability of one skill as therapists read it: 50 is the mean of the person's own first sessions, ten points are one
 * logit (DOMAIN 4D wants ten points to be one standard deviation; until there are norms, one logit stands for it).
 */
import type { SkillPoint } from '#core/ipc/records.ts';
import { BASELINE_SESSIONS } from '#core/profile/change.ts';
import { countsAsTraining } from './adherence.ts';

const POINTS_PER_LOGIT = 10;

export interface AbilityPoint {
  readonly sessionId: string;
  readonly startedAt: string;
  /** Place among the sessions of the skill, from 1. */
  readonly number: number;
  readonly index: number;
  readonly low95: number;
  readonly high95: number;
  /** False on the virtual patient or the mouse. */
  readonly counts: boolean;
}

/** One point a session that has an estimate, oldest first. @param history Of one skill, oldest first. */
export function abilityPoints(history: readonly SkillPoint[]): AbilityPoint[] {
  const known = history.flatMap(({ ability, ...point }, order) =>
    ability === undefined ? [] : [{ ...point, ability, number: order + 1 }],
  );
  const trained = known.filter(countsAsTraining);
  const first = (trained.length > 0 ? trained : known).slice(0, BASELINE_SESSIONS);
  const baseline = first.reduce((sum, { ability }) => sum + ability.mean, 0) / Math.max(1, first.length);
  const index = (logits: number): number => 50 + POINTS_PER_LOGIT * (logits - baseline);
  return known.map((point) => ({
    sessionId: point.sessionId,
    startedAt: point.startedAt,
    number: point.number,
    index: index(point.ability.mean),
    low95: index(point.ability.low95),
    high95: index(point.ability.high95),
    counts: countsAsTraining(point),
  }));
}
