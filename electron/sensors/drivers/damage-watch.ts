/** How much of what comes is damaged: a single report now and then always is, a stream of them is a problem. */

const REPORTS_AT_ONCE = 250;
/** 2 %. */
const NOTICEABLE_REPORTS = 5;

export class DamageWatch {
  #received = 0;
  #damaged = 0;
  #damagedBefore = 0;
  #isNoticeable = false;

  push(isDamaged: boolean): void {
    this.#received += 1;
    if (isDamaged) this.#damaged += 1;
    const isMuch = this.#damaged - this.#damagedBefore >= NOTICEABLE_REPORTS;
    this.#isNoticeable ||= isMuch;
    if (this.#received % REPORTS_AT_ONCE > 0) return;
    this.#isNoticeable = isMuch;
    this.#damagedBefore = this.#damaged;
  }

  /** Since it was opened; undefined while it is not worth a word. */
  get extent(): { readonly damaged: number; readonly received: number } | undefined {
    return this.#isNoticeable ? { damaged: this.#damaged, received: this.#received } : undefined;
  }
}
