/** The last second of a signal, one value every 10 ms. */
export class DelayLine<T> {
  readonly #values: T[];
  #at = 0;

  /** @param initial what was before the beginning. */
  constructor(initial: T) {
    this.#values = Array.from({ length: LENGTH }, () => initial);
  }

  push(value: T): void {
    this.#at = (this.#at + 1) % LENGTH;
    this.#values[this.#at] = value;
  }

  /** The value that was pushed so long ago; 0 is the newest. Delays are held to 0 to 990 ms. */
  ago(delayMs: number): T {
    const steps = Math.max(0, Math.min(LENGTH - 1, Math.round(delayMs / STEP_MS)));
    return this.#values[(this.#at - steps + LENGTH) % LENGTH] as T;
  }

  fill(value: T): void {
    this.#values.fill(value);
  }
}

const STEP_MS = 10;
const LENGTH = 100;
