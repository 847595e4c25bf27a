/** The empty board is zeroed: half a second of rest, then a tare of two seconds, asked for again where none came. */
import { FrameFlag, hasFlag } from '../../contract/frame.ts';
import type { PhaseOf, SessionState } from '../state.ts';
import { goNext, stay, withPhase } from '../transition.ts';
import type { PhaseHandler, Transition } from '../transition.ts';
import { enterTakePlace } from './take-place.ts';

const TARE_MS = 2000;
/** Less than this on the board is an empty board. */
const EMPTY_LOAD_KG = 5;
/** The board rests this long before it is zeroed; an unanswered request is made again. */
const EMPTY_BEFORE_TARE_MS = 500;
const TARE_AGAIN_MS = 5000;

export const emptyBoardPhase: PhaseHandler<'empty-board'> = { step, stops: true, ends: true };

export function enterEmptyBoard(state: SessionState): Transition {
  return { state: withPhase(state, { name: 'empty-board', sinceMs: state.nowMs }) };
}

function step(state: SessionState, phase: PhaseOf<'empty-board'>): Transition {
  const { frame, nowMs } = state;
  if (frame === undefined || !hasFlag(frame, FrameFlag.attached) || hasFlag(frame, FrameFlag.gap)) {
    return stay(withPhase(state, { name: 'empty-board', sinceMs: nowMs, problem: 'no-board' }));
  }
  if (hasFlag(frame, FrameFlag.taring)) return stay(withPhase(state, { ...phase, taring: true }));
  if (phase.taring === true) return hasFlag(frame, FrameFlag.tared) ? zeroed(state) : enterEmptyBoard(state);
  if (Math.abs(frame.loadKg) > EMPTY_LOAD_KG) {
    return stay(withPhase(state, { name: 'empty-board', sinceMs: nowMs, problem: 'loaded' }));
  }
  const waitedMs = nowMs - phase.sinceMs;
  if (phase.problem !== undefined) return enterEmptyBoard(state);
  const asksNow =
    waitedMs === EMPTY_BEFORE_TARE_MS || (waitedMs > EMPTY_BEFORE_TARE_MS && waitedMs % TARE_AGAIN_MS === 0);
  return asksNow ? { state, requests: [{ type: 'tare', durationMs: TARE_MS }] } : stay(state);
}

/** In the middle of a block the person comes back to their place first. */
function zeroed(state: SessionState): Transition {
  return state.standAgain ? enterTakePlace(state) : goNext(state);
}
