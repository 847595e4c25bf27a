/** Summary metrics of a skill against the person's own first sessions: the judgement itself is core's. */
import type { ExerciseInfo, MetricSpec } from '#core/exercise/info.ts';
import type { Metric } from '#core/exercise/result.ts';
import { sameSkill } from '#core/exercise/skill.ts';
import type { SkillPoint } from '#core/ipc/records.ts';
import type { AbilityChange } from '#core/profile/ability-change.ts';
import { changeOf } from '#core/profile/change.ts';
import type { Change } from '#core/profile/change.ts';
import type { SkillOutcome } from '#core/session/result.ts';
import type { SummaryMetrics } from '#core/session/setup.ts';
import { summarySpecs } from '#core/session/summary-metrics.ts';
import { EXERCISES } from '#games/registry.ts';
import { unitText } from '../ui/exercise-text.ts';
import { formatNumber } from '../ui/numbers.ts';

export interface SummaryChange {
  readonly spec: MetricSpec;
  /** As in "Peak excursion, % of limits". */
  readonly label: string;
  readonly now: Metric;
  /** Undefined while there are too few earlier sessions, and for what can't be compared. */
  readonly change: Change | undefined;
  /** False for what hangs on the difficulty that was played, and was not measured in a probe. */
  readonly comparable: boolean;
}

type Outcome = Pick<SkillOutcome, 'skill' | 'summary'>;

/**
 * Every summary metric of a skill in a session, compared with completed sessions on the same source before it.
 * @param history Of this skill, or of several.
 */
export function summaryChanges({ skill, summary }: Outcome, history: readonly SkillPoint[]): SummaryChange[] {
  const info = EXERCISES[skill.exercise]?.info;
  const own = history.find((point) => point.sessionId === summary.sessionId && sameSkill(point.skill, skill));
  if (info === undefined || own === undefined) return [];
  const earlier = history.filter(
    (point) =>
      sameSkill(point.skill, skill) &&
      point.source === own.source &&
      point.status === 'completed' &&
      point.startedAt < own.startedAt,
  );
  return summarySpecs({ exercises: EXERCISES }, skill).flatMap((spec) => {
    const now = summary.metrics[spec.key];
    if (now === undefined) return [];
    const comparable = isComparable(spec, info, summary, now);
    const before = earlier.flatMap((point) => {
      const metric = point.summary.metrics[spec.key];
      return metric !== undefined && isComparable(spec, info, point.summary, metric) ? [metric] : [];
    });
    const change = comparable ? changeOf(before, now, spec.better) : undefined;
    return [{ spec, label: labelOf(spec, skill.steering), now, change, comparable }];
  });
}

/** What has a better and a worse, or has really changed: the short form of the above. */
export function toldChanges(changes: readonly SummaryChange[]): readonly SummaryChange[] {
  return changes.filter(
    ({ spec, change, comparable }) =>
      comparable && (spec.better !== 'neither' || change?.verdict === 'changed'),
  );
}

/** What depends on difficulty is compared between probes only, and only where there were trials enough. */
function isComparable(
  { key }: MetricSpec,
  { metrics, comparable, fewestTrials }: ExerciseInfo,
  { fromProbe }: SummaryMetrics,
  { trials }: Metric,
): boolean {
  const ofExercise = metrics.some((metric) => metric.key === key);
  return !ofExercise || (fromProbe && comparable.includes(key) && trials >= fewestTrials);
}

function labelOf({ label, unit }: MetricSpec, steering: SkillOutcome['skill']['steering']): string {
  const told = unitText(unit, steering);
  return told === '' ? label : `${label}, ${told}`;
}

const VERDICT_LABELS: Readonly<Record<Change['verdict'], string>> = {
  better: 'Better',
  worse: 'Worse',
  changed: 'Changed',
  'no-real-change': 'No real change',
};

export function verdictText({ change, comparable }: SummaryChange): string {
  if (!comparable) return 'Not compared: no probe';
  return change === undefined ? 'Baseline' : VERDICT_LABELS[change.verdict];
}

export function signed(value: number): string {
  const told = formatNumber(value);
  return value > 0 && told !== '0' ? `+${told}` : told;
}

const ABILITY_LABELS: Readonly<Record<AbilityChange['kind'], string>> = {
  better: 'better',
  worse: 'worse',
  'no-real-change': 'no real change',
};

/** "Ability: +0.8 logits against the first sessions, 95 % between +0.1 and +1.5: better." */
export function abilityChangeText({
  abilityChange,
}: Pick<SkillOutcome, 'abilityChange'>): string | undefined {
  if (abilityChange === undefined) return undefined;
  const { change, low95, high95, kind } = abilityChange;
  return `Ability: ${signed(change)} logits against the first sessions, 95 % between ${signed(low95)} and ${signed(high95)}: ${ABILITY_LABELS[kind]}.`;
}
