/**
 * The clock of the sensors process. In real time it is the system's monotonic clock; while the virtual patient runs
 * faster, the patient moves it on. It never goes back: after a simulation it goes on from where that ended.
 */

export interface SystemClock {
  /** Wall-clock time at the clock's zero, ms since 1970. */
  readonly originMs: number;
  /** Monotonic, ms. */
  nowMs(): number;
  /** Runs once after the delay. Returns what cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemClock: SystemClock = {
  originMs: performance.timeOrigin,
  nowMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

export class HostTime implements SystemClock {
  readonly #system: SystemClock;
  /** Host time ahead of the system's clock. */
  #aheadMs = 0;
  #simulatedMs: number | undefined;

  constructor(system: SystemClock) {
    this.#system = system;
  }

  get simulating(): boolean {
    return this.#simulatedMs !== undefined;
  }

  get originMs(): number {
    return this.#system.originMs - this.#aheadMs;
  }

  /** The hub's time scale. */
  nowMs(): number {
    return this.#simulatedMs ?? this.#system.nowMs() + this.#aheadMs;
  }

  /** Real time, for pacing and timeouts. */
  systemMs(): number {
    return this.#system.nowMs();
  }

  after(delayMs: number, run: () => void): () => void {
    return this.#system.after(delayMs, run);
  }

  beginSimulation(): void {
    this.#simulatedMs ??= this.nowMs();
  }

  /** Moves simulated time on; only between `beginSimulation` and `endSimulation`. */
  advance(durationMs: number): void {
    if (this.#simulatedMs !== undefined) this.#simulatedMs += durationMs;
  }

  endSimulation(): void {
    if (this.#simulatedMs === undefined) return;
    this.#aheadMs = this.#simulatedMs - this.#system.nowMs();
    this.#simulatedMs = undefined;
  }
}
