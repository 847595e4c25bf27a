/**
 * Butterworth filters run forward and back: no phase shift, the attenuation twice that of the order named (so -6 dB at
 * the cut-off). Bilinear transform with pre-warped cut-off; second-order sections in transposed direct form II.
 *
 * Edges as SciPy's filtfilt and sosfiltfilt: the signal is continued by 3 (order + 1) samples of its odd reflection,
 * and every section starts in the steady state of the first sample (Gustafsson's way is another one and gives other
 * values near the ends).
 *
 * Only + - * / and square roots: a filtered angle decides when a recorded movement has ended, and must replay exactly.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { cosineOfTurns, sineOfTurns } from './cosine.ts';
import { requireFinite, requireInteger, requirePositive } from './values.ts';

export interface ButterworthOptions {
  readonly rateHz: number;
  readonly cutoffHz: number;
  /** Poles of one pass. */
  readonly order?: number;
  readonly pass?: 'low' | 'high';
}

/** (b0 + b1 z^-1 + b2 z^-2) / (1 + a1 z^-1 + a2 z^-2). */
export interface Section {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** @throws KeelError `invalid-argument` unless 0 < cut-off < rate / 2 and the order is a positive integer. */
export function designButterworth({
  rateHz,
  cutoffHz,
  order = 4,
  pass = 'low',
}: ButterworthOptions): Section[] {
  requirePositive(rateHz, 'quantity.sampling-rate');
  requirePositive(cutoffHz, 'quantity.cut-off-frequency');
  requireInteger(order, 1, 'quantity.order-of-butterworth-filter');
  if (cutoffHz >= rateHz / 2) {
    throw new KeelError(
      'invalid-argument',
      message('error.signal.cut-off-too-high', { cutoffHz, leastHz: 2 * cutoffHz, rateHz }),
    );
  }
  const turns = cutoffHz / (2 * rateHz);
  const warped = sineOfTurns(turns) / cosineOfTurns(turns);
  const sections = Array.from({ length: Math.floor(order / 2) }, (_, k) => {
    const damping = 2 * sineOfTurns((2 * k + 1) / (4 * order));
    return secondOrder(warped, damping, pass);
  });
  return order % 2 === 0 ? sections : [...sections, firstOrder(warped, pass)];
}

function secondOrder(warped: number, damping: number, pass: 'low' | 'high'): Section {
  const scale = 1 + damping * warped + warped * warped;
  const gain = (pass === 'low' ? warped * warped : 1) / scale;
  return {
    b0: gain,
    b1: (pass === 'low' ? 2 : -2) * gain,
    b2: gain,
    a1: (2 * (warped * warped - 1)) / scale,
    a2: (1 - damping * warped + warped * warped) / scale,
  };
}

function firstOrder(warped: number, pass: 'low' | 'high'): Section {
  const gain = (pass === 'low' ? warped : 1) / (1 + warped);
  return { b0: gain, b1: pass === 'low' ? gain : -gain, b2: 0, a1: (warped - 1) / (warped + 1), a2: 0 };
}

/** The fewest samples that the edges allow: one more than are reflected. */
export function fewestSamples(order: number): number {
  return 3 * (order + 1) + 1;
}

/**
 * Zero-phase Butterworth filter; order 4, low-pass unless told otherwise. Unit: that of the values.
 * @throws KeelError `invalid-argument` as `designButterworth`, and for too few samples or NaN.
 */
export function filterZeroPhase(values: ArrayLike<number>, options: ButterworthOptions): Float64Array {
  const sections = designButterworth(options);
  const padding = fewestSamples(options.order ?? 4) - 1;
  requireFinite(values, padding + 1, 'quantity.butterworth-filter');
  const extended = reflectOdd(values, padding);
  filterInPlace(extended, sections);
  extended.reverse();
  filterInPlace(extended, sections);
  extended.reverse();
  return extended.slice(padding, padding + values.length);
}

/** The signal with its ends turned through half a turn about the first and the last sample. */
function reflectOdd(values: ArrayLike<number>, padding: number): Float64Array {
  const last = values.length - 1;
  const extended = new Float64Array(values.length + 2 * padding);
  extended.set(values, padding);
  for (let beyond = 1; beyond <= padding; beyond++) {
    extended[padding - beyond] = 2 * (values[0] ?? 0) - (values[beyond] ?? 0);
    extended[padding + last + beyond] = 2 * (values[last] ?? 0) - (values[last - beyond] ?? 0);
  }
  return extended;
}

function filterInPlace(values: Float64Array, sections: readonly Section[]): void {
  let steady = values[0] ?? 0;
  for (const { b0, b1, b2, a1, a2 } of sections) {
    const gain = (b0 + b1 + b2) / (1 + a1 + a2);
    let first = (gain - b0) * steady;
    let second = (b2 - a2 * gain) * steady;
    steady *= gain;
    for (let index = 0; index < values.length; index++) {
      const input = values[index] ?? 0;
      const output = b0 * input + first;
      first = b1 * input - a1 * output + second;
      second = b2 * input - a2 * output;
      values[index] = output;
    }
  }
}
