/** What a countdown waits for, told to the patient. */
import type { WaitingProblem } from '#core/session/state.ts';

export const WAITING_TEXT: Readonly<Record<WaitingProblem, string>> = {
  'off-board': 'Get back on the board, then it goes on.',
  thorax: 'The sensor on your chest does not answer. Switch it on, then it goes on.',
  pelvis: 'The sensor on your pelvis does not answer. Switch it on, then it goes on.',
  tilt: 'The tilting board does not answer. See whether it is plugged in, then it goes on.',
};
