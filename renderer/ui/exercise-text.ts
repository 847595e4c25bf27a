/** The words for what is prescribed and played. */
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { UnitCode } from '#core/exercise/info.ts';
import type { PostureClass } from '#core/exercise/posture.ts';
import type { Skill } from '#core/exercise/skill.ts';
import { unitLabel } from '#core/exercise/labels.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type { Translator } from '#core/language/translator.ts';
import type { Block, Eyes, Surface } from '#core/programme/block.ts';
import { EXERCISES } from '#games/registry.ts';
import { ENGLISH } from '#locales/load/english.ts';

/** As in "% of limits" or "mm"; empty for a number without a unit. */
export function unitText(
  unit: UnitCode,
  steering: Steering = 'centre-of-pressure',
  { say }: Translator = ENGLISH,
): string {
  const label = unitLabel(unit, steering);
  return label === undefined ? '' : say(label);
}

/** The id itself for an exercise that this version of Keel does not have. */
export function exerciseName(id: string, { say }: Translator = ENGLISH): string {
  const info = EXERCISES[id]?.info;
  return info === undefined ? id : say(info.name);
}

export function blockName(block: Block, translator: Translator = ENGLISH): string {
  return block.kind === 'movement'
    ? translator.say(`task.${block.task}`)
    : exerciseName(block.exercise, translator);
}

/** As in "Squall, rib cage, sitting". */
export function skillText(
  { exercise, steering, postureClass }: Skill,
  translator: Translator = ENGLISH,
): string {
  const { say } = translator;
  return say('skill.name', {
    exercise: exerciseName(exercise, translator),
    steering: say(`steering.${steering}`),
    postureClass: say(`posture-class.${postureClass}`),
  });
}

// TRANSITION: `say(`steering.${steering}`)` and its like take the place of all below.
export const STEERING_TEXT: Readonly<Record<Steering, string>> = {
  'centre-of-pressure': 'weight on the board',
  'board-tilt': 'tilt of the board',
  thorax: 'rib cage',
  pelvis: 'pelvis',
};

export const POSTURE_TEXT: Readonly<Record<Posture, string>> = {
  'feet-apart': 'standing, feet apart',
  'feet-together': 'standing, feet together',
  'semi-tandem': 'standing, one foot half in front',
  'one-leg-left': 'standing on the left leg',
  'one-leg-right': 'standing on the right leg',
  'sitting-on-board': 'sitting on the board',
  'sitting-on-chair': 'sitting on a chair',
};

export const POSTURE_CLASS_TEXT: Readonly<Record<PostureClass, string>> = {
  standing: 'standing',
  'narrow-stance': 'narrow stance',
  sitting: 'sitting',
};

export const SURFACE_TEXT: Readonly<Record<Surface, string>> = {
  firm: 'firm ground',
  foam: 'foam',
  wobble: 'wobble cushion',
};

export const EYES_TEXT: Readonly<Record<Eyes, string>> = { open: 'eyes open', closed: 'eyes closed' };

export const TASK_NAMES: Readonly<Record<MovementTask, string>> = {
  bend: 'Bend',
  lift: 'Lift',
  reach: 'Reach',
  turn: 'Turn',
  type: 'Typing',
};
