/** The segments of a Keel recording in a file. */
import { KeelError } from '#core/errors.ts';
import { decodeEntries, sessionSetupIn } from '#core/recording/recording.ts';
import { recordedSegments } from '#core/recording/recorded-segments.ts';
import type { RecordedSegment } from '#core/recording/recorded-segments.ts';
import { readRecording } from '#electron/storage/recording-file.ts';
import { MAGIC } from '#electron/storage/recording-format.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';

export function isRecording(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MAGIC.length)).equals(Buffer.from(MAGIC));
}

/** @throws KeelError as `readRecording`; 'invalid-argument' when nothing was stood or played. */
export function readSegments(path: string): readonly RecordedSegment[] {
  const { header, chunks } = readRecording(path, () => undefined);
  const segments = recordedSegments(
    sessionSetupIn(header),
    chunks.flatMap(decodeEntries),
    createSessionDependencies(),
  );
  if (segments.length > 0) return segments;
  throw new KeelError(
    'invalid-argument',
    'Nobody stood or played in this recording: there is nothing to measure.',
  );
}
