/** The segments of a Keel recording in a file. */
import { decodeHeader, wholeEntries } from '#core/recording/recording.ts';
import { recordedSegments } from '#core/recording/recorded-segments.ts';
import type { Segment } from '#core/recording/recorded-segments.ts';
import type { RawRecording } from '#core/stabilometry/quality.ts';
import { readRecording } from '#electron/storage/recording-file.ts';
import { MAGIC } from '#electron/storage/recording-format.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { refusal } from './refusal.ts';

export interface NamedSegment {
  readonly name: string;
  readonly recording: RawRecording;
}

export function isRecording(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MAGIC.length)).equals(Buffer.from(MAGIC));
}

/** @throws KeelError as `readRecording`; Refusal when nothing was stood or played on a board. */
export function readSegments(path: string): readonly NamedSegment[] {
  const { header, chunks } = readRecording(path, () => undefined);
  const segments = recordedSegments(decodeHeader(header), wholeEntries(chunks), createSessionDependencies());
  if (segments.length > 0) {
    return segments.map(({ segment, recording }) => ({ name: segmentName(segment), recording }));
  }
  throw refusal('Nobody stood or played on a board in this recording: there is nothing to measure.');
}

/** As in "quiet, feet-apart, firm" or "a1, squall set 2". */
export function segmentName(segment: Segment): string {
  return segment.kind === 'quiet'
    ? `quiet, ${segment.posture}, ${segment.surface}`
    : `${segment.block}, ${segment.exercise} ${segment.role} ${segment.number}`;
}
