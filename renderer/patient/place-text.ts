/** How to stand or sit, and what steers, in the patient's words. */
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { SensorNeed } from '#core/exercise/needs.ts';
import { isOneLegged, isSitting } from '#core/exercise/posture.ts';
import type { Surface } from '#core/programme/block.ts';
import type { Place } from '#core/session/plan-step.ts';
import type { WaitingProblem } from '#core/session/state.ts';

/** The one thing to do now. */
export function placeTitle({ posture, surface, onBoard }: Place): string {
  if (posture === 'sitting-on-chair') return 'Sit down on the chair';
  if (posture === 'sitting-on-board') return 'Sit down on the board';
  if (onBoard) return 'Step on the board';
  return SURFACE_TITLE[surface];
}

const SURFACE_TITLE: Readonly<Record<Surface, string>> = {
  firm: 'Stand before the screen',
  foam: 'Step on the foam',
  wobble: 'Step on the wobble cushion',
};

const HOW: Readonly<Record<Posture, string>> = {
  'feet-apart': 'Feet hip-wide, toes a little out. Let your arms hang and look ahead.',
  'feet-together': 'Feet side by side, close together. Let your arms hang and look ahead.',
  'semi-tandem':
    'One foot half in front of the other, so that they touch. Let your arms hang and look ahead.',
  'one-leg-left': 'Stand on your left leg with the rail within reach. The right foot hangs free.',
  'one-leg-right': 'Stand on your right leg with the rail within reach. The left foot hangs free.',
  'sitting-on-board':
    'Sit in its middle with your feet on the floor. Rest your hands on your thighs and look ahead.',
  'sitting-on-chair':
    'Sit upright without leaning back, your feet on the floor. Rest your hands on your thighs and look ahead.',
};

/** How to take the place. */
export function placeText({ posture, surface, onBoard }: Place): string {
  const how = HOW[posture];
  if (onBoard && surface !== 'firm') return `${SURFACE_ON_BOARD[surface]} ${how}`;
  return how;
}

const SURFACE_ON_BOARD: Readonly<Record<Exclude<Surface, 'firm'>, string>> = {
  foam: 'The foam lies on the board.',
  wobble: 'The wobble cushion lies on the board.',
};

export function quietTitle({ posture }: Place): string {
  return isSitting(posture) ? 'Sit quietly' : 'Stand quietly';
}

export function quietText({ posture, eyes }: Place, moving: boolean): string {
  if (moving) return 'That was a little too much movement. It begins again: be as quiet as you can.';
  if (eyes === 'closed') return 'Close your eyes and breathe. Keel learns where your middle is.';
  if (isOneLegged(posture))
    return 'Look ahead, and hold the rail when you need it. Keel learns where your middle is.';
  return 'Breathe and look ahead. Keel learns where your middle is.';
}

/** What a countdown or a place waits for. */
export function waitingText(problem: WaitingProblem, place: Place | undefined): string {
  switch (problem) {
    case 'off-board':
      return offBoardText(place);
    case 'thorax':
      return 'The sensor on your chest does not answer. Switch it on, then it goes on.';
    case 'pelvis':
      return 'The sensor on your pelvis does not answer. Switch it on, then it goes on.';
    case 'tilt':
      return 'The tilting board does not answer. See whether it is plugged in, then it goes on.';
  }
}

function offBoardText(place: Place | undefined): string {
  if (place?.onBoard !== true) return 'One moment: it goes on as soon as the sensors are heard.';
  return isSitting(place.posture)
    ? 'Sit down on the board, then it goes on.'
    : 'Stand on the board with all your weight, then it goes on.';
}

/** What steers, and what that asks of the body. */
export function steeringText(steering: Steering, posture: Posture): string {
  switch (steering) {
    case 'centre-of-pressure':
      return isSitting(posture)
        ? 'You steer with your weight: shift it on the seat.'
        : 'You steer with your weight: lean with your whole body, your feet stay where they are.';
    case 'board-tilt':
      return 'You steer with the board: tilt it under you.';
    case 'thorax':
      return 'You steer with your chest: bend it, your pelvis stays where it is.';
    case 'pelvis':
      return 'You steer with your pelvis: tilt it, your chest stays where it is.';
  }
}

/** As in "Squall with your chest": in a line of a plan. */
export const STEERED_TEXT: Readonly<Record<Steering, string>> = {
  'centre-of-pressure': 'with your weight',
  'board-tilt': 'with the board',
  thorax: 'with your chest',
  pelvis: 'with your pelvis',
};

export const SENSOR_TEXT: Readonly<Record<SensorNeed, string>> = {
  board: 'the balance board',
  tilt: 'a board that tilts',
  thorax: 'the chest sensor',
  pelvis: 'the pelvis sensor',
};
