/** What a measure is called where it stands as a row or a column. */
import type { Steering } from '#core/contract/stimulus.ts';
import type { MetricSpec } from '#core/exercise/info.ts';
import type { Translator } from '#core/language/translator.ts';
import { unitText } from '../ui/exercise-text.ts';

/** With its unit, as in "Peak excursion, % of limits". */
export function metricLabel(
  spec: Pick<MetricSpec, 'label' | 'unit'>,
  steering: Steering | undefined,
  translator: Translator,
): string {
  const label = translator.say(spec.label);
  const unit = unitText(spec.unit, steering, translator);
  return unit === '' ? label : translator.say('metric.with-unit', { label, unit });
}
