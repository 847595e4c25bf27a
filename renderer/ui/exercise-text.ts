/** The words for what is prescribed and played. */
import type { Steering } from '#core/contract/stimulus.ts';
import type { UnitCode } from '#core/exercise/info.ts';
import type { Skill } from '#core/exercise/skill.ts';
import { unitLabel } from '#core/exercise/labels.ts';
import type { Translator } from '#core/language/translator.ts';
import type { Block } from '#core/programme/block.ts';
import { EXERCISES } from '#games/registry.ts';

/** As in "% of limits" or "mm"; empty for a number without a unit. */
export function unitText(
  unit: UnitCode,
  steering: Steering = 'centre-of-pressure',
  { say }: Translator,
): string {
  const label = unitLabel(unit, steering);
  return label === undefined ? '' : say(label);
}

/** The id itself for an exercise that this version of Keel does not have. */
export function exerciseName(id: string, { say }: Translator): string {
  const info = EXERCISES[id]?.info;
  return info === undefined ? id : say(info.name);
}

export function blockName(block: Block, translator: Translator): string {
  return block.kind === 'movement'
    ? translator.say(`task.${block.task}`)
    : exerciseName(block.exercise, translator);
}

/** As in "Squall, rib cage, sitting". */
export function skillText({ exercise, steering, postureClass }: Skill, translator: Translator): string {
  const { say } = translator;
  return say('skill.name', {
    exercise: exerciseName(exercise, translator),
    steering: say(`steering.${steering}`),
    postureClass: say(`posture-class.${postureClass}`),
  });
}
