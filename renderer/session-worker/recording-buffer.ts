/** Gathers recording entries and hands them on a few times a second, so that a crash of anything costs well under one. */
import { encodeEntry } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';

const FLUSH_EVERY_MS = 300;

export class RecordingBuffer {
  readonly #post: (bytes: Uint8Array<ArrayBuffer>) => void;
  #waiting: Uint8Array[] = [];
  #flushedMs = 0;

  constructor(post: (bytes: Uint8Array<ArrayBuffer>) => void) {
    this.#post = post;
  }

  add(entry: RecordingEntry): void {
    this.#waiting.push(encodeEntry(entry));
  }

  flushWhenDue(nowMs: number): void {
    if (nowMs - this.#flushedMs < FLUSH_EVERY_MS) return;
    this.#flushedMs = nowMs;
    this.flush();
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = joined(this.#waiting);
    this.#waiting = [];
    this.#post(bytes);
  }
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
