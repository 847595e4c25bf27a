import { decodeEntries } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { KeelError } from '#core/errors.ts';

/** Entries up to the first chunk that is damaged within: nothing after it can be trusted to follow. */
export function* wholeEntries(chunks: Iterable<Uint8Array>): Generator<RecordingEntry> {
  for (const chunk of chunks) {
    let entries: RecordingEntry[];
    try {
      entries = decodeEntries(chunk);
    } catch (error) {
      if (error instanceof KeelError && error.code === 'damaged-file') return;
      throw error;
    }
    yield* entries;
  }
}
