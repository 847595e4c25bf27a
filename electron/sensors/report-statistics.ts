/** How steadily a device reports. */

const RATE_WINDOW_MS = 5000;
/** Silences longer than this count as gaps. */
const GAP_MS = 50;

export class ReportStatistics {
  gaps = 0;
  longestGapMs = 0;
  #firstMs: number | undefined;
  #lastMs = 0;
  readonly #recentMs: number[] = [];

  add(hostMs: number): void {
    if (this.#firstMs === undefined) {
      this.#firstMs = hostMs;
    } else {
      const silenceMs = hostMs - this.#lastMs;
      if (silenceMs > GAP_MS) this.gaps += 1;
      this.longestGapMs = Math.max(this.longestGapMs, silenceMs);
    }
    this.#lastMs = hostMs;
    this.#recentMs.push(hostMs);
    this.#forget(hostMs);
  }

  /** Time since the last report; 0 before the first. */
  silenceMs(nowMs: number): number {
    return this.#firstMs === undefined ? 0 : nowMs - this.#lastMs;
  }

  /**
   * Reports a second over the last 5 s: count over elapsed time, because reports come in bursts and the median
   * interval would give several times the true rate.
   */
  rateHz(nowMs: number): number {
    this.#forget(nowMs);
    const elapsedMs = Math.min(RATE_WINDOW_MS, nowMs - (this.#firstMs ?? nowMs));
    return elapsedMs > 0 ? (1000 * this.#recentMs.length) / elapsedMs : 0;
  }

  #forget(nowMs: number): void {
    let old = 0;
    while ((this.#recentMs[old] ?? Infinity) <= nowMs - RATE_WINDOW_MS) old += 1;
    this.#recentMs.splice(0, old);
  }
}
