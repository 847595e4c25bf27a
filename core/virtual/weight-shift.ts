/**
 * A voluntary weight shift along one axis: the muscles take up the goal within 40 ms, and the lean approaches it like a
 * critically damped spring, x'' = w^2 (goal - x) - 2 z w x', no faster than the spring would pull over 30 mm.
 */
const STEP_S = 0.01;

/** Time constant of muscle activation, s (40 to 60 ms; Winter 2009, section 9.1). */
const ACTIVATION_S = 0.04;

/** Farther goals pull no harder: large shifts take longer, at some 110 mm/s. */
const LONGEST_PULL_MM = 30;

export class WeightShift {
  #pullMm = 0;
  #leanMm = 0;
  #velocityMmS = 0;
  #accelerationMmS2 = 0;

  get leanMm(): number {
    return this.#leanMm;
  }

  get velocityMmS(): number {
    return this.#velocityMmS;
  }

  get accelerationMmS2(): number {
    return this.#accelerationMmS2;
  }

  /** Begin again, upright and at rest. */
  settle(): void {
    this.#pullMm = 0;
    this.#leanMm = 0;
    this.#velocityMmS = 0;
    this.#accelerationMmS2 = 0;
  }

  /** 10 ms later. */
  step(goalMm: number, radS: number, dampingRatio: number): void {
    const pullMm = Math.max(-LONGEST_PULL_MM, Math.min(LONGEST_PULL_MM, goalMm - this.#leanMm));
    this.#pullMm += (STEP_S / ACTIVATION_S) * (pullMm - this.#pullMm);
    this.#accelerationMmS2 = radS * radS * this.#pullMm - 2 * dampingRatio * radS * this.#velocityMmS;
    this.#velocityMmS += this.#accelerationMmS2 * STEP_S;
    this.#leanMm += this.#velocityMmS * STEP_S;
  }
}
