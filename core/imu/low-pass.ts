/**
 * Second-order Butterworth low-pass filters, one sample at a time, that start without a transient: for the first time
 * constant the output is the mean of what came, and the filter goes on from there in its steady state (VQF, sec. 3.2).
 *
 * Time constant tau and cut-off: f = sqrt(2) / (2 pi tau). Bilinear transform with pre-warped cut-off, transposed
 * direct form II, as core/signal/butterworth.ts, but free of Math.tan, whose last digit depends on the engine.
 */
import { cosineOfTurns } from '../signal/cosine.ts';
import type { Section } from '../signal/butterworth.ts';
import type { Vector3 } from './quaternion.ts';

/** A time constant shorter than half a sample's interval filters nothing. */
function designLowPass(tauS: number, rateHz: number): Section {
  if (tauS * rateHz < 0.5) return { b0: 1, b1: 0, b2: 0, a1: 0, a2: 0 };
  const turns = Math.SQRT2 / (4 * Math.PI * tauS * rateHz);
  const warped = cosineOfTurns(turns - 0.25) / cosineOfTurns(turns);
  const square = warped * warped;
  const scale = 1 + Math.SQRT2 * warped + square;
  const gain = square / scale;
  return {
    b0: gain,
    b1: 2 * gain,
    b2: gain,
    a1: (2 * (square - 1)) / scale,
    a2: (1 - Math.SQRT2 * warped + square) / scale,
  };
}

/** One signal. */
export class LowPass {
  readonly #section: Section;
  readonly #samplesToAverage: number;
  #averaged = 0;
  #sum = 0;
  #first = 0;
  #second = 0;

  constructor(tauS: number, rateHz: number) {
    this.#section = designLowPass(tauS, rateHz);
    this.#samplesToAverage = tauS * rateHz;
  }

  /** The filtered value. */
  push(value: number): number {
    if (this.#averaged < this.#samplesToAverage) return this.#average(value);
    const { b0, b1, b2, a1, a2 } = this.#section;
    const output = b0 * value + this.#first;
    this.#first = b1 * value - a1 * output + this.#second;
    this.#second = b2 * value - a2 * output;
    return output;
  }

  /** Forgets the past: the next sample is the first. */
  restart(): void {
    this.#averaged = 0;
    this.#sum = 0;
  }

  #average(value: number): number {
    this.#averaged += 1;
    this.#sum += value;
    const mean = this.#sum / this.#averaged;
    const { b0, b2, a2 } = this.#section;
    this.#first = (1 - b0) * mean;
    this.#second = (b2 - a2) * mean;
    return mean;
  }
}

/** Three signals with the same cut-off. */
export class VectorLowPass {
  readonly #x: LowPass;
  readonly #y: LowPass;
  readonly #z: LowPass;

  constructor(tauS: number, rateHz: number) {
    this.#x = new LowPass(tauS, rateHz);
    this.#y = new LowPass(tauS, rateHz);
    this.#z = new LowPass(tauS, rateHz);
  }

  push(v: Vector3): Vector3 {
    return [this.#x.push(v[0]), this.#y.push(v[1]), this.#z.push(v[2])];
  }

  restart(): void {
    this.#x.restart();
    this.#y.restart();
    this.#z.restart();
  }
}
