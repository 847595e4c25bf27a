/** The door to the therapist area: opens to the passphrase, closes by hand or after a while without a touch. */
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { AttemptThrottle } from './attempt-throttle.ts';
import { wrongPassphrase } from './vault.ts';

export interface GateStatus {
  readonly open: boolean;
  readonly retryAfterMs: number;
}

export interface TherapistGateOptions {
  readonly verify: (passphrase: string) => Promise<boolean>;
  readonly throttle: AttemptThrottle;
  /** Asked every time, because it is a setting. */
  readonly lockAfterMs: () => number;
}

/** All times are wall clock, ms: a computer that slept counts as left alone. */
export class TherapistGate {
  readonly #options: TherapistGateOptions;
  /** When the therapist last did something; undefined while closed. */
  #touchedAtMs: number | undefined;
  #name = '';

  constructor(options: TherapistGateOptions) {
    this.#options = options;
  }

  status(nowMs: number): GateStatus {
    this.#closeWhenIdle(nowMs);
    const open = this.#touchedAtMs !== undefined;
    return { open, retryAfterMs: this.#options.throttle.retryAfterMs(nowMs) };
  }

  /** The therapist who is present; empty while closed. */
  present(nowMs: number): string {
    this.#closeWhenIdle(nowMs);
    return this.#touchedAtMs === undefined ? '' : this.#name;
  }

  /** @throws KeelError 'wrong-passphrase' (with the wait before the next attempt), 'too-many-attempts', 'locked'. */
  async enter(passphrase: string, name: string, nowMs: number): Promise<GateStatus> {
    const { throttle, verify } = this.#options;
    await throttle.run(nowMs, async () => {
      if (!(await verify(passphrase))) throw wrongPassphrase();
    });
    this.#touchedAtMs = nowMs;
    this.#name = name;
    return this.status(nowMs);
  }

  leave(): void {
    this.#touchedAtMs = undefined;
  }

  /** The therapist is still there. Does not open a closed gate. */
  touch(nowMs: number): void {
    this.#closeWhenIdle(nowMs);
    if (this.#touchedAtMs !== undefined) this.#touchedAtMs = nowMs;
  }

  /** For calls that need a therapist; counts as a touch. @throws KeelError 'locked'. */
  require(nowMs: number): void {
    this.touch(nowMs);
    if (this.#touchedAtMs === undefined) {
      throw new KeelError('locked', message('error.therapist-gate-locked'));
    }
  }

  #closeWhenIdle(nowMs: number): void {
    if (this.#touchedAtMs === undefined) return;
    const idleMs = nowMs - this.#touchedAtMs;
    // A clock set back must not keep the gate open for longer.
    if (idleMs < 0) this.#touchedAtMs = nowMs;
    if (idleMs >= this.#options.lockAfterMs()) this.#touchedAtMs = undefined;
  }
}
