/** The noises of a body, each with a unit RMS to be scaled, stepped every 10 ms. */
import { type Random, normal } from '../signal/random.ts';
import type { PointMm } from './point.ts';

const STEP_S = 0.01;

export interface Noise {
  next(): number;
}

/** First-order coloured noise (Ornstein-Uhlenbeck) of unit variance: correlation e^(-t / tau). */
export function colouredNoise(random: Random, tauS: number): Noise {
  const keep = Math.exp(-STEP_S / tauS);
  const fresh = Math.sqrt(1 - keep * keep);
  let value = normal(random);
  return {
    next() {
      value = keep * value + fresh * normal(random);
      return value;
    },
  };
}

/** Coloured noise smoothed once more by the same time constant, so that it has a velocity; unit variance. */
export function smoothNoise(random: Random, tauS: number): Noise {
  const source = colouredNoise(random, tauS);
  const share = 1 - Math.exp(-STEP_S / tauS);
  let value = Math.SQRT1_2 * normal(random);
  return {
    next() {
      value += share * (source.next() - value);
      // Two equal lags in a row halve the variance.
      return Math.SQRT2 * value;
    },
  };
}

/** Smooth noise of both axes. */
export class PointNoise {
  readonly #rmsMm: number;
  readonly #ml: Noise;
  readonly #ap: Noise;

  constructor(random: Random, rmsMm: number, tauS: number) {
    this.#rmsMm = rmsMm;
    this.#ml = smoothNoise(random, tauS);
    this.#ap = smoothNoise(random, tauS);
  }

  next(): PointMm {
    return { mlMm: this.#rmsMm * this.#ml.next(), apMm: this.#rmsMm * this.#ap.next() };
  }
}
