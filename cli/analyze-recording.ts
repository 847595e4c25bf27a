/** The parts of a Keel recording in a file. */
import { KeelError } from '#core/errors.ts';
import { decodeEntries, sessionSetupIn } from '#core/session/recording.ts';
import { recordedParts } from '#core/session/recorded-parts.ts';
import type { RecordedPart } from '#core/session/recorded-parts.ts';
import { readRecording } from '#electron/storage/recording-file.ts';
import { MAGIC } from '#electron/storage/recording-format.ts';
import { createSessionKit } from '#games/kit.ts';

export function isRecording(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MAGIC.length)).equals(Buffer.from(MAGIC));
}

/** @throws KeelError as `readRecording`; 'invalid-argument' when nothing was stood or played. */
export function readParts(path: string): readonly RecordedPart[] {
  const { header, chunks } = readRecording(path, () => undefined);
  const parts = recordedParts(sessionSetupIn(header), chunks.flatMap(decodeEntries), createSessionKit());
  if (parts.length > 0) return parts;
  throw new KeelError(
    'invalid-argument',
    'Nobody stood or played in this recording: there is nothing to measure.',
  );
}
