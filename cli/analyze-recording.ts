/** The parts of a Keel recording that can be measured: quiet stance, and each block that was played. */
import type { Frame } from '#core/contract/frame.ts';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import { KeelError } from '#core/errors.ts';
import { decodeEntries, decodeHeader } from '#core/session/recording.ts';
import { replayState } from '#core/session/replay.ts';
import type { SessionState } from '#core/session/runner-state.ts';
import type { RawRecording } from '#core/stabilometry/quality.ts';
import { readRecording } from '#electron/storage/recording-file.ts';
import { MAGIC } from '#electron/storage/recording-format.ts';
import { createSessionKit } from '#games/kit.ts';

export interface RecordedPart {
  /** As in "quiet stance" or "set 2 (squall)". */
  readonly name: string;
  readonly recording: RawRecording;
}

export function isRecording(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MAGIC.length)).equals(Buffer.from(MAGIC));
}

/**
 * Replays the readings through the hub and keeps the frames of each part. Frames without a trustworthy centre of
 * pressure are left out, so that they show as gaps.
 * @throws KeelError as `readRecording`; 'invalid-argument' when nothing was stood or played.
 */
export function readParts(path: string): readonly RecordedPart[] {
  const contents = readRecording(path, () => undefined);
  const parts = new Map<string, Frame[]>();
  let last: Frame | undefined;
  replayState(
    decodeHeader(contents.header).setup,
    contents.chunks.flatMap(decodeEntries),
    createSessionKit(),
    (state) => {
      const name = partOf(state);
      if (state.frame === undefined || state.frame === last || name === undefined) return;
      last = state.frame;
      if (!hasFlag(last, FrameFlag.valid)) return;
      const frames = parts.get(name);
      if (frames === undefined) parts.set(name, [last]);
      else frames.push(last);
    },
  );
  if (parts.size === 0) {
    throw new KeelError(
      'invalid-argument',
      'Nobody stood or played in this recording: there is nothing to measure.',
    );
  }
  return [...parts].map(([name, frames]) => ({ name, recording: recordingOf(frames) }));
}

function partOf({ phase, block }: SessionState): string | undefined {
  if (phase.name === 'stand-still') return 'quiet stance';
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
