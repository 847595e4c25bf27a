/**
 * Replays a recording: the same hub, the same runner, the same order, so the same result as live. Whatever lies after
 * a damaged entry is not played, since nothing after it can be trusted to follow.
 */
import type { Frame } from '../contract/frame.ts';
import { Hub } from '../session/hub.ts';
import { actOnSession, stepSession } from '../session/runner.ts';
import { outcomeOf } from '../session/session-result.ts';
import type { SessionOutcome } from '../session/session-result.ts';
import type { SessionSetup } from '../session/setup.ts';
import { startSession } from '../session/state.ts';
import type { SessionDependencies, SessionState } from '../session/state.ts';
import { decodeInputs } from './input-codec.ts';
import type { RecordingEntry } from './recording.ts';

/** One fold over everything a recording holds. `onState` sees each state after it, for analysis and pictures. */
export function replayState(
  setup: SessionSetup,
  entries: Iterable<RecordingEntry>,
  dependencies: SessionDependencies,
  onState?: (state: SessionState) => void,
): SessionState {
  let state = startSession(setup, dependencies);
  let hub = new Hub();
  const step = (frame: Frame): void => {
    state = stepSession(state, dependencies, frame).state;
    onState?.(state);
  };
  for (const entry of entries) {
    if (entry.type === 'inputs') {
      for (const input of decodeInputs(entry.bytes)) for (const frame of hub.push(input)) step(frame);
      continue;
    }
    if (entry.action.type === 'hub-restarted') hub = new Hub();
    state = actOnSession(state, dependencies, entry.action).state;
    onState?.(state);
  }
  return state;
}

export function replayRecording(
  setup: SessionSetup,
  entries: Iterable<RecordingEntry>,
  dependencies: SessionDependencies,
): SessionOutcome {
  return outcomeOf(replayState(setup, entries, dependencies), dependencies);
}
