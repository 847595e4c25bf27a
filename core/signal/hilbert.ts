/** The analytic signal x + i H(x), by the one-sided spectrum (Marple 1999, IEEE Trans Signal Process 47:2600). */
import { fft, inverseFft } from './fft.ts';
import type { Complex } from './fft.ts';
import { at, requireFinite } from './values.ts';

/**
 * The real part is the signal, the imaginary part its Hilbert transform; angle and length are instantaneous phase and
 * amplitude. Centre the signal first, and pad it: the transform takes it for periodic, so a jump from end to start
 * distorts both ends. A broad-band signal has no single phase.
 * @throws KeelError `invalid-argument` for no values or NaN.
 */
export function analyticSignal(values: ArrayLike<number>): Complex {
  requireFinite(values, 1, 'quantity.hilbert-transform');
  const n = values.length;
  const spectrum = fft(values);
  const half = n / 2;
  const gain = (k: number): number => (k === 0 || k === half ? 1 : k < half ? 2 : 0);
  return inverseFft({
    re: spectrum.re.map((value, k) => value * gain(k)),
    im: spectrum.im.map((value, k) => value * gain(k)),
  });
}

/** The same angles (rad) without jumps: a step of more than half a turn is taken the short way round. */
export function unwrapped(phases: ArrayLike<number>): Float64Array {
  const result = Float64Array.from(phases);
  let turns = 0;
  for (let index = 1; index < result.length; index++) {
    const step = at(phases, index) - at(phases, index - 1);
    turns -= 2 * Math.PI * Math.round(step / (2 * Math.PI));
    result[index] = at(phases, index) + turns;
  }
  return result;
}
