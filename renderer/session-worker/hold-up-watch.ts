/**
 * Tells on the worker's own clock what no frame tells: that nothing comes from the sensors any more, and that the worker
 * or the page was held up.
 */
import { HUB_STEP_MS } from '#core/units.ts';

/** Nothing from the sensors process for so long is silence: early enough for every rule about silent sensors. */
const SILENT_AFTER_MS = 200;
/** Held up for so long, a person has lost the thread: play must not go on as if nothing had been. */
const HELD_UP_MS = 3000;

export class HoldUpWatch {
  #lookedMs: number;
  #heardMs: number;
  /** Silence that was told since something was heard. */
  #toldMs = 0;
  #looksInSilence = 0;
  #askedMs: number | undefined;

  constructor(nowMs: number) {
    this.#lookedMs = this.#heardMs = nowMs;
  }

  /** Looks at the clock, before anything that waited is taken. @returns whether the worker itself was held up. */
  look(nowMs: number): boolean {
    const heldUp = nowMs - this.#lookedMs >= HELD_UP_MS;
    this.#lookedMs = nowMs;
    if (heldUp) this.heard(nowMs);
    return heldUp;
  }

  /** Something came from the sensors. */
  heard(nowMs: number): void {
    this.#heardMs = nowMs;
    this.#toldMs = 0;
    this.#looksInSilence = 0;
  }

  /**
   * To be called at regular times. What arrived while the worker was held up is taken between two calls: silence is told
   * at the second at the earliest.
   * @returns silence that was not told yet, whole steps of the hub, ms
   */
  silenceMs(nowMs: number): number {
    this.#looksInSilence += 1;
    const silentMs = nowMs - this.#heardMs;
    if (this.#looksInSilence < 2 || silentMs < SILENT_AFTER_MS) return 0;
    const untoldMs = Math.floor((silentMs - this.#toldMs) / HUB_STEP_MS) * HUB_STEP_MS;
    this.#toldMs += untoldMs;
    return untoldMs;
  }

  /** The page was sent something that it answers. */
  asked(nowMs: number): void {
    this.#askedMs ??= nowMs;
  }

  answered(): void {
    this.#askedMs = undefined;
  }

  isPageHeldUp(nowMs: number): boolean {
    return this.#askedMs !== undefined && nowMs - this.#askedMs >= HELD_UP_MS;
  }
}
