/**
 * The few measures of a session that later sessions are compared with: those of the exercise, and of the assessments
 * only what a board and the literature support as primary (DOMAIN A1: grades A and B+).
 */
import type { ExerciseId, ExerciseResult, Metric, MetricSpec } from './exercise.ts';
import { LIMITS_EXERCISE } from './plan.ts';
import type { QuietSway } from './quiet-stance.ts';
import { exerciseOf } from './runner-blocks.ts';
import type { SessionDependencies } from './runner-state.ts';

/** Maximum excursion, directional control and velocity keep well from week to week; the other measures less so. */
const LIMITS_SUMMARY_KEYS: readonly string[] = ['meanReachMm', 'directionalControlPercent', 'velocityMmS'];

/** Less sway is not better: it is told, and compared, without a verdict on it. */
const STANCE_SPECS: readonly (MetricSpec & { readonly of: keyof QuietSway })[] = [
  {
    key: 'stance.meanVelocityMmS',
    of: 'meanVelocityMmS',
    label: 'Sway velocity, quiet stance',
    unit: 'mm/s',
    better: 'neither',
    description:
      'Path of the centre of pressure over 30 s of quiet stance, eyes open, on the frames of the hub.',
  },
  {
    key: 'stance.rmsMlMm',
    of: 'rmsMlMm',
    label: 'Sway side to side, quiet stance',
    unit: 'mm RMS',
    better: 'neither',
    description: 'Root mean square distance from the middle, side to side, over 30 s of quiet stance.',
  },
  {
    key: 'stance.rmsApMm',
    of: 'rmsApMm',
    label: 'Sway front to back, quiet stance',
    unit: 'mm RMS',
    better: 'neither',
    description: 'Root mean square distance from the middle, front to back, over 30 s of quiet stance.',
  },
];

/** The spec of each summary metric, in the order in which they are shown. */
export function summaryMetricSpecs(
  dependencies: Pick<SessionDependencies, 'exercises'>,
  exercise: ExerciseId,
): MetricSpec[] {
  return [...exerciseOf(dependencies, exercise).info.metrics, ...limitsSpecs(dependencies), ...STANCE_SPECS];
}

function limitsSpecs(dependencies: Pick<SessionDependencies, 'exercises'>): MetricSpec[] {
  const metrics = dependencies.exercises[LIMITS_EXERCISE]?.info.metrics ?? [];
  return metrics
    .filter(({ key }) => LIMITS_SUMMARY_KEYS.includes(key))
    .map((spec) => ({ ...spec, key: `limits.${spec.key}`, label: `${spec.label}, limits of stability` }));
}

export function limitsMetrics(result: ExerciseResult): Record<string, Metric> {
  const metrics: Record<string, Metric> = {};
  for (const key of LIMITS_SUMMARY_KEYS) {
    const metric = result.metrics[key];
    if (metric !== undefined) metrics[`limits.${key}`] = metric;
  }
  return metrics;
}

export function stanceMetrics(sway: QuietSway): Record<string, Metric> {
  return Object.fromEntries(STANCE_SPECS.map(({ key, of }) => [key, { value: sway[of], trials: 1 }]));
}
