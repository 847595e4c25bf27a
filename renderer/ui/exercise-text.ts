/** The words for what is prescribed and played. */
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { UnitCode } from '#core/exercise/info.ts';
import type { PostureClass } from '#core/exercise/posture.ts';
import type { Skill } from '#core/exercise/skill.ts';
import { unitOf } from '#core/exercise/steering.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type { Block, Eyes, Surface } from '#core/programme/block.ts';
import { EXERCISES } from '#games/registry.ts';

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

/** As in "% of limits" or "mm"; empty for a number without a unit. */
export function unitText(unit: UnitCode, steering: Steering = 'centre-of-pressure'): string {
  switch (unit) {
    case 'none':
      return '';
    case 'percent':
      return '%';
    case 'percent-of-range':
      return steering === 'centre-of-pressure' ? '% of limits' : '% of range';
    case 'second':
      return 's';
    case 'millisecond':
      return 'ms';
    case 'times-quiet':
      return 'x quiet';
    case 'steering':
      return unitOf(steering) === 'mm' ? 'mm' : '°';
    case 'steering-per-second':
      return unitOf(steering) === 'mm' ? 'mm/s' : '°/s';
  }
}

export function exerciseName(id: string): string {
  return EXERCISES[id]?.info.name ?? id;
}

export function blockName(block: Block): string {
  return block.kind === 'movement' ? TASK_NAMES[block.task] : exerciseName(block.exercise);
}

/** As in "Squall, rib cage, sitting". */
export function skillText({ exercise, steering, postureClass }: Skill): string {
  return `${exerciseName(exercise)}, ${STEERING_TEXT[steering]}, ${POSTURE_CLASS_TEXT[postureClass]}`;
}
