/** The parts of a recorded session that can be measured: quiet stance, and each block that was played. */
import type { Frame } from '../contract/frame.ts';
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { RawRecording } from '../stabilometry/quality.ts';
import type { RecordingEntry } from './recording.ts';
import { replayState } from './replay.ts';
import type { SessionKit, SessionState } from './runner-state.ts';
import type { SessionSetup } from './session-types.ts';

export interface RecordedPart {
  /** As in "quiet stance" or "set 2 (squall)". */
  readonly name: string;
  readonly recording: RawRecording;
}

/** The name of the only part in which the person just stands. */
export const QUIET_STANCE = 'quiet stance';

/**
 * Replays the readings through the hub and keeps the frames of each part, in the order of the session. Frames without
 * a trustworthy centre of pressure are left out, so that they show as gaps. Nothing stood or played: no part.
 */
export function recordedParts(
  setup: SessionSetup,
  entries: Iterable<RecordingEntry>,
  kit: SessionKit,
): readonly RecordedPart[] {
  const parts = new Map<string, Frame[]>();
  let last: Frame | undefined;
  replayState(setup, entries, kit, (state) => {
    const name = partOf(state);
    if (state.frame === undefined || state.frame === last || name === undefined) return;
    last = state.frame;
    if (!hasFlag(last, FrameFlag.valid)) return;
    const frames = parts.get(name);
    if (frames === undefined) parts.set(name, [last]);
    else frames.push(last);
  });
  return [...parts].map(([name, frames]) => ({ name, recording: recordingOf(frames) }));
}

function partOf({ phase, block }: SessionState): string | undefined {
  if (phase.name === 'stand-still') return QUIET_STANCE;
  if (phase.name !== 'playing' || block === undefined) return undefined;
  return `${block.role} ${block.number} (${block.exercise})`;
}

function recordingOf(frames: readonly Frame[]): RawRecording {
  return {
    timeS: frames.map((frame) => frame.tMs / 1000),
    mlMm: frames.map((frame) => frame.copMlMm),
    apMm: frames.map((frame) => frame.copApMm),
    saturatedSamples: frames.filter((frame) => hasFlag(frame, FrameFlag.saturated)).length,
  };
}
