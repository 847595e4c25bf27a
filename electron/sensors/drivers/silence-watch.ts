/** Notices when a device that should send all the time does not: ask again after half a second, reopen after three. */

const RESEND_AFTER_MS = 500;
const REOPEN_AFTER_MS = 3000;

export class SilenceWatch {
  #lastHeardMs = 0;
  #nextResendMs = 0;

  get wakeAtMs(): number {
    return Math.min(this.#nextResendMs, this.#lastHeardMs + REOPEN_AFTER_MS);
  }

  noteReport(hostMs: number): void {
    this.#lastHeardMs = hostMs;
    this.#nextResendMs = hostMs + RESEND_AFTER_MS;
  }

  silent(hostMs: number): boolean {
    return hostMs - this.#lastHeardMs >= RESEND_AFTER_MS;
  }

  /** What to do now. It counts on `resend` being done. */
  judge(hostMs: number): 'wait' | 'resend' | 'reopen' {
    if (hostMs - this.#lastHeardMs >= REOPEN_AFTER_MS) return 'reopen';
    if (hostMs < this.#nextResendMs) return 'wait';
    this.#nextResendMs = hostMs + RESEND_AFTER_MS;
    return 'resend';
  }
}
