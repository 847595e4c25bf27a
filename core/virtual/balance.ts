/** Both axes of a body that balances on its feet or its seat. */
import { createRandom, deriveSeed } from '../signal/random.ts';
import type { PointMm } from './point.ts';
import type { Stance } from './stance.ts';
import { type AxisStance, SwayingAxis } from './swaying-axis.ts';
import type { Traits } from './traits.ts';
import type { Sway } from './trunk-sway.ts';

export class Balance {
  readonly #ml: SwayingAxis;
  readonly #ap: SwayingAxis;

  /** @param rate w^2 of the pendulum, 1/s2. @param name before the labels of its random streams. */
  constructor(rate: number, traits: Traits, stance: Stance, seed: number, name = '') {
    const axis = (direction: 'ml' | 'ap', wanderMm: number): SwayingAxis =>
      new SwayingAxis(rate, traits, wanderMm, axisStance(stance, direction, true), (label) =>
        createRandom(deriveSeed(seed, `${name}${direction} ${label}`)),
      );
    this.#ml = axis('ml', traits.wanderMlMm);
    this.#ap = axis('ap', traits.wanderApMm);
  }

  get falling(): boolean {
    return this.#ml.falling || this.#ap.falling;
  }

  get sway(): Sway {
    return { ml: this.#ml.sway, ap: this.#ap.sway };
  }

  land(): void {
    this.#ml.land();
    this.#ap.land();
  }

  catchFall(): void {
    if (this.#ml.falling) this.#ml.catchFall();
    if (this.#ap.falling) this.#ap.catchFall();
  }

  /** The centre of pressure 10 ms later. @param attending the person watches their own sway. */
  step(goal: PointMm, attending: boolean, stance: Stance, eyesOpen: boolean): PointMm {
    return {
      mlMm: this.#ml.step(goal.mlMm, attending, axisStance(stance, 'ml', eyesOpen)),
      apMm: this.#ap.step(goal.apMm, attending, axisStance(stance, 'ap', eyesOpen)),
    };
  }
}

function axisStance(stance: Stance, axis: 'ml' | 'ap', eyesOpen: boolean): AxisStance {
  const { side, front, back } = stance.limitsMm;
  const sway = eyesOpen ? stance.sway[axis] : stance.sway[axis] * stance.eyesClosed[axis];
  return axis === 'ml' ? { lowMm: -side, highMm: side, sway } : { lowMm: -back, highMm: front, sway };
}
