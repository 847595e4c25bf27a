/**
 * Brings what the session worker has gathered to the disk: one hand-over at a time and in order. After one that failed
 * nothing more is handed over, since nothing after a hole could be replayed.
 */
import { toErrorData } from '#core/errors.ts';
import type { Message } from '#core/language/message.ts';

export interface RecordingOutlet {
  add(bytes: Uint8Array<ArrayBuffer>): void;
  /** Resolves when everything added is on the disk, or can't be. */
  written(): Promise<void>;
}

/**
 * @param append Seals and writes; rejects with an error for people.
 * @param onProblem Hears what went wrong, once.
 */
export function createRecordingOutlet(
  append: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
  onProblem: (problem: Message) => void,
): RecordingOutlet {
  let writing: Promise<void> = Promise.resolve();
  let failed = false;
  return {
    add(bytes) {
      writing = writing.then(async () => {
        if (failed) return;
        try {
          await append(bytes);
        } catch (error) {
          failed = true;
          onProblem(toErrorData(error).message);
        }
      });
    },
    written: () => writing,
  };
}
