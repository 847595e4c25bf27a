/**
 * A recorded movement: a countdown in which heading is zeroed while the person holds still at neutral, a moment of rest,
 * the movement until there are enough repetitions, and the end.
 */
import { missingSensor } from '../../exercise/needs.ts';
import { MOVEMENT_NEEDS } from '../../programme/block.ts';
import { HUB_STEP_MS } from '../../units.ts';
import { addToMovement, beginMovement, endMovement, isMovementOver } from '../movement-block.ts';
import type { MovementStep } from '../plan-step.ts';
import { isButton } from '../safety.ts';
import type { Stop } from '../safety.ts';
import type { PhaseOf, RunningMovement, SessionDependencies, SessionState } from '../state.ts';
import { goNext, stay, withPhase } from '../transition.ts';
import type { PhaseHandler, Transition } from '../transition.ts';

export const MOVEMENT_COUNTDOWN_MS = 4000;
/** The person has held still for so long that orientation has settled. */
const ZERO_AT_MS = 2500;
/** The first second of what is measured is rest. */
const HOLD_MS = 1200;

export const movementPhase: PhaseHandler<'movement'> = {
  step,
  act: (state, phase, action) =>
    action.type === 'movement-done' && phase.stage !== 'countdown' ? finished(state) : undefined,
  stops: true,
  ends: true,
};

export function enterMovement(
  state: SessionState,
  _dependencies: SessionDependencies,
  movementStep: MovementStep,
): Transition {
  return { state: countDownAgain(state, beginMovement(state, movementStep)) };
}

function countDownAgain(state: SessionState, movement: RunningMovement): SessionState {
  const sinceMs = state.nowMs;
  const untilMs = sinceMs + MOVEMENT_COUNTDOWN_MS;
  return { ...state, movement, phase: { name: 'movement', stage: 'countdown', sinceMs, untilMs } };
}

function step(
  state: SessionState,
  phase: PhaseOf<'movement'>,
  _dependencies: SessionDependencies,
  stop: Stop | undefined,
): Transition {
  const { movement, frame } = state;
  if (movement === undefined || frame === undefined) return goNext(state);
  if (phase.stage === 'countdown') return countDown(state, phase, movement, stop);
  if (stop !== undefined) return { state, go: { to: 'stop', stop } };
  const next = addToMovement(movement, frame);
  if (isMovementOver(next)) return finished({ ...state, movement: next });
  const stage = next.frames.length * HUB_STEP_MS < HOLD_MS ? 'hold' : 'moving';
  return stay({ ...state, movement: next, phase: { ...phase, stage } });
}

function countDown(
  state: SessionState,
  phase: PhaseOf<'movement'>,
  movement: RunningMovement,
  stop: Stop | undefined,
): Transition {
  const { frame, nowMs } = state;
  if (stop !== undefined && isButton(stop)) return { state, go: { to: 'stop', stop } };
  const missing = frame === undefined ? 'thorax' : missingSensor(MOVEMENT_NEEDS, frame);
  if (missing !== undefined) {
    const again = countDownAgain(state, { ...movement, zeroed: false });
    return stay(withPhase(again, { ...phase, ...again.phase, name: 'movement', problem: missing }));
  }
  if (phase.problem !== undefined) return stay(countDownAgain(state, { ...movement, zeroed: false }));
  if (!movement.zeroed && nowMs - phase.sinceMs >= ZERO_AT_MS) {
    return {
      state: { ...state, movement: { ...movement, zeroed: true } },
      requests: [{ type: 'zero-heading' }],
    };
  }
  if (nowMs < phase.untilMs) return stay(state);
  const untilMs = nowMs + movement.step.durationMs;
  return stay(withPhase(state, { name: 'movement', stage: 'hold', sinceMs: nowMs, untilMs }));
}

function finished(state: SessionState): Transition {
  return goNext(endMovement(state, true));
}
