/** Which numbers of a set are shown, and how. */
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { BlockRecord } from '#core/session/result.ts';
import { withError } from '../ui/numbers.ts';

export interface MetricColumn {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
}

/** The tight-loose index has a column of words, so its number is left out. */
const TOLD_AS_TEXT = 'controlPatternIndex';

/**
 * One column a metric that any block has, in the order of the exercise.
 * @param info Undefined when this version no longer knows the exercise: its numbers then go by their keys.
 */
export function metricColumns(
  blocks: readonly BlockRecord[],
  info: ExerciseInfo | undefined,
): readonly MetricColumn[] {
  const used = new Set(blocks.flatMap((block) => Object.keys(block.result.metrics)));
  used.delete(TOLD_AS_TEXT);
  if (info === undefined) return [...used].map((key) => ({ key, label: key, unit: '' }));
  return info.metrics.filter(({ key }) => used.has(key));
}

export function metricText(block: BlockRecord, key: string): string {
  const metric = block.result.metrics[key];
  return metric === undefined ? '–' : withError(metric.value, metric.standardError);
}
