import type { PowerSaveBlocker } from 'electron';

/** Keeps the display awake while a session runs. Calling either method twice is the same as once. */
export class DisplayAwake {
  readonly #blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  #id: number | undefined;

  constructor(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>) {
    this.#blocker = blocker;
  }

  keep(): void {
    this.#id ??= this.#blocker.start('prevent-display-sleep');
  }

  release(): void {
    if (this.#id === undefined) return;
    this.#blocker.stop(this.#id);
    this.#id = undefined;
  }
}
