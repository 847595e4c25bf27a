/**
 * A controller's clock, unwrapped. The counter alone leaves open how often it went round while nothing was heard: for
 * 16 bits of 5.333 us that is every 350 ms. The host's clock says: a report is never taken after it arrived, and how
 * long it was on the way changes little.
 */

export interface ClockOptions {
  readonly bits: 16 | 32;
  readonly tickMs: number;
}

export interface ClockStep {
  /** Device time, ms; where its zero is says nothing. */
  readonly deviceMs: number;
  /** Since the report before; 0 where the clock cannot tell. */
  readonly stepMs: number;
}

interface Stamp {
  readonly ticks: number;
  readonly hostMs: number;
  readonly deviceMs: number;
}

/** The two clocks may run apart by so much. */
const LARGEST_DRIFT = 0.001;
/** Share of a round by which a report may seem to come too early. */
const TOLERANCE = 0.25;
/** A clock further ahead of the host's than this has been set anew. */
const LARGEST_LEAD_MS = 1000;
/** So many reports in a row with the same time: the clock stands still. */
const REPEATS_OF_A_STOPPED_CLOCK = 50;

export class DeviceClock {
  readonly #roundMs: number;
  readonly #tickMs: number;
  readonly #ticksPerRound: number;
  #last: Stamp | undefined;
  /** Arrival minus device time of the reports that were fastest on their way. */
  #offsetMs = 0;
  #repeats = 0;

  constructor({ bits, tickMs }: ClockOptions) {
    this.#tickMs = tickMs;
    this.#ticksPerRound = 2 ** bits;
    this.#roundMs = this.#ticksPerRound * tickMs;
  }

  get isStopped(): boolean {
    return this.#repeats >= REPEATS_OF_A_STOPPED_CLOCK;
  }

  /** Undefined for the time of the report before. A clock that has stopped, or was set anew, goes on by the host's. */
  advance(ticks: number, hostMs: number): ClockStep | undefined {
    const last = this.#last;
    if (last === undefined) {
      const deviceMs = ticks * this.#tickMs;
      this.#last = { ticks, hostMs, deviceMs };
      this.#offsetMs = hostMs - deviceMs;
      return { deviceMs, stepMs: 0 };
    }
    const passedMs = hostMs - last.hostMs;
    const isRepeat = ticks === last.ticks && passedMs < this.#roundMs / 2;
    const stepMs = isRepeat ? 0 : this.#stepMs(ticks, hostMs, last);
    if (stepMs === 0) return this.#repeat(last, hostMs);
    this.#repeats = 0;
    if (stepMs - passedMs > LARGEST_LEAD_MS) return this.#setAnew(ticks, hostMs, last.deviceMs + passedMs);
    this.#offsetMs = Math.min(this.#offsetMs + LARGEST_DRIFT * passedMs, hostMs - last.deviceMs - stepMs);
    return this.#goOn(ticks, hostMs, last.deviceMs + stepMs, stepMs);
  }

  #repeat(last: Stamp, hostMs: number): ClockStep | undefined {
    this.#repeats += 1;
    if (this.isStopped) return this.#setAnew(last.ticks, hostMs, last.deviceMs + hostMs - last.hostMs);
    this.#last = { ...last, hostMs };
    return undefined;
  }

  /** With as many whole rounds as fit before the report would come from the future. */
  #stepMs(ticks: number, hostMs: number, last: Stamp): number {
    const around = (ticks - last.ticks + this.#ticksPerRound) % this.#ticksPerRound;
    const leastMs = around * this.#tickMs;
    const delayMs = hostMs - (last.deviceMs + leastMs) - this.#offsetMs;
    const rounds = Math.floor(delayMs / this.#roundMs + TOLERANCE);
    return leastMs + Math.max(0, rounds) * this.#roundMs;
  }

  #setAnew(ticks: number, hostMs: number, deviceMs: number): ClockStep {
    this.#offsetMs = hostMs - deviceMs;
    return this.#goOn(ticks, hostMs, deviceMs, 0);
  }

  #goOn(ticks: number, hostMs: number, deviceMs: number, stepMs: number): ClockStep {
    this.#last = { ticks, hostMs, deviceMs };
    return { deviceMs, stepMs };
  }
}
