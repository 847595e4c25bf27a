/**
 * What the gyroscope says while the remote lies still: its zero wanders by many degrees per second from unit to unit
 * and with warmth. Found once, in the first stretch of stillness; nothing is cut off around it.
 */
import type { Vector3 } from '#core/imu/quaternion.ts';
import { median } from '#core/signal/statistics.ts';
import type { GyroFrame } from './motion-plus.ts';

/** 1.5 s. */
const SAMPLES = 150;
/** Lying still, noise spreads less; held in the hand or worn, more. */
const LARGEST_SPREAD_DEG_S = 3;

export class RestCentre {
  readonly #largestDegS: number;
  #rates: Vector3[] = [];
  #centre: Vector3 | undefined;

  /** @param largestDegS beyond this, steady turning is no zero. */
  constructor(largestDegS: number) {
    this.#largestDegS = largestDegS;
  }

  /** Deg/s; undefined until it has been found. */
  get centreDegS(): Vector3 | undefined {
    return this.#centre;
  }

  take({ slow }: GyroFrame, rateDegS: Vector3): void {
    if (this.#centre !== undefined) return;
    if (!slow.every(Boolean)) {
      this.#rates = [];
      return;
    }
    this.#rates.push(rateDegS);
    if (!this.#isStill()) this.#rates = [rateDegS];
    if (this.#rates.length < SAMPLES) return;
    const middle = (axis: 0 | 1 | 2): number => median(this.#rates.map((rate) => rate[axis]));
    const centre: Vector3 = [middle(0), middle(1), middle(2)];
    if (centre.every((rate) => Math.abs(rate) <= this.#largestDegS)) this.#centre = centre;
    this.#rates = [];
  }

  #isStill(): boolean {
    return ([0, 1, 2] as const).every((axis) => {
      const rates = this.#rates.map((rate) => rate[axis]);
      return Math.max(...rates) - Math.min(...rates) <= LARGEST_SPREAD_DEG_S;
    });
  }
}
