/** Which numbers of a set are shown, and how. */
import type { ExerciseInfo } from '#core/exercise/info.ts';
import { unusualSettings } from '#core/exercise/settings.ts';
import type { Translator } from '#core/language/translator.ts';
import type { ExerciseRecord } from '#core/session/result.ts';
import { EXERCISES } from '#games/registry.ts';
import { unitText } from '../ui/exercise-text.ts';
import { withError } from '../ui/numbers.ts';
import { unitSuffix } from './curve/physical.ts';
import { metricLabel } from './metric-label.ts';

export interface MetricColumn {
  readonly key: string;
  /** With its unit: "Peak excursion, % of limits". */
  readonly label: string;
}

/**
 * One column a metric that any record has, in the order of the exercise.
 * @param info Undefined when this version no longer knows the exercise: its numbers then go by their keys.
 */
export function metricColumns(
  records: readonly ExerciseRecord[],
  info: Pick<ExerciseInfo, 'metrics'> | undefined,
  translator: Translator,
): readonly MetricColumn[] {
  const used = new Set(records.flatMap(({ result }) => Object.keys(result.metrics)));
  if (info === undefined) return [...used].map((key) => ({ key, label: key }));
  const steering = records[0]?.steering;
  return info.metrics
    .filter(({ key }) => used.has(key))
    .map((spec) => ({ key: spec.key, label: metricLabel(spec, steering, translator) }));
}

export function metricText({ result }: ExerciseRecord, key: string, translator: Translator): string {
  const metric = result.metrics[key];
  return metric === undefined ? '–' : withError(metric.value, metric.standardError, translator);
}

/** As in "Gain 1.5, Delay 300 ms": what of a set was played otherwise than usual; undefined where nothing was. */
export function settingsText(
  { exercise, parameters, steering }: Pick<ExerciseRecord, 'exercise' | 'parameters' | 'steering'>,
  translator: Translator,
): string | undefined {
  const unusual = unusualSettings(EXERCISES[exercise]?.info.settings ?? [], parameters);
  if (unusual.length === 0) return undefined;
  return unusual
    .map(({ spec, value }) => {
      const unit = unitSuffix(unitText(spec.unit, steering, translator));
      return `${translator.say(spec.label)} ${translator.number(value, 1)}${unit}`;
    })
    .join(', ');
}
