/** The frames of one recorded movement of a session, as the session itself measured them. */
import type { Frame } from '../contract/frame.ts';
import type { SessionSetup } from '../session/setup.ts';
import type { RunningMovement, SessionDependencies } from '../session/state.ts';
import type { MovementTask } from '../movement-tests/tasks.ts';
import type { RecordingEntry } from './recording.ts';
import { replayState } from './replay.ts';

export interface RecordedMovement {
  readonly task: MovementTask;
  readonly frames: readonly Frame[];
}

/**
 * Replays up to the end of the block at this position, counted as in the result.
 * @returns undefined where there is no such block, or it is no movement.
 */
export function recordedMovement(
  setup: SessionSetup,
  entries: Iterable<RecordingEntry>,
  dependencies: SessionDependencies,
  position: number,
): RecordedMovement | undefined {
  let movement: RunningMovement | undefined;
  let over = false;
  const state = replayState(
    setup,
    upTo(entries, () => over),
    dependencies,
    (now) => {
      if (over) return;
      over = now.blocks.length > position;
      // The state in which a block has ended holds its movement no more.
      if (!over && now.blocks.length === position) movement = now.movement ?? movement;
    },
  );
  const record = state.blocks[position];
  const isMovement = record === undefined ? state.blocks.length === position : record.kind === 'movement';
  if (movement === undefined || !isMovement || movement.frames.length === 0) return undefined;
  return { task: movement.step.task, frames: movement.frames.slice() };
}

function* upTo(entries: Iterable<RecordingEntry>, isOver: () => boolean): Generator<RecordingEntry> {
  for (const entry of entries) {
    if (isOver()) return;
    yield entry;
  }
}
