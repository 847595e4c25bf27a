/** A programme that can't be played is not stored, and the refusal says what is wrong with it. */
import { KeelError } from '#core/errors.ts';
import type { BoundProblem } from '#core/difficulty/bounds.ts';
import { checkProgramme } from '#core/programme/check-programme.ts';
import type { Caution, ExerciseCatalogue, ProgrammeProblem } from '#core/programme/check-programme.ts';
import type { Programme } from '#core/programme/programme.ts';

/** @throws KeelError 'invalid-argument', naming the first problem. */
export function requirePlayable(programme: Programme, catalogue: ExerciseCatalogue): void {
  const [problem] = checkProgramme(programme, catalogue).problems;
  if (problem !== undefined) throw new KeelError('invalid-argument', problemText(problem));
}

/** As in "Block a1: Squall can't be steered by board-tilt." */
export function problemText(problem: ProgrammeProblem): string {
  const where =
    problem.block === undefined
      ? problem.phase === undefined
        ? ''
        : `Phase ${problem.phase + 1}: `
      : `Block ${problem.block}: `;
  return `${where}${whatText(problem)}`;
}

function whatText(problem: ProgrammeProblem): string {
  switch (problem.code) {
    case 'ends-before-it-begins':
      return 'The programme ends before it begins.';
    case 'first-phase-not-week-1':
      return 'the first phase begins in week 1.';
    case 'phases-out-of-order':
      return `it begins in week ${problem.fromWeek}, no later than the phase before it.`;
    case 'phase-after-the-end':
      return `it begins in week ${problem.fromWeek}, but the programme has ${problem.weeks} weeks.`;
    case 'weeks-without-blocks':
      return `from week ${problem.fromWeek} on there is nothing to play.`;
    case 'block-twice':
      return 'there are two of this name.';
    case 'random-order-of-one':
      return 'one block has no order to shuffle.';
    case 'unknown-exercise':
      return `this version of Keel has no exercise "${problem.exercise}".`;
    case 'steering-not-taken':
      return `${problem.exercise} can't be steered by ${problem.steering}.`;
    case 'posture-not-taken':
      return `${problem.exercise} can't be played in the posture ${problem.posture}.`;
    case 'steering-needs-board':
      return `${problem.steering} needs a board that bears the person.`;
    case 'sensor-missing':
      return `it needs a sensor that is not there: ${problem.sensor}.`;
    case 'set-length':
      return `a set lasts ${problem.min} to ${problem.max} s, not ${problem.seconds} s.`;
    case 'bound':
      return boundText(problem.problem);
    case 'probe-of-assessment':
      return 'an assessment has no probe.';
    case 'surface-while-sitting':
      return 'a chair stands on firm ground.';
    case 'typing-has-no-repetitions':
      return 'typing is dosed by time.';
    case 'outcome-not-measured':
      return `no block measures the primary outcome of ${problem.axis}.`;
    case 'forbidden-at-home':
      return `${CAUTIONS[problem.what]} is forbidden at home.`;
  }
}

const CAUTIONS: Readonly<Record<Caution, string>> = {
  'one-leg': 'standing on one leg',
  foam: 'foam',
  wobble: 'a wobble cushion',
  'eyes-closed': 'training with the eyes closed',
};

function boundText(problem: BoundProblem): string {
  switch (problem.code) {
    case 'unknown-parameter':
      return `the exercise has no value "${problem.key}".`;
    case 'no-number':
      return `the bounds of ${problem.key} are no numbers.`;
    case 'floor-above-cap':
      return `the floor of ${problem.key} lies above its cap.`;
    case 'lock-outside':
      return `${problem.key} is locked outside its floor and cap.`;
    case 'outside':
      return `${problem.key} goes from ${problem.min} to ${problem.max}.`;
  }
}
