/** What the person is told of each movement, and from where it is seen best. */
import type { Translator } from '#core/language/translator.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { ENGLISH } from '#locales/load/english.ts';
import type { View } from '../motion/trunk-shape.ts';

/** The sides from which it is seen best. */
export const TASK_VIEWS: Readonly<Record<MovementTask, readonly View[]>> = {
  bend: ['side', 'back'],
  lift: ['side', 'back'],
  reach: ['side', 'back'],
  turn: ['back', 'top'],
  type: ['side', 'back'],
};

/** For the person, read from three metres. */
export function taskSteps(task: MovementTask, { say }: Translator): readonly string[] {
  return (['first', 'second', 'third'] as const).map((step) => say(`movement.step.${task}.${step}`));
}

interface TaskText {
  readonly name: string;
  readonly about: string;
  readonly steps: readonly string[];
  readonly views: readonly View[];
}

/** TRANSITION: `movement.name.${task}`, `movement.about.${task}`, `taskSteps`, `TASK_VIEWS`. */
export const TASK_TEXT: Readonly<Record<MovementTask, TaskText>> = {
  bend: englishOf('bend'),
  lift: englishOf('lift'),
  reach: englishOf('reach'),
  turn: englishOf('turn'),
  type: englishOf('type'),
};

function englishOf(task: MovementTask): TaskText {
  return {
    name: ENGLISH.say(`movement.name.${task}`),
    about: ENGLISH.say(`movement.about.${task}`),
    steps: taskSteps(task, ENGLISH),
    views: TASK_VIEWS[task],
  };
}
