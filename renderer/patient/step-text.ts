/** What a step of the plan is called, and what a person is told of it. */
import { TASK_FACTS } from '#core/movement-tests/tasks.ts';
import type { Block } from '#core/programme/block.ts';
import { secondsOf } from '#core/session/plan-step.ts';
import type { BlockRole, ExerciseStep, MovementStep, PlanStep } from '#core/session/plan-step.ts';
import {
  EYES_TEXT,
  POSTURE_TEXT,
  SURFACE_TEXT,
  TASK_NAMES,
  blockName,
  exerciseName,
} from '../ui/exercise-text.ts';
import { STEERED_TEXT } from './place-text.ts';

export const ROLE_TEXT: Readonly<Record<BlockRole, string>> = {
  range: 'This shows Keel how far you can go. Go only as far as feels safe.',
  practice: 'A first try, to get to know it. Nothing is counted.',
  set: 'It gets harder or easier with you.',
  probe: 'This one is the same every time, to see what has changed.',
};

/** As in "Squall: set 1 of 3". */
export function stepTitle(step: ExerciseStep): string {
  const name = exerciseName(step.exercise);
  return step.role === 'range' ? name : `${name}: ${partText(step)}`;
}

function partText({ role, number, of }: ExerciseStep): string {
  switch (role) {
    case 'range':
      return '';
    case 'practice':
      return 'a first try';
    case 'set':
      return `set ${number} of ${of}`;
    case 'probe':
      return 'the closing set';
  }
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
export function comingText(step: PlayedStep): string {
  const length = lengthText(secondsOf(step));
  if (step.kind === 'movement') return `Then comes ${TASK_NAMES[step.task]}: ${length}.`;
  const name = exerciseName(step.exercise);
  const what = step.role === 'range' ? name : `${name}, ${partText(step)}`;
  return `Then comes ${what}: ${length}.`;
}

/** A length that nobody counts in seconds: to the nearest half minute. */
function lengthText(seconds: number): string {
  const halves = Math.max(1, Math.round(seconds / 30));
  if (halves === 1) return 'half a minute';
  if (halves === 2) return 'about a minute';
  const minutes = Math.floor(halves / 2);
  return halves % 2 === 0 ? `about ${minutes} minutes` : `about ${minutes}½ minutes`;
}

type PlayedIn = Pick<ExerciseStep, 'steering' | 'posture' | 'surface' | 'eyes'>;

/** As in "with your chest, sitting on a chair". */
function placeDetail({ steering, posture, surface, eyes }: PlayedIn): string {
  return [
    STEERED_TEXT[steering],
    POSTURE_TEXT[posture],
    ...(surface === 'firm' ? [] : [SURFACE_TEXT[surface]]),
    ...(eyes === 'open' ? [] : [EYES_TEXT[eyes]]),
  ].join(', ');
}

/** How a block or a step is done: what steers, and how the person stands or sits. */
export function detailText(played: Block | PlayedStep): string {
  if (played.kind === 'exercise') return placeDetail(played);
  return TASK_FACTS[played.task].sitting ? 'recorded, sitting' : 'recorded, standing';
}

/** The name of a block; with its detail where another of this session has the same. */
export function blockTitle(block: Block, blocks: readonly Block[]): string {
  const name = blockName(block);
  const isAlone = blocks.every((other) => other.id === block.id || blockName(other) !== name);
  return isAlone ? name : `${name}, ${detailText(block)}`;
}
