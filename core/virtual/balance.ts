/** Both axes of a body that balances on its feet or its seat. */
import { type Random, createRandom, deriveSeed } from '../signal/random.ts';
import type { Form } from './form.ts';
import type { PointMm } from './point.ts';
import type { Stance } from './stance.ts';
import { type AxisStance, SwayingAxis } from './swaying-axis.ts';
import type { Traits } from './traits.ts';
import type { Sway } from './trunk-sway.ts';
import { Wander } from './wander.ts';

export class Balance {
  readonly #ml: SwayingAxis;
  readonly #ap: SwayingAxis;
  readonly #wander: Wander;
  readonly #traits: Traits;
  readonly #form: Form;

  /** @param rate w^2 of the pendulum, 1/s2. @param name before the labels of its random streams. */
  constructor(rate: number, traits: Traits, form: Form, stance: Stance, seed: number, name = '') {
    const stream = (label: string): Random => createRandom(deriveSeed(seed, `${name}${label}`));
    const axis = (direction: 'ml' | 'ap'): SwayingAxis =>
      new SwayingAxis(rate, traits, axisStance(stance, direction, true), (label) =>
        stream(`${direction} ${label}`),
      );
    this.#traits = traits;
    this.#form = form;
    this.#ml = axis('ml');
    this.#ap = axis('ap');
    this.#wander = new Wander(traits.axesCorrelation, stream);
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
    const { wanderMlMm, wanderApMm } = this.#traits;
    const wander = this.#wander.next(attending);
    const standing = (axis: 'ml' | 'ap'): AxisStance => axisStance(stance, axis, eyesOpen, this.#form.sway);
    return {
      mlMm: this.#ml.step(goal.mlMm, wanderMlMm * wander.mlMm, standing('ml')),
      apMm: this.#ap.step(goal.apMm, wanderApMm * wander.apMm, standing('ap')),
    };
  }
}

function axisStance(stance: Stance, axis: 'ml' | 'ap', eyesOpen: boolean, form = 1): AxisStance {
  const { side, front, back } = stance.limitsMm;
  const sway = form * stance.sway[axis] * (eyesOpen ? 1 : stance.eyesClosed[axis]);
  return axis === 'ml' ? { lowMm: -side, highMm: side, sway } : { lowMm: -back, highMm: front, sway };
}
