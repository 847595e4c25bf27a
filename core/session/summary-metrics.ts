/**
 * The few measures of a skill that later sessions are compared with: those of the exercise, of the range of what steers
 * it, and of quiet stance.
 */
import type { MetricSpec } from '../exercise/info.ts';
import { QUIET_METRICS } from '../exercise/quiet-metrics.ts';
import { postureClassOf } from '../exercise/posture.ts';
import type { Metric } from '../exercise/result.ts';
import type { Skill } from '../exercise/skill.ts';
import { exerciseOf } from './exercise-of.ts';
import { RANGE_EXERCISE } from './plan.ts';
import type { BlockRecord } from './result.ts';
import type { SessionDependencies, SessionState } from './state.ts';

type Exercises = Pick<SessionDependencies, 'exercises'>;

/** What each key of a skill's summary is, in the order in which it is shown. */
export function summarySpecs(dependencies: Exercises, skill: Skill): MetricSpec[] {
  const sway = skill.steering === 'centre-of-pressure' ? QUIET_METRICS : [];
  return [...exerciseOf(dependencies, skill.exercise).info.metrics, ...rangeSpecs(dependencies), ...sway];
}

function rangeSpecs({ exercises }: Exercises): MetricSpec[] {
  const info = exercises[RANGE_EXERCISE]?.info;
  const comparable = info?.metrics.filter(({ key }) => info.comparable.includes(key)) ?? [];
  return comparable.map((spec) => ({
    ...spec,
    key: `range.${spec.key}`,
    label: spec.labelAmongOthers ?? spec.label,
  }));
}

/** Of the range that was measured for this skill in this session. */
export function rangeMetrics(
  blocks: readonly BlockRecord[],
  skill: Skill,
  { exercises }: Exercises,
): Record<string, Metric> {
  const metrics: Record<string, Metric> = {};
  for (const record of blocks) {
    if (record.kind !== 'exercise' || record.role !== 'range' || !record.completed) continue;
    const fits = record.steering === skill.steering && postureClassOf(record.posture) === skill.postureClass;
    for (const key of fits ? (exercises[RANGE_EXERCISE]?.info.comparable ?? []) : []) {
      const metric = record.result.metrics[key];
      if (metric !== undefined) metrics[`range.${key}`] = metric;
    }
  }
  return metrics;
}

/**
 * Of quiet stance in the skill's class of posture, for who is steered by where their weight is. On firm ground with open
 * eyes: foam and closed eyes sway otherwise, and are no change of the person.
 */
export function swayMetrics({ places }: SessionState, skill: Skill): Record<string, Metric> {
  if (skill.steering !== 'centre-of-pressure') return {};
  const measured = Object.values(places).find(
    ({ place, sway }) =>
      sway !== undefined &&
      place.surface === 'firm' &&
      place.eyes === 'open' &&
      postureClassOf(place.posture) === skill.postureClass,
  );
  const sway = measured?.sway;
  if (sway === undefined) return {};
  return Object.fromEntries(QUIET_METRICS.map(({ key, of }) => [key, { value: sway[of], trials: 1 }]));
}
