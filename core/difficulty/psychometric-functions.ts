/**
 * Psychometric functions for assessment: chance of a correct answer to stimulus x. Guess g is the chance of an answer
 * right by luck, lapse l of one wrong by inattention.
 */

const LN_10 = Math.log(10);

/**
 * Weibull on decibels (Watson 2017, J Vis 17(3):10, eq. 3): P = 1 - l - (1 - g - l) e^(-10^(b (x - t) / 20)), with
 * stimulus x and threshold t in dB.
 */
export function weibullDecibel(
  x: number,
  { threshold, slope, guess, lapse }: Readonly<Record<'threshold' | 'slope' | 'guess' | 'lapse', number>>,
): number {
  const ratio = Math.exp((LN_10 * slope * (x - threshold)) / 20);
  return 1 - lapse - (1 - guess - lapse) * Math.exp(-ratio);
}

/** Cumulative normal: P = g + (1 - g - l) Phi((x - mean) / sd). */
export function cumulativeNormal(
  x: number,
  { mean, sd, guess, lapse }: Readonly<Record<'mean' | 'sd' | 'guess' | 'lapse', number>>,
): number {
  return guess + (1 - guess - lapse) * standardNormalBelow((x - mean) / sd);
}

/** Beyond this the series loses digits to cancellation and the continued fraction has converged. */
const SERIES_TO = 3;
const FRACTION_TERMS = 60;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * Phi(z), to 14 digits: the series z + z3/3 + z5/15 ... in the middle, Laplace's continued fraction of the tail beyond
 * (Abramowitz & Stegun 1964, 26.2.11 and 26.2.14).
 */
export function standardNormalBelow(z: number): number {
  const density = Math.exp(-0.5 * z * z) / ROOT_TWO_PI;
  if (Math.abs(z) > SERIES_TO) {
    const tail = density / tailFraction(Math.abs(z));
    return z < 0 ? tail : 1 - tail;
  }
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + density * sum;
}

/** z + 1/(z + 2/(z + 3/(z + ...))). */
function tailFraction(z: number): number {
  let fraction = z;
  for (let term = FRACTION_TERMS; term >= 1; term--) fraction = z + term / fraction;
  return fraction;
}
