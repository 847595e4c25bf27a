/** How to stand or sit, and what steers, in the patient's words. */
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import { isOneLegged, isSitting } from '#core/exercise/posture.ts';
import { type Message, message, type PlainMessageId } from '#core/language/message.ts';
import type { Place } from '#core/session/plan-step.ts';
import type { PhaseOf, WaitingProblem } from '#core/session/state.ts';

/** The one thing to do now. */
export function placeTitle({ posture, surface, onBoard }: Place): PlainMessageId {
  if (posture === 'sitting-on-chair') return 'session.place.title.chair';
  if (posture === 'sitting-on-board') return 'session.place.title.board-seat';
  return onBoard ? 'session.place.title.board' : `session.place.title.${surface}`;
}

/** How to take the place. */
export function placeText({ posture, surface, onBoard }: Place): Message {
  const how = message(`session.place.how.${posture}`);
  return onBoard && surface !== 'firm' ? message('session.place.on-surface', { surface, how }) : how;
}

export function quietTitle({ posture }: Place): PlainMessageId {
  return isSitting(posture) ? 'session.quiet.title.sitting' : 'session.quiet.title.standing';
}

export function quietText({ posture, eyes }: Place, moving: boolean): PlainMessageId {
  if (moving) return 'session.quiet.moving';
  if (eyes === 'closed') return 'session.quiet.eyes-closed';
  return isOneLegged(posture) ? 'session.quiet.one-leg' : 'session.quiet.text';
}

/** What a countdown or a place waits for. */
export function waitingText(problem: WaitingProblem, place: Place | undefined): PlainMessageId {
  if (problem !== 'off-board') return `session.waiting.${problem}`;
  if (place?.onBoard !== true) return 'session.waiting.sensors';
  return isSitting(place.posture) ? 'session.waiting.sit' : 'session.waiting.stand';
}

/** What steers, and what that asks of the body. */
export function steeringText(steering: Steering, posture: Posture): PlainMessageId {
  if (steering !== 'centre-of-pressure') return `session.steering.${steering}`;
  return isSitting(posture) ? 'session.steering.weight-sitting' : 'session.steering.weight-standing';
}

/** Nobody may be on the board while it is zeroed. */
export function emptyBoardText({ problem, taring }: PhaseOf<'empty-board'>): {
  readonly title: PlainMessageId;
  readonly text: PlainMessageId;
} {
  const what = problem ?? (taring === true ? 'taring' : 'leave');
  return { title: `session.empty-board.${what}.title`, text: `session.empty-board.${what}.text` };
}
