/** The words for axes and the outcomes by which a programme is judged. */
import type { Axis } from '#core/exercise/info.ts';
import { ABILITY_METRIC } from '#core/programme/primary-outcome.ts';
import type { PrimaryOutcome } from '#core/programme/primary-outcome.ts';
import { summarySpecs } from '#core/session/summary-metrics.ts';
import { EXERCISES } from '#games/registry.ts';
import { skillText } from './exercise-text.ts';

export const AXIS_TEXT: Readonly<Record<Axis, string>> = {
  HOLD: 'Standing still',
  TRACK: 'Following',
  REACT: 'Reacting',
  DISSOCIATE: 'Moving one part without the other',
  SENSE: 'Sensing position',
  SYMMETRY: 'Left and right',
};

/** As in "Recovery time: Squall, rib cage, sitting". */
export function outcomeText({ skill, metric }: PrimaryOutcome): string {
  return `${metricText({ skill, metric })}: ${skillText(skill)}`;
}

function metricText({ skill, metric }: PrimaryOutcome): string {
  if (metric === ABILITY_METRIC) return 'Ability';
  if (EXERCISES[skill.exercise] === undefined) return metric;
  return summarySpecs({ exercises: EXERCISES }, skill).find(({ key }) => key === metric)?.label ?? metric;
}
