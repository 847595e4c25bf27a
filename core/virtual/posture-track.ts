/**
 * The posture at any time, from one posture every 10 ms: a uniform cubic B-spline through them, so that velocities and
 * accelerations are continuous, as a sensor needs them. It is known up to 10 ms before the newest posture.
 */
import { POSTURE_COORDINATES, type Posture, UPRIGHT } from './posture.ts';

const STEP_MS = 10;
/** So much of the past is kept: 1.28 s. */
const LENGTH = 128;

export class PostureTrack {
  readonly #postures: Posture[] = Array.from({ length: LENGTH }, () => UPRIGHT);
  #newest = 0;

  push(posture: Posture): void {
    this.#newest += 1;
    this.#postures[this.#newest % LENGTH] = posture;
  }

  /** The latest time at which the posture is known, ms since the beginning. */
  get knownMs(): number {
    return (this.#newest - 1) * STEP_MS;
  }

  /** @throws RangeError for a time that is not known yet or no longer. */
  at(tMs: number): Posture {
    const oldestMs = (this.#newest - LENGTH + 2) * STEP_MS;
    if (!(tMs <= this.knownMs && tMs >= oldestMs)) {
      throw new RangeError(`The posture is known from ${oldestMs} to ${this.knownMs} ms, not at ${tMs} ms`);
    }
    const from = Math.min(Math.floor(tMs / STEP_MS), this.#newest - 2);
    const u = tMs / STEP_MS - from;
    const [a, b] = [this.#posture(from - 1), this.#posture(from)];
    const [c, d] = [this.#posture(from + 1), this.#posture(from + 2)];
    const [ka, kb, kc, kd] = weights(u);
    const posture: Record<keyof Posture, number> = { ...UPRIGHT };
    for (const name of POSTURE_COORDINATES) {
      posture[name] = ka * a[name] + kb * b[name] + kc * c[name] + kd * d[name];
    }
    return posture;
  }

  #posture(index: number): Posture {
    return this.#postures[(index + LENGTH) % LENGTH] ?? UPRIGHT;
  }
}

/** Shares of the four postures around a time, u from 0 to 1 between the middle two. */
function weights(u: number): readonly [number, number, number, number] {
  const v = 1 - u;
  return [
    (v * v * v) / 6,
    (3 * u * u * u - 6 * u * u + 4) / 6,
    (3 * v * v * v - 6 * v * v + 4) / 6,
    (u * u * u) / 6,
  ];
}
