/** A voluntary weight shift along one axis: a second-order approach of the lean to a goal. */
const STEP_S = 0.01;

export class WeightShift {
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

  place(leanMm: number): void {
    this.#leanMm = leanMm;
    this.#velocityMmS = 0;
    this.#accelerationMmS2 = 0;
  }

  /** x'' = w^2 (goal - x) - 2 z w x' over 10 ms. */
  step(goalMm: number, radS: number, dampingRatio: number): void {
    this.#accelerationMmS2 =
      radS * radS * (goalMm - this.#leanMm) - 2 * dampingRatio * radS * this.#velocityMmS;
    this.#velocityMmS += this.#accelerationMmS2 * STEP_S;
    this.#leanMm += this.#velocityMmS * STEP_S;
  }
}
