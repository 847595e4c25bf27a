/** The one thing the patient is told at the end. */
import { ABILITY_METRIC } from '../programme/primary-outcome.ts';
import type { Judgement } from './judgement.ts';
import type { SessionSummary, SkillOutcome } from './result.ts';

type Judged = Extract<Judgement, { status: 'judged' }>;

/** By the primary outcomes alone. */
export function summaryOf(skills: readonly SkillOutcome[]): SessionSummary {
  const primary = skills.flatMap((outcome) =>
    outcome.judgements.filter(({ role }) => role === 'primary').map((judgement) => ({ outcome, judgement })),
  );
  const judged = primary.flatMap(({ outcome, judgement }) =>
    judgement.status === 'judged' ? [{ outcome, judgement }] : [],
  );
  const better = judged.filter(({ judgement }) => judgement.verdict === 'better');
  const found = better.find(({ judgement }) => judgement.confirmed) ?? better[0];
  if (found !== undefined) return betterOf(found.outcome, found.judgement);
  if (judged.length > 0) return { kind: 'no-real-change' };
  const needed = primary.flatMap(({ judgement }) =>
    judgement.status === 'baseline' ? [judgement.sessionsNeeded] : [],
  );
  if (needed.length > 0) return { kind: 'baseline', sessionsNeeded: Math.min(...needed) };
  const measured = skills.some(({ summary }) => Object.keys(summary.metrics).length > 0);
  const tooFew = primary.some(({ judgement }) => judgement.status === 'too-few-trials');
  return { kind: measured && !tooFew ? 'not-compared' : 'too-little-data' };
}

function betterOf(
  { skill, abilityChange }: SkillOutcome,
  { metric, change, confirmed }: Judged,
): SessionSummary {
  const numbers = metric === ABILITY_METRIC ? abilityChange : change;
  if (!confirmed || numbers === undefined) return { kind: 'looks-better', skill, metric };
  return { kind: 'better', skill, metric, change: numbers.change };
}
