/** The words for the outcomes by which a programme is judged. */
import type { Translator } from '#core/language/translator.ts';
import { ABILITY_METRIC } from '#core/programme/primary-outcome.ts';
import type { PrimaryOutcome } from '#core/programme/primary-outcome.ts';
import { summarySpecs } from '#core/session/summary-metrics.ts';
import { EXERCISES } from '#games/registry.ts';
import { skillText } from './exercise-text.ts';

/** As in "Recovery time: Squall, rib cage, sitting". */
export function outcomeText({ skill, metric }: PrimaryOutcome, translator: Translator): string {
  return translator.say('outcome.name', {
    metric: metricText({ skill, metric }, translator),
    skill: skillText(skill, translator),
  });
}

/** The key itself for a metric that this version of Keel does not have. */
function metricText({ skill, metric }: PrimaryOutcome, { say }: Translator): string {
  if (metric === ABILITY_METRIC) return say('outcome.ability');
  if (EXERCISES[skill.exercise] === undefined) return metric;
  const spec = summarySpecs({ exercises: EXERCISES }, skill).find(({ key }) => key === metric);
  return spec === undefined ? metric : say(spec.label);
}
