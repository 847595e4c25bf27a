/** What a step of the plan is called, and what a person is told of it. */
import type { PlainMessageId } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import { TASK_FACTS } from '#core/movement-tests/tasks.ts';
import type { Block } from '#core/programme/block.ts';
import { secondsOf } from '#core/session/plan-step.ts';
import type { ExerciseStep, MovementStep, PlanStep } from '#core/session/plan-step.ts';
import type { PhaseOf } from '#core/session/state.ts';
import { blockName, exerciseName } from '../ui/exercise-text.ts';

/** As in "Squall: set 1 of 3". */
export function stepTitle({ exercise: id, role, number, of }: ExerciseStep, translator: Translator): string {
  const exercise = exerciseName(id, translator);
  return role === 'range' ? exercise : translator.say(`session.step.${role}`, { exercise, number, of });
}

/** A step in which something is played or recorded. */
export type PlayedStep = ExerciseStep | MovementStep;

function isPlayed(step: PlanStep): step is PlayedStep {
  return step.kind === 'exercise' || step.kind === 'movement';
}

/** The next step in which something is played or recorded. */
export function nextPlayed(plan: readonly PlanStep[], planIndex: number): PlayedStep | undefined {
  return plan.slice(planIndex + 1).find(isPlayed);
}

/** As in "Then comes Squall, set 2 of 3: about a minute." */
export function comingText(step: PlayedStep, translator: Translator): string {
  const { say } = translator;
  const length = lengthText(secondsOf(step), translator);
  if (step.kind === 'movement') {
    return say('session.coming.movement', { task: say(`task.${step.task}`), length });
  }
  const { role, number, of } = step;
  return say(`session.coming.${role}`, {
    exercise: exerciseName(step.exercise, translator),
    number,
    of,
    length,
  });
}

/** A length that nobody counts in seconds: to the nearest half minute. */
function lengthText(seconds: number, { say }: Translator): string {
  const halves = Math.max(1, Math.round(seconds / 30));
  if (halves === 1) return say('session.length.half-minute');
  const minutes = Math.floor(halves / 2);
  return say(halves % 2 === 0 ? 'session.length.minutes' : 'session.length.minutes-and-half', { minutes });
}

/** How a block or a step is done, as in "with your chest, sitting on a chair". */
export function detailText(played: Block | PlayedStep, { say }: Translator): string {
  if (played.kind === 'movement') {
    const posture = TASK_FACTS[played.task].sitting ? 'sitting' : 'standing';
    return say('session.detail.movement', { posture });
  }
  const { steering, posture, surface, eyes } = played;
  return say('session.detail.exercise', {
    steered: say(`session.steered.${steering}`),
    posture: say(`posture.${posture}`),
    surface,
    eyes,
  });
}

/** What to do now while a movement is recorded. */
export function movementTitle({ stage }: PhaseOf<'movement'>, { task }: MovementStep): PlainMessageId {
  switch (stage) {
    case 'countdown':
      return TASK_FACTS[task].sitting ? 'session.movement.still.sitting' : 'session.movement.still.standing';
    case 'hold':
      return 'session.movement.hold';
    case 'moving':
      return `session.movement.now.${task}`;
  }
}

/** The name of a block; with its detail where another of this session has the same. */
export function blockTitle(block: Block, blocks: readonly Block[], translator: Translator): string {
  const name = blockName(block, translator);
  const isAlone = blocks.every((other) => other.id === block.id || blockName(other, translator) !== name);
  if (isAlone) return name;
  return translator.say('session.block-with-detail', { name, detail: detailText(block, translator) });
}
