/** A clock that goes on only when it is told to: what waits for a time runs when that comes. */
import type { SystemClock } from '#electron/sensors/host-time.ts';

interface Waiting {
  readonly atMs: number;
  readonly run: () => void;
}

export class ToldClock implements SystemClock {
  readonly originMs = performance.timeOrigin;
  #nowMs = 0;
  readonly #waiting = new Set<Waiting>();

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const waiting = { atMs: this.#nowMs + Math.max(0, delayMs), run };
    this.#waiting.add(waiting);
    return () => this.#waiting.delete(waiting);
  }

  goOnTo(toMs: number): void {
    for (let next = this.#first(); next !== undefined && next.atMs <= toMs; next = this.#first()) {
      this.#waiting.delete(next);
      this.#nowMs = next.atMs;
      next.run();
    }
    this.#nowMs = toMs;
  }

  #first(): Waiting | undefined {
    let first: Waiting | undefined;
    for (const waiting of this.#waiting)
      if (first === undefined || waiting.atMs < first.atMs) first = waiting;
    return first;
  }
}
