/** A clock that stands still until it is moved on. Between timers, everything that waits for a promise gets its turn. */
import type { SystemClock } from '#electron/sensors/host-time.ts';

export class ManualClock implements SystemClock {
  readonly originMs = 1_800_000_000_000;
  #nowMs = 5000;
  readonly #timers = new Set<{ readonly atMs: number; readonly run: () => void }>();

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + Math.max(0, delayMs), run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Time passes without any timer: the computer slept. */
  async sleep(durationMs: number): Promise<void> {
    this.#nowMs += durationMs;
    await settle();
  }

  async advance(durationMs: number): Promise<void> {
    const endMs = this.#nowMs + durationMs;
    await settle();
    for (;;) {
      const next = [...this.#timers]
        .filter((timer) => timer.atMs <= endMs)
        .toSorted((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.run();
      await settle();
    }
    this.#nowMs = endMs;
  }
}

function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
