/**
 * Gathers recording entries and hands them over a few times a second, one hand-over at a time and in order, so that a
 * crash of anything costs well under a second.
 */
import { encodeEntry } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';

const FLUSH_EVERY_MS = 300;

export interface RecordingOutlet {
  add(entry: RecordingEntry): void;
  /** Resolves when everything added is on the disk. Nothing is taken after. */
  close(): Promise<void>;
  onProblem(listener: (message: string) => void): void;
}

/** @param append Seals and writes; rejects with a message for people. */
export function createRecordingOutlet(
  append: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
): RecordingOutlet {
  let waiting: Uint8Array[] = [];
  let writing: Promise<void> = Promise.resolve();
  let problem: (message: string) => void = () => undefined;
  const flush = (): void => {
    if (waiting.length === 0) return;
    const bytes = joined(waiting);
    waiting = [];
    writing = writing
      .then(() => append(bytes))
      .catch((error: unknown) => problem(error instanceof Error ? error.message : String(error)));
  };
  const timer = setInterval(flush, FLUSH_EVERY_MS);
  return {
    add: (entry) => {
      waiting.push(encodeEntry(entry));
    },
    close: async () => {
      clearInterval(timer);
      flush();
      await writing;
    },
    onProblem: (listener) => {
      problem = listener;
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
