/** What is said aloud of a session, for who does not look: what to do now, when it begins, when it is over, why it stopped. */
import type { Translator } from '#core/language/translator.ts';
import type { ExerciseStep } from '#core/session/plan-step.ts';
import type { PhaseOf } from '#core/session/state.ts';
import { taskSteps } from '../movement/task-text.ts';
import type { SessionView } from '../session/session-view.ts';
import { stopText } from '../ui/stop-text.ts';
import { emptyBoardText, placeText, placeTitle, quietText, quietTitle, waitingText } from './place-text.ts';
import { comingText, movementTitle, nextPlayed, stepTitle } from './step-text.ts';

/** What is read of a session. */
export type SpokenOf = Pick<SessionView, 'phase' | 'step' | 'plan' | 'planIndex' | 'exercise'>;

/**
 * The words of the moment: they are said when they become others.
 * @returns none where all has to be silent; undefined where the session itself has nothing to say
 */
export function spokenWords(view: SpokenOf, translator: Translator): readonly string[] | undefined {
  const { phase, step, plan, planIndex } = view;
  const { say } = translator;
  switch (phase.name) {
    case 'check-in':
    case 'refused':
    case 'sensors':
      return undefined;
    case 'releasing':
    case 'summary':
      return [];
    case 'empty-board': {
      const { title, text } = emptyBoardText(phase);
      return [say(title), say(text)];
    }
    case 'take-place':
    case 'quiet':
      return inPlace(phase, view, translator);
    case 'ready':
      return step.kind === 'exercise' ? beforeSet(phase, step, view, translator) : [];
    case 'playing':
      return [say('session.spoken.go')];
    case 'resuming':
      return phase.problem === undefined
        ? [say('session.playing.ready-to-go-on')]
        : [say(waitingText(phase.problem, step.kind === 'exercise' ? step : undefined))];
    case 'movement':
      if (step.kind !== 'movement') return [];
      return [
        say(phase.problem === undefined ? movementTitle(phase, step) : waitingText(phase.problem, undefined)),
      ];
    case 'paused': {
      const { title, text } = stopText(phase.cause, phase.sensor);
      return [say(title), say(text)];
    }
    case 'rest': {
      const next = nextPlayed(plan, planIndex);
      return [
        say('session.rest.title'),
        say('session.rest.breathe'),
        ...(next === undefined ? [] : [comingText(next, translator)]),
        ...(next?.kind === 'movement' ? taskSteps(next.task, translator) : []),
      ];
    }
    case 'cool-down':
      return [say('session.last-one'), say('session.cool-down.text')];
    case 'check-out':
      return [say('session.step-down')];
  }
}

/** Taking a place, and being quiet in it. */
function inPlace(
  phase: PhaseOf<'take-place'> | PhaseOf<'quiet'>,
  { step }: SpokenOf,
  { say, sayMessage }: Translator,
): readonly string[] {
  if (step.kind !== 'quiet' && step.kind !== 'exercise') return [];
  if (phase.name === 'quiet')
    return [say(quietTitle(step)), say(quietText(step, phase.problem === 'moving'))];
  const { problem } = phase;
  const waits = problem !== undefined && problem !== 'off-board';
  return [say(placeTitle(step)), waits ? say(waitingText(problem, step)) : sayMessage(placeText(step))];
}

/** What comes, and how it goes where it is new. */
function beforeSet(
  { problem }: PhaseOf<'ready'>,
  step: ExerciseStep,
  { exercise }: SpokenOf,
  translator: Translator,
): readonly string[] {
  const { say } = translator;
  if (problem !== undefined) return [say(waitingText(problem, step))];
  const isNew = step.role === 'range' || step.role === 'practice';
  return [
    stepTitle(step, translator),
    ...(step.eyes === 'closed' ? [say('session.ready.close-eyes')] : []),
    ...(isNew && exercise !== undefined ? [say(exercise.instruction)] : []),
  ];
}
