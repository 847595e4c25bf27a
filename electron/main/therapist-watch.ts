import type { TherapistGate } from '#electron/storage/therapist-gate.ts';

/** Notices that the therapist area has locked itself, which it does by the clock. */
export class TherapistWatch {
  readonly #gate: Pick<TherapistGate, 'status'>;
  readonly #onLocked: () => void;
  #wasOpen = false;

  constructor(gate: Pick<TherapistGate, 'status'>, onLocked: () => void) {
    this.#gate = gate;
    this.#onLocked = onLocked;
  }

  check(nowMs: number): void {
    const { open } = this.#gate.status(nowMs);
    if (this.#wasOpen && !open) this.#onLocked();
    this.#wasOpen = open;
  }
}
