/**
 * A controller's clock from the timer in its reports: about one count every 5 ms, modulo 256. Joy-Cons send every
 * third count. Over Bluetooth others send every 8 or 11 ms, between two counts: there the counts are smoothed, since
 * what steps evenly is the sampling, not the count (comment in Linux hid-nintendo.c).
 */

export interface ReportTime {
  /** When the newest sample of the report was taken. */
  readonly deviceMs: number;
  /** Between the samples of the report. */
  readonly sampleMs: number;
  /** Reports that are missing before this one. */
  readonly lostReports: number;
}

const TICK_MS = 5;
const TICKS_PER_ROUND = 256;
const USUAL_TICKS_PER_REPORT = 3;
/** 7.5 to 35 ms: what radios and systems make of it. */
const LEAST_TICKS_PER_REPORT = 1.5;
const MOST_TICKS_PER_REPORT = 7;
/** Share of a deviation that moves the time at once. */
const PHASE_GAIN = 0.1;
/** Share of a deviation from the mean interval that changes it, after the first hundred reports. */
const INTERVAL_GAIN = 0.01;
/** A deviation beyond this, in counts, is no jitter. */
const LARGEST_DEVIATION = 4;

export class ReportClock {
  readonly #samplesPerReport: number;
  #last: { readonly timer: number; readonly hostMs: number } | undefined;
  /** The counter unwrapped, and the smooth time that follows it. */
  #counted = 0;
  #ticks = 0;
  #interval = USUAL_TICKS_PER_REPORT;
  #intervals = 1;

  constructor(samplesPerReport: number) {
    this.#samplesPerReport = samplesPerReport;
  }

  /** For each report with samples. */
  advance(timer: number, hostMs: number): ReportTime {
    const lostReports = this.#last === undefined ? 0 : this.#step(timer, hostMs, this.#last);
    this.#last = { timer, hostMs };
    return {
      deviceMs: this.#ticks * TICK_MS,
      sampleMs: (this.#interval * TICK_MS) / this.#samplesPerReport,
      lostReports,
    };
  }

  /** Answers with how many reports are missing. */
  #step(timer: number, hostMs: number, last: { timer: number; hostMs: number }): number {
    // A timer that stands still tells nothing: then the usual interval must do.
    const stepped = this.#stepped(timer, hostMs, last) || this.#interval;
    const reports = Math.max(1, Math.round(stepped / this.#interval));
    this.#learn(stepped / reports);
    this.#counted += stepped;
    const expected = this.#ticks + reports * this.#interval;
    const deviation = this.#counted - expected;
    if (Math.abs(deviation) <= LARGEST_DEVIATION) {
      this.#ticks = expected + PHASE_GAIN * deviation;
    } else {
      this.#ticks = Math.max(this.#ticks + this.#interval, this.#counted);
      this.#counted = this.#ticks;
    }
    return reports - 1;
  }

  #learn(interval: number): void {
    this.#intervals += 1;
    const gain = Math.max(INTERVAL_GAIN, 1 / this.#intervals);
    const learnt = this.#interval + gain * (interval - this.#interval);
    this.#interval = Math.min(MOST_TICKS_PER_REPORT, Math.max(LEAST_TICKS_PER_REPORT, learnt));
  }

  /** How often the counter went round while nothing was heard, the host's clock tells. */
  #stepped(timer: number, hostMs: number, last: { timer: number; hostMs: number }): number {
    const around = (timer - last.timer + TICKS_PER_ROUND) % TICKS_PER_ROUND;
    const rounds = Math.round(((hostMs - last.hostMs) / TICK_MS - around) / TICKS_PER_ROUND);
    return around + Math.max(0, rounds) * TICKS_PER_ROUND;
  }
}
