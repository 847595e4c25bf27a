/**
 * Every measure of every skill of a session against the first sessions. A primary outcome is judged by itself; all
 * that is explored is judged together, so that a session in which nothing changed names something in one of twenty.
 */
import type { Metric } from '../exercise/result.ts';
import type { MetricSpec } from '../exercise/info.ts';
import { sameSkill } from '../exercise/skill.ts';
import type { Skill } from '../exercise/skill.ts';
import { FALSE_CHANGES, MINIMUM_BASELINE_SESSIONS } from '../profile/change.ts';
import type { Change, MeasuredValue } from '../profile/change.ts';
import { changeOverSessions, sessionsUntilVerdict } from '../profile/change-over-sessions.ts';
import { ABILITY_METRIC } from '../programme/primary-outcome.ts';
import { holm } from '../reliability/holm.ts';
import { exerciseOf } from './exercise-of.ts';
import type { Judgement } from './judgement.ts';
import type { SkillOutcome } from './result.ts';
import type { SummaryMetrics } from './setup.ts';
import { historyOf } from './state.ts';
import type { SessionDependencies, SessionState } from './state.ts';
import { summarySpecs } from './summary-metrics.ts';

export type UnjudgedOutcome = Omit<SkillOutcome, 'judgements'>;

export function judgedSkills(
  state: SessionState,
  dependencies: SessionDependencies,
  outcomes: readonly UnjudgedOutcome[],
): readonly SkillOutcome[] {
  const judged = outcomes.map((outcome) => ({
    ...outcome,
    judgements: judgementsOf(state, dependencies, outcome),
  }));
  const explored = judged.flatMap(({ judgements }) => judgements.flatMap(exploredChange));
  const real = holm(
    explored.map(({ pValue }) => pValue),
    FALSE_CHANGES,
  );
  const chance: ReadonlySet<Change> = new Set(explored.filter((_, index) => real[index] !== true));
  const afterAll = (judgement: Judgement): Judgement =>
    judgement.status === 'judged' && judgement.change !== undefined && chance.has(judgement.change)
      ? { ...judgement, verdict: 'no-real-change', confirmed: false }
      : judgement;
  return judged.map((outcome) => ({ ...outcome, judgements: outcome.judgements.map(afterAll) }));
}

/** At most one. */
function exploredChange(judgement: Judgement): readonly Change[] {
  if (judgement.status !== 'judged' || judgement.role === 'primary') return [];
  return judgement.change === undefined ? [] : [judgement.change];
}

function judgementsOf(
  state: SessionState,
  dependencies: SessionDependencies,
  outcome: UnjudgedOutcome,
): readonly Judgement[] {
  const { skill, summary } = outcome;
  const history = historyOf(state, skill);
  const { info, curve } = exerciseOf(dependencies, skill.exercise);
  const judgements = summarySpecs(dependencies, skill).flatMap((spec): Judgement[] => {
    const now = summary.metrics[spec.key];
    if (now === undefined) return [];
    const base = { metric: spec.key, role: roleOf(state, skill, spec.key) };
    // What is measured while playing depends on the difficulty, which only probes share.
    if (!info.metrics.some(({ key }) => key === spec.key)) {
      return [judgementOf(base, spec, history, now, 1)];
    }
    if (!info.comparable.includes(spec.key)) return [{ ...base, status: 'this-session-only' }];
    if (!summary.fromProbe) return [{ ...base, status: 'no-probe' }];
    const probes = history.filter(({ fromProbe }) => fromProbe);
    return [judgementOf(base, spec, probes, now, info.fewestTrials)];
  });
  return curve === undefined ? judgements : [abilityJudgement(state, outcome, history), ...judgements];
}

type Base = Pick<Judgement, 'metric' | 'role'>;

function judgementOf(
  base: Base,
  spec: MetricSpec,
  history: readonly SummaryMetrics[],
  now: Metric,
  fewestTrials: number,
): Judgement {
  if (now.trials < fewestTrials) return { ...base, status: 'too-few-trials' };
  const earlier = history.flatMap(({ metrics }): MeasuredValue[] => {
    const metric = metrics[spec.key];
    return metric === undefined || metric.trials < fewestTrials ? [] : [metric];
  });
  const session = changeOverSessions(earlier, now, spec);
  if (session === undefined) {
    return { ...base, status: 'baseline', sessionsNeeded: sessionsUntilVerdict(earlier.length) };
  }
  const { change, confirmed } = session;
  return { ...base, status: 'judged', verdict: change.verdict, confirmed, change };
}

/** By its own model, which judges it over all sessions. */
function abilityJudgement(
  state: SessionState,
  { skill, summary, abilityChange }: UnjudgedOutcome,
  history: readonly SummaryMetrics[],
): Judgement {
  const base = { metric: ABILITY_METRIC, role: roleOf(state, skill, ABILITY_METRIC) };
  if (!summary.fromProbe) return { ...base, status: 'no-probe' };
  const probed = history.filter(({ fromProbe }) => fromProbe);
  const sessionsNeeded = MINIMUM_BASELINE_SESSIONS - probed.length;
  if (sessionsNeeded > 0) return { ...base, status: 'baseline', sessionsNeeded };
  if (abilityChange === undefined) return { ...base, status: 'too-few-trials' };
  const { verdict } = abilityChange;
  const confirmed = verdict !== 'no-real-change' && probed.at(-1)?.abilityVerdict === verdict;
  return { ...base, status: 'judged', verdict, confirmed };
}

function roleOf({ setup }: SessionState, skill: Skill, metric: string): Judgement['role'] {
  const named = Object.values(setup.programme.primaryOutcomes).some(
    (outcome) => outcome.metric === metric && sameSkill(outcome.skill, skill),
  );
  return named ? 'primary' : 'explored';
}
