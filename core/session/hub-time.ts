/**
 * Host time to hub time: milliseconds since the hub started, never running backwards, never leaping. A clock that
 * jumps (sleep, a replaced process, a damaged recording) must neither flood the page with frames nor stop them.
 */

/** A silence longer than this counts as this long: enough for every gap rule, and 200 frames at the most. */
export const LONGEST_STEP_MS = 2000;

/** Inputs of several devices may arrive a little out of order; further back than this is another clock. */
export const LARGEST_DISORDER_MS = 1000;

/** Beyond this, float64 no longer resolves a hundredth of a millisecond: no clock, but damage. */
const LARGEST_HOST_MS = 1e14;

export class HubTime {
  #started = false;
  #hostMs = 0;
  /** Host time at hub zero. */
  #zeroHostMs = 0;

  /** Hub time of an input; undefined for a host time that is no time at all. */
  advance(hostMs: number): number | undefined {
    if (!(Math.abs(hostMs) <= LARGEST_HOST_MS)) return undefined;
    if (!this.#started) {
      this.#started = true;
      this.#restart(hostMs, 0);
      return 0;
    }
    const nowMs = this.#hostMs - this.#zeroHostMs;
    const stepMs = hostMs - this.#hostMs;
    if (stepMs > LONGEST_STEP_MS) this.#restart(hostMs, nowMs + LONGEST_STEP_MS);
    else if (stepMs < -LARGEST_DISORDER_MS) this.#restart(hostMs, nowMs);
    else if (stepMs > 0) this.#hostMs = hostMs;
    return Math.max(nowMs, this.#hostMs - this.#zeroHostMs);
  }

  #restart(hostMs: number, nowMs: number): void {
    this.#hostMs = hostMs;
    this.#zeroHostMs = hostMs - nowMs;
  }
}
