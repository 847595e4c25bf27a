/** The order of a session, from its programme: pure data, made once when the session starts. */
import type { PlanStep, SessionSetup } from './session-types.ts';

export const LIMITS_EXERCISE = 'limits';
/** Generous: the assessment ends by itself when all eight directions are done. */
export const LIMITS_DURATION_MS = 150_000;
export const PRACTICE_MS = 30_000;
export const PROBE_MS = 60_000;

/**
 * Check-in, stand, limits of stability where they are due, a practice block that is not scored, the prescribed sets
 * with rests between, the probe, check-out, summary.
 */
export function planOf(setup: Pick<SessionSetup, 'programme' | 'limits'>): readonly PlanStep[] {
  const { programme } = setup;
  const exercise = programme.exercise;
  const plan: PlanStep[] = [{ kind: 'check-in' }, { kind: 'stand' }];
  const rest: PlanStep = { kind: 'rest', durationMs: programme.restSeconds * 1000 };
  if (setup.limits === undefined) {
    const durationMs = LIMITS_DURATION_MS;
    plan.push({ kind: 'block', role: 'limits', exercise: LIMITS_EXERCISE, number: 1, of: 1, durationMs });
  }
  const durationMs = programme.secondsPerSet * 1000;
  plan.push({
    kind: 'block',
    role: 'practice',
    exercise,
    number: 1,
    of: 1,
    durationMs: PRACTICE_MS,
  });
  for (let number = 1; number <= programme.sets; number++) {
    if (number > 1) plan.push(rest);
    plan.push({ kind: 'block', role: 'set', exercise, number, of: programme.sets, durationMs });
  }
  if (programme.probe) {
    plan.push(rest, { kind: 'block', role: 'probe', exercise, number: 1, of: 1, durationMs: PROBE_MS });
  }
  plan.push({ kind: 'check-out' }, { kind: 'summary' });
  return plan;
}

/** Seconds a whole session takes by its programme, without the person's own pauses; for the programme form. */
export function plannedSeconds(plan: readonly PlanStep[]): number {
  const standingSeconds = 45;
  const limitsSeconds = 70;
  const askingSeconds = 30;
  let seconds = 0;
  for (const step of plan) {
    if (step.kind === 'block') seconds += step.role === 'limits' ? limitsSeconds : step.durationMs / 1000 + 6;
    else if (step.kind === 'rest') seconds += step.durationMs / 1000;
    else if (step.kind === 'stand') seconds += standingSeconds;
    else if (step.kind !== 'summary') seconds += askingSeconds;
  }
  return seconds;
}
