/**
 * Reports that never came, by the steps of the controller's clock: a step of three intervals means that two are
 * missing. The interval is the median of each stretch of steps, since it differs by connection.
 */
import { median } from '#core/signal/statistics.ts';

const STEPS_AT_ONCE = 32;

export class LossCounter {
  #stepsMs: number[] = [];
  #lost = 0;

  get lost(): number {
    return this.#lost;
  }

  /** Up to so many steps later the count knows. */
  push(stepMs: number): void {
    this.#stepsMs.push(stepMs);
    if (this.#stepsMs.length < STEPS_AT_ONCE) return;
    const intervalMs = median(this.#stepsMs);
    for (const step of this.#stepsMs) this.#lost += Math.max(0, Math.round(step / intervalMs) - 1);
    this.#stepsMs = [];
  }
}
