import type { MainEvent } from '#core/ipc/ipc.ts';
import type { Notice } from '#core/ipc/notices.ts';

/** Things people should hear of once. Those from before the page listens wait until it asks for them. */
export class Notices {
  readonly #tell: (event: MainEvent) => void;
  #waiting: Notice[] = [];
  #pageListens = false;

  constructor(tell: (event: MainEvent) => void) {
    this.#tell = tell;
  }

  add(notice: Notice): void {
    if (this.#pageListens) this.#tell({ type: 'notice', notice });
    else this.#waiting.push(notice);
  }

  /** What waits for the page; from now on it is told at once. */
  take(): Notice[] {
    const taken = this.#waiting;
    this.#waiting = [];
    this.#pageListens = true;
    return taken;
  }

  /** A new page has to ask again. */
  pageGone(): void {
    this.#pageListens = false;
  }
}
