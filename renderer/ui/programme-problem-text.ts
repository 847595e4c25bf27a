/** What is wrong with a programme, or asks for care, in words that say what would be right. */
import type { BoundProblem } from '#core/difficulty/bounds.ts';
import type { ParameterSpec } from '#core/exercise/info.ts';
import type { SensorNeed } from '#core/exercise/needs.ts';
import type { Caution, ProgrammeProblem } from '#core/programme/check-programme.ts';
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import { AXIS_TEXT } from './outcome-text.ts';
import { POSTURE_TEXT, STEERING_TEXT, exerciseName, unitText } from './exercise-text.ts';

export const SENSOR_TEXT: Readonly<Record<SensorNeed, string>> = {
  board: 'a balance board',
  tilt: 'a board that tells its tilt',
  thorax: 'a motion sensor on the rib cage',
  pelvis: 'a motion sensor on the pelvis',
};

/** What a therapist must see to before such a block. */
export const CAUTION_TEXT: Readonly<Record<Caution, string>> = {
  'one-leg': 'One leg: stand by, a rail within reach on both sides.',
  foam: 'Foam: stand by, a rail within reach on both sides.',
  wobble: 'Wobble cushion: stand by, a rail within reach on both sides.',
  'eyes-closed': 'Eyes closed: stand by, a rail within reach on both sides.',
};

const CAUTION_NAMES: Readonly<Record<Caution, string>> = {
  'one-leg': 'standing on one leg',
  foam: 'standing on foam',
  wobble: 'standing on a wobble cushion',
  'eyes-closed': 'playing with closed eyes',
};

export function problemText(problem: ProgrammeProblem): string {
  switch (problem.code) {
    case 'ends-before-it-begins':
      return 'The last day lies before the first. Choose a later one.';
    case 'first-phase-not-week-1':
      return 'The first phase begins with week 1.';
    case 'phases-out-of-order':
      return `Week ${problem.fromWeek} is not after the week of the phase before. Choose a later week.`;
    case 'phase-after-the-end':
      return `The programme has ${problem.weeks} weeks: begin this phase by then, or make it longer.`;
    case 'weeks-without-blocks':
      return `From week ${problem.fromWeek} on there is nothing to play. Add a block, or remove the phase.`;
    case 'block-twice':
      return 'This block is there twice. Remove one of the two.';
    case 'random-order-of-one':
      return 'A random order needs two blocks or more.';
    case 'unknown-exercise':
      return `This version of Keel has no exercise “${problem.exercise}”. Choose another, or update Keel.`;
    case 'forbidden-at-home':
      return `At home ${CAUTION_NAMES[problem.what]} is not allowed: nobody stands by.`;
    case 'outcome-not-measured':
      return `No block measures the outcome of “${AXIS_TEXT[problem.axis]}”. Choose another, or give its block a probe.`;
    case 'probe-of-assessment':
      return 'This measures and never adapts: it needs no probe.';
    case 'typing-has-no-repetitions':
      return 'Typing has no repetitions: give its length in seconds.';
    case 'set-length':
      return `A set of this exercise lasts ${problem.min} to ${problem.max} s.`;
    case 'bound':
      return boundProblemText(problem.problem);
    case 'steering-not-taken':
    case 'posture-not-taken':
    case 'steering-needs-board':
    case 'sensor-missing':
    case 'surface-while-sitting':
      return stanceProblemText(problem);
  }
}

type StanceProblem = Extract<
  ProgrammeProblem,
  {
    code:
      | 'steering-not-taken'
      | 'posture-not-taken'
      | 'steering-needs-board'
      | 'sensor-missing'
      | 'surface-while-sitting';
  }
>;

function stanceProblemText(problem: StanceProblem): string {
  switch (problem.code) {
    case 'steering-not-taken':
      return `${exerciseName(problem.exercise)} is not steered by ${steeringName(problem.steering)}.`;
    case 'posture-not-taken':
      return `${exerciseName(problem.exercise)} is not played ${postureName(problem.posture)}.`;
    case 'steering-needs-board':
      return `On a chair beside the board nothing steers by ${steeringName(problem.steering)}. Choose another posture, or rib cage or pelvis.`;
    case 'sensor-missing':
      return `This needs ${SENSOR_TEXT[problem.sensor]}, and this place has none. Connect one under Devices, or choose otherwise.`;
    case 'surface-while-sitting':
      return 'On a chair nobody stands on foam or a cushion: choose firm ground.';
  }
}

function steeringName(steering: string): string {
  return STEERING_TEXT[steering as Steering];
}

function postureName(posture: Posture): string {
  return POSTURE_TEXT[posture];
}

/** @param spec Of the parameter, where this version of Keel knows it. */
export function boundProblemText(
  problem: BoundProblem,
  spec?: ParameterSpec,
  steering: Steering = 'centre-of-pressure',
): string {
  switch (problem.code) {
    case 'unknown-parameter':
      return `This exercise has no value “${problem.key}” to bound.`;
    case 'no-number':
      return 'Enter a number for floor and cap.';
    case 'floor-above-cap':
      return 'The floor lies above the cap. Lower the floor, or raise the cap.';
    case 'lock-outside':
      return 'The locked value must lie between floor and cap.';
    case 'outside': {
      const unit = spec === undefined ? '' : ` ${unitText(spec.unit, steering)}`;
      return `Enter values between ${problem.min} and ${problem.max}${unit}: the exercise can do no more.`;
    }
  }
}
