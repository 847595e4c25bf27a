/**
 * Discrete Fourier transform of any length, X[k] = sum x[n] exp(-2 pi i k n / N): decimation in time for the factors
 * of N (Cooley & Tukey 1965), Bluestein's chirp (1970) when a prime factor is large. No scaling forward, 1/N back.
 */
import { cosineOfTurns, sineOfTurns } from './cosine.ts';
import { requireFinite, requireInteger, requireSameLength } from './values.ts';

export interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export interface FourierPlan {
  readonly length: number;
  /** The forward transform of a signal of exactly `length` values. */
  transform(re: ArrayLike<number>, im?: ArrayLike<number>): Complex;
}

/** Beyond this a factor costs more by itself than Bluestein's three transforms. */
const LARGEST_FACTOR = 31;

/** Everything that depends on the length alone, for many transforms of one length. */
export function planFourier(length: number): FourierPlan {
  requireInteger(length, 1, 'quantity.length-of-fourier-transform');
  const factors = primeFactors(length);
  return Math.max(...factors) > LARGEST_FACTOR ? planBluestein(length) : planMixedRadix(length, factors);
}

/** @throws KeelError `invalid-argument` for no values, NaN, or parts of different length. */
export function fft(re: ArrayLike<number>, im?: ArrayLike<number>): Complex {
  requireFinite(re, 1, 'quantity.fourier-transform');
  if (im !== undefined) {
    requireFinite(im, 1, 'quantity.fourier-transform');
    requireSameLength(re, im, 'quantity.fourier-transform');
  }
  return planFourier(re.length).transform(re, im);
}

/** The inverse, with 1/N: the forward transform with the parts swapped before and after. */
export function inverseFft({ re, im }: Complex): Complex {
  const swapped = fft(im, re);
  const n = re.length;
  return { re: swapped.im.map((value) => value / n), im: swapped.re.map((value) => value / n) };
}

/** Frequencies of the bins 0 to floor(N / 2), Hz. */
export function positiveFrequencies(length: number, rateHz: number): Float64Array {
  return Float64Array.from({ length: Math.floor(length / 2) + 1 }, (_, k) => (k * rateHz) / length);
}

/** 4 first where it divides: its butterfly needs no multiplication. */
function primeFactors(length: number): number[] {
  const factors: number[] = [];
  let rest = length;
  for (const factor of [4, 2]) {
    while (rest % factor === 0) {
      factors.push(factor);
      rest /= factor;
    }
  }
  for (let factor = 3; factor * factor <= rest; factor += 2) {
    while (rest % factor === 0) {
      factors.push(factor);
      rest /= factor;
    }
  }
  if (rest > 1 || factors.length === 0) factors.push(rest);
  return factors;
}

function unitCircle(length: number): Complex {
  return {
    re: Float64Array.from({ length }, (_, k) => cosineOfTurns(k / length)),
    im: Float64Array.from({ length }, (_, k) => -sineOfTurns(k / length)),
  };
}

function planMixedRadix(length: number, factors: readonly number[]): FourierPlan {
  const circle = unitCircle(length);
  const scratch: Complex = {
    re: new Float64Array(LARGEST_FACTOR + 1),
    im: new Float64Array(LARGEST_FACTOR + 1),
  };
  return {
    length,
    transform(re, im) {
      const out = { re: new Float64Array(length), im: new Float64Array(length) };
      const input = { re: Float64Array.from(re), im: Float64Array.from(im ?? new Float64Array(length)) };
      decimate({ input, out, circle, factors, scratch }, 0, length, 0, 1, 0);
      return out;
    },
  };
}

interface Work {
  readonly input: Complex;
  readonly out: Complex;
  readonly circle: Complex;
  readonly factors: readonly number[];
  readonly scratch: Complex;
}

/** Transforms `size` inputs, `stride` apart from `from`, into the outputs at `to`. */
function decimate(work: Work, level: number, size: number, from: number, stride: number, to: number): void {
  const { input, out } = work;
  if (size === 1) {
    out.re[to] = input.re[from] ?? 0;
    out.im[to] = input.im[from] ?? 0;
    return;
  }
  const radix = work.factors[level] ?? 0;
  const part = size / radix;
  for (let q = 0; q < radix; q++) {
    decimate(work, level + 1, part, from + q * stride, stride * radix, to + q * part);
  }
  for (let k = 0; k < part; k++) {
    twiddle(work, radix, part, to + k, k * stride);
    if (radix === 2) butterfly2(work, part, to + k);
    else if (radix === 4) butterfly4(work, part, to + k);
    else butterfly(work, radix, part, to + k);
  }
}

/** scratch[q] = W^(q step) out[first + q part]. */
function twiddle(
  { out, circle, scratch }: Work,
  radix: number,
  part: number,
  first: number,
  step: number,
): void {
  for (let q = 0; q < radix; q++) {
    const index = first + q * part;
    const c = circle.re[q * step] ?? 0;
    const s = circle.im[q * step] ?? 0;
    const re = out.re[index] ?? 0;
    const im = out.im[index] ?? 0;
    scratch.re[q] = re * c - im * s;
    scratch.im[q] = re * s + im * c;
  }
}

function butterfly2({ out, scratch: { re, im } }: Work, part: number, first: number): void {
  out.re[first] = (re[0] ?? 0) + (re[1] ?? 0);
  out.im[first] = (im[0] ?? 0) + (im[1] ?? 0);
  out.re[first + part] = (re[0] ?? 0) - (re[1] ?? 0);
  out.im[first + part] = (im[0] ?? 0) - (im[1] ?? 0);
}

function butterfly4({ out, scratch: { re, im } }: Work, part: number, first: number): void {
  const evenRe = (re[0] ?? 0) + (re[2] ?? 0);
  const evenIm = (im[0] ?? 0) + (im[2] ?? 0);
  const evenDifferenceRe = (re[0] ?? 0) - (re[2] ?? 0);
  const evenDifferenceIm = (im[0] ?? 0) - (im[2] ?? 0);
  const oddRe = (re[1] ?? 0) + (re[3] ?? 0);
  const oddIm = (im[1] ?? 0) + (im[3] ?? 0);
  const oddDifferenceRe = (re[1] ?? 0) - (re[3] ?? 0);
  const oddDifferenceIm = (im[1] ?? 0) - (im[3] ?? 0);
  out.re[first] = evenRe + oddRe;
  out.im[first] = evenIm + oddIm;
  out.re[first + part] = evenDifferenceRe + oddDifferenceIm;
  out.im[first + part] = evenDifferenceIm - oddDifferenceRe;
  out.re[first + 2 * part] = evenRe - oddRe;
  out.im[first + 2 * part] = evenIm - oddIm;
  out.re[first + 3 * part] = evenDifferenceRe - oddDifferenceIm;
  out.im[first + 3 * part] = evenDifferenceIm + oddDifferenceRe;
}

function butterfly({ out, circle, scratch }: Work, radix: number, part: number, first: number): void {
  const turn = circle.re.length / radix;
  for (let r = 0; r < radix; r++) {
    let re = 0;
    let im = 0;
    for (let q = 0; q < radix; q++) {
      const angle = ((q * r) % radix) * turn;
      const c = circle.re[angle] ?? 0;
      const s = circle.im[angle] ?? 0;
      re += (scratch.re[q] ?? 0) * c - (scratch.im[q] ?? 0) * s;
      im += (scratch.re[q] ?? 0) * s + (scratch.im[q] ?? 0) * c;
    }
    out.re[first + r * part] = re;
    out.im[first + r * part] = im;
  }
}

/** n k = (n^2 + k^2 - (k - n)^2) / 2 turns the transform into a convolution with a chirp. */
function planBluestein(length: number): FourierPlan {
  let size = 1;
  while (size < 2 * length - 1) size *= 4;
  const inner = planFourier(size);
  const circle = unitCircle(2 * length);
  // n^2 taken modulo 2 N, or the angle would lose its digits.
  const chirp = (n: number): number => Number((BigInt(n) * BigInt(n)) % BigInt(2 * length));
  const re = Float64Array.from({ length }, (_, n) => circle.re[chirp(n)] ?? 0);
  const im = Float64Array.from({ length }, (_, n) => circle.im[chirp(n)] ?? 0);
  const kernel = { re: new Float64Array(size), im: new Float64Array(size) };
  for (let n = 0; n < length; n++) {
    for (const index of n === 0 ? [0] : [n, size - n]) {
      kernel.re[index] = re[n] ?? 0;
      kernel.im[index] = -(im[n] ?? 0);
    }
  }
  const kernelSpectrum = inner.transform(kernel.re, kernel.im);
  return {
    length,
    transform(signalRe, signalIm) {
      const spectrum = inner.transform(...chirped(signalRe, signalIm, { re, im }, size));
      const product = multiply(spectrum, kernelSpectrum);
      const back = inner.transform(product.im, product.re);
      const convolved = { re: back.im.subarray(0, length), im: back.re.subarray(0, length) };
      const result = multiply(convolved, { re, im });
      return { re: result.re.map((v) => v / size), im: result.im.map((v) => v / size) };
    },
  };
}

function chirped(
  re: ArrayLike<number>,
  im: ArrayLike<number> | undefined,
  chirp: Complex,
  size: number,
): [Float64Array, Float64Array] {
  const product = multiply(
    { re: Float64Array.from(re), im: Float64Array.from(im ?? new Float64Array(re.length)) },
    chirp,
  );
  const padded: [Float64Array, Float64Array] = [new Float64Array(size), new Float64Array(size)];
  padded[0].set(product.re);
  padded[1].set(product.im);
  return padded;
}

function multiply(a: Complex, b: Complex): Complex {
  if (a.re.length !== b.re.length) throw new RangeError('Spectra of different length');
  return {
    re: a.re.map((value, k) => value * (b.re[k] ?? 0) - (a.im[k] ?? 0) * (b.im[k] ?? 0)),
    im: a.re.map((value, k) => value * (b.im[k] ?? 0) + (a.im[k] ?? 0) * (b.re[k] ?? 0)),
  };
}
