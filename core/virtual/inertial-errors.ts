/**
 * What a cheap inertial sensor, calibrated in the factory, makes of the truth: bias that wanders a little, noise, wrong
 * scale, steps of its converter, and a range beyond which it clips. The numbers and their sources are in README.md.
 */
import type { Vector3 } from '../imu/quaternion.ts';
import { type Random, normal, uniform } from '../signal/random.ts';
import { STANDARD_GRAVITY_M_S2 } from '../units.ts';
import { radiansOf } from './posture.ts';

interface Errors {
  /** Of each axis: uniform up to this, constant. */
  readonly bias: number;
  readonly scale: number;
  /** RMS of each sample, and of a bias that wanders within minutes. */
  readonly noise: number;
  readonly wander: number;
  readonly step: number;
  readonly range: number;
}

const G = STANDARD_GRAVITY_M_S2;

export const GYRO_RAD_S: Errors = {
  bias: radiansOf(0.7),
  scale: 0.005,
  noise: radiansOf(0.1),
  wander: radiansOf(0.015),
  step: radiansOf(0.07),
  range: radiansOf(2000),
};

export const ACC_M_S2: Errors = {
  bias: 0.006 * G,
  scale: 0.003,
  noise: 0.0024 * G,
  wander: 0.0003 * G,
  step: 0.000244 * G,
  range: 8 * G,
};

export const MAG_UT: Errors = {
  bias: 1.5,
  scale: 0.02,
  noise: 0.5,
  wander: 0,
  step: 0.15,
  range: 1200,
};

/** Time constant of the wandering bias, s. */
const WANDER_S = 60;

/** One triad of axes. */
export class InertialErrors {
  readonly #errors: Errors;
  readonly #random: Random;
  readonly #keep: number;
  readonly #fresh: number;
  readonly #axes: { readonly bias: number; readonly scale: number; wander: number }[];

  constructor(errors: Errors, rateHz: number, random: Random) {
    this.#errors = errors;
    this.#random = random;
    this.#keep = Math.exp(-1 / (rateHz * WANDER_S));
    this.#fresh = Math.sqrt(1 - this.#keep * this.#keep);
    this.#axes = [0, 1, 2].map(() => ({
      bias: uniform(random, -errors.bias, errors.bias),
      scale: 1 + uniform(random, -errors.scale, errors.scale),
      wander: errors.wander * normal(random),
    }));
  }

  /** What it reads when this is true. */
  read([x, y, z]: Vector3): Vector3 {
    return [this.#axis(0, x), this.#axis(1, y), this.#axis(2, z)];
  }

  #axis(index: number, truth: number): number {
    const axis = this.#axes[index];
    if (axis === undefined) return truth;
    const { noise, range, step, wander } = this.#errors;
    axis.wander = this.#keep * axis.wander + this.#fresh * wander * normal(this.#random);
    const value = axis.scale * truth + axis.bias + axis.wander + noise * normal(this.#random);
    return Math.round(Math.max(-range, Math.min(range, value)) / step) * step;
  }
}
