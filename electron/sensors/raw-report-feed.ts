/** Passes on the raw reports of a device that is being learnt, some at a time, so that the page is not flooded. */
import type { SensorMessage } from '#core/contract/sensors.ts';
import type { SystemClock } from './host-time.ts';

const POST_INTERVAL_MS = 50;

export class RawReportFeed {
  readonly #clock: SystemClock;
  readonly #post: (message: SensorMessage) => void;
  #serial = '';
  #reports: Uint8Array[] = [];

  constructor(clock: SystemClock, post: (message: SensorMessage) => void) {
    this.#clock = clock;
    this.#post = post;
  }

  add(serial: string, bytes: Uint8Array): void {
    if (serial !== this.#serial) this.#flush();
    this.#serial = serial;
    if (this.#reports.length === 0) this.#clock.after(POST_INTERVAL_MS, () => this.#flush());
    // A copy: the buffer belongs to whoever read it.
    this.#reports.push(Uint8Array.from(bytes));
  }

  #flush(): void {
    const reports = this.#reports;
    if (reports.length === 0) return;
    this.#reports = [];
    this.#post({ type: 'raw-reports', serial: this.#serial, reports });
  }
}
