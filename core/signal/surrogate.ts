/**
 * Surrogates of a signal (Theiler et al. 1992, Physica D 58:77): the same spectrum, so the same mean, variance and
 * autocorrelation, with phases drawn at random. What two signals have in common by their spectra alone, a surrogate
 * keeps; what they share moment by moment, it loses.
 */
import { cosineOfTurns, sineOfTurns } from './cosine.ts';
import { fft, inverseFft } from './fft.ts';
import type { Random } from './random.ts';
import { at, requireFinite } from './values.ts';

/** A new surrogate at each call; the same random state gives the same ones. @throws KeelError `invalid-argument` for no values or NaN. */
export function surrogatesOf(values: ArrayLike<number>, random: Random): () => Float64Array {
  requireFinite(values, 1, 'surrogate');
  const spectrum = fft(values);
  const n = values.length;
  return () => {
    const re = Float64Array.from(spectrum.re);
    const im = Float64Array.from(spectrum.im);
    for (let k = 1; 2 * k < n; k++) {
      const turns = random.next();
      const [cosine, sine] = [cosineOfTurns(turns), sineOfTurns(turns)];
      const [x, y] = [at(re, k), at(im, k)];
      re[k] = x * cosine - y * sine;
      im[k] = x * sine + y * cosine;
      re[n - k] = at(re, k);
      im[n - k] = -at(im, k);
    }
    return inverseFft({ re, im }).re;
  };
}
