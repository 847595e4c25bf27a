/** A recorded movement read back from its sealed file and measured through the hub. */
import type { Frame } from '#core/contract/frame.ts';
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import type { MovementSetup } from '#core/movement-tests/movement-setup.ts';
import { MovementReplay } from '#core/movement-tests/replay-movement.ts';
import { movementSetupIn } from '#core/recording/recording.ts';
import type { Recordings } from '#electron/storage/recordings.ts';
import { wholeEntries } from './recorded-entries.ts';

export interface MeasuredMovement {
  readonly setup: MovementSetup;
  readonly frames: readonly Frame[];
  readonly result: MovementResult;
}

/** So many entries are replayed before the window may answer again. */
const ENTRIES_A_BREATH = 100;

/** @throws KeelError as `Recordings.read` and `movementSetupIn`. */
export async function measureMovement(recordings: Recordings, id: string): Promise<MeasuredMovement> {
  const { header, chunks } = recordings.read(id);
  const setup = movementSetupIn(header);
  const replay = new MovementReplay();
  let count = 0;
  for (const entry of wholeEntries(chunks)) {
    replay.push(entry);
    count += 1;
    if (count % ENTRIES_A_BREATH === 0) await new Promise((resolve) => void setImmediate(resolve));
  }
  const { frames, brokenOff } = replay.result();
  return { setup, frames, result: analyseMovement(setup.task, frames, brokenOff) };
}
