/**
 * Second-order Butterworth low-pass filters, one sample at a time, that start without a transient: for the first time
 * constant the output is the mean of what came, and the filter goes on from there in its steady state (VQF, sec. 3.2).
 *
 * Time constant tau and cut-off: f = sqrt(2) / (2 pi tau). Bilinear transform with pre-warped cut-off, transposed
 * direct form II, as core/signal/butterworth.ts, but free of Math.tan, whose last digit depends on the engine.
 */
import { cosineOfTurns } from '../signal/cosine.ts';
import type { Section } from '../signal/butterworth.ts';

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

/** Where the delays begin, behind the coefficients. */
const DELAYS = 5;

/** Signals with the same cut-off, side by side. */
export class LowPass {
  /** b0, b1, b2, a1, a2, then the two delays of each signal: one block of memory, as this runs seven times a sample. */
  readonly #memory: Float64Array;
  readonly #samplesToAverage: number;
  readonly #sums: Float64Array;
  #averaged = 0;

  constructor(signals: number, tauS: number, rateHz: number) {
    const { b0, b1, b2, a1, a2 } = designLowPass(tauS, rateHz);
    this.#memory = new Float64Array(DELAYS + 2 * signals);
    this.#memory.set([b0, b1, b2, a1, a2]);
    this.#samplesToAverage = tauS * rateHz;
    this.#sums = new Float64Array(signals);
  }

  /** Filters a sample of each signal in place. */
  push(values: number[]): void {
    if (this.#averaged < this.#samplesToAverage) {
      this.#average(values);
      return;
    }
    const memory = this.#memory;
    const { 0: b0 = 0, 1: b1 = 0, 2: b2 = 0, 3: a1 = 0, 4: a2 = 0 } = memory;
    for (let index = 0, first = DELAYS; index < values.length; index++, first += 2) {
      const value = values[index] ?? 0;
      const output = b0 * value + (memory[first] ?? 0);
      memory[first] = b1 * value - a1 * output + (memory[first + 1] ?? 0);
      memory[first + 1] = b2 * value - a2 * output;
      values[index] = output;
    }
  }

  /** Forgets the past: the next sample is the first. */
  restart(): void {
    this.#averaged = 0;
    this.#sums.fill(0);
  }

  #average(values: number[]): void {
    this.#averaged += 1;
    const { 0: b0 = 0, 2: b2 = 0, 4: a2 = 0 } = this.#memory;
    for (const [index, value] of values.entries()) {
      const sum = (this.#sums[index] ?? 0) + value;
      const mean = sum / this.#averaged;
      this.#sums[index] = sum;
      this.#memory[DELAYS + 2 * index] = (1 - b0) * mean;
      this.#memory[DELAYS + 2 * index + 1] = (b2 - a2) * mean;
      values[index] = mean;
    }
  }
}
