/**
 * Gives the room of what was erased back, a little at a time between calls: a step is short, and nothing waits for the
 * whole. First what the write-ahead log still holds is overwritten, then the file gets shorter.
 */
import type { Database } from './database.ts';

/** Runs `run` once after a delay; the answer cancels it. */
export type After = (delayMs: number, run: () => void) => () => void;

/** A quarter of a megabyte. */
const PAGES_A_STEP = 64;
const BETWEEN_STEPS_MS = 20;
/** Another process reads the database: the log can't be emptied before it is done. */
const BUSY_MS = 1000;

export class Reclaimer {
  readonly #database: Database;
  readonly #after: After;
  #cancel: (() => void) | undefined;

  constructor(database: Database, after: After) {
    this.#database = database;
    this.#after = after;
  }

  /** There is room to reclaim. */
  begin(): void {
    this.#cancel?.();
    this.#next(0, () => this.#emptyLog(() => this.#reclaim()));
  }

  /** What is left goes on at the next start. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #reclaim(): void {
    if (this.#database.freePages() === 0) {
      this.#emptyLog(() => undefined);
      return;
    }
    this.#database.reclaimPages(PAGES_A_STEP);
    this.#next(BETWEEN_STEPS_MS, () => this.#reclaim());
  }

  #emptyLog(then: () => void): void {
    if (this.#database.checkpoint()) then();
    else this.#next(BUSY_MS, () => this.#emptyLog(then));
  }

  #next(delayMs: number, run: () => void): void {
    this.#cancel = this.#after(delayMs, run);
  }
}

/** Keeps no process alive. */
export function afterTimeout(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  timer.unref();
  return () => clearTimeout(timer);
}
