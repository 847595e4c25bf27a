/** A recorded movement within a session: its frames while it is made, and what they give when it ends. */
import { AppendOnlyList } from '../append-only-list.ts';
import type { Frame } from '../contract/frame.ts';
import { analyseMovement } from '../movement-tests/analyse-movement.ts';
import { NO_REPETITIONS, countRepetitions } from '../movement-tests/count-repetitions.ts';
import { TASK_FACTS, isRepeated } from '../movement-tests/tasks.ts';
import { HUB_STEP_MS } from '../units.ts';
import type { MovementStep } from './plan-step.ts';
import type { MovementRecord } from './result.ts';
import type { RunningMovement, SessionState } from './state.ts';

/** The count is made anew this often. */
const COUNT_EVERY_MS = 400;
/** Rest after the last repetition: where it came back to. */
const AFTERWARDS_MS = 1500;

export function beginMovement({ nowMs }: SessionState, step: MovementStep): RunningMovement {
  return {
    step,
    startMs: nowMs,
    zeroed: false,
    frames: AppendOnlyList.empty(),
    count: NO_REPETITIONS,
    enoughMs: undefined,
  };
}

/** One frame of the movement itself. */
export function addToMovement(movement: RunningMovement, frame: Frame): RunningMovement {
  const frames = movement.frames.with(frame);
  const elapsedMs = frames.length * HUB_STEP_MS;
  const { task } = movement.step;
  if (!isRepeated(task) || elapsedMs % COUNT_EVERY_MS !== 0) return { ...movement, frames };
  const count = countRepetitions(task, frames.slice());
  const enough = TASK_FACTS[task].sides.every(
    (side) => count.whole[side] >= (movement.step.repetitions ?? Infinity),
  );
  return { ...movement, frames, count, enoughMs: movement.enoughMs ?? (enough ? elapsedMs : undefined) };
}

export function isMovementOver({ frames, step, enoughMs }: RunningMovement): boolean {
  const elapsedMs = frames.length * HUB_STEP_MS;
  return elapsedMs >= step.durationMs || (enoughMs !== undefined && elapsedMs >= enoughMs + AFTERWARDS_MS);
}

/**
 * The movement as a record; undefined where it had not begun.
 * @param brokenOff The sensors' process began anew within it.
 */
export function recordOfMovement(
  { nowMs }: Pick<SessionState, 'nowMs'>,
  { step, startMs, frames }: RunningMovement,
  completed: boolean,
  brokenOff = false,
): MovementRecord | undefined {
  if (frames.length === 0) return undefined;
  return {
    kind: 'movement',
    block: step.block,
    number: step.number,
    task: step.task,
    startMs,
    endMs: nowMs,
    completed,
    result: analyseMovement(step.task, frames.slice(), brokenOff),
  };
}

/** Puts the running movement away. */
export function endMovement(state: SessionState, completed: boolean, brokenOff = false): SessionState {
  const { movement } = state;
  if (movement === undefined) return state;
  const record = recordOfMovement(state, movement, completed, brokenOff);
  const blocks = record === undefined ? state.blocks : [...state.blocks, record];
  return { ...state, movement: undefined, blocks };
}
