/** The F distribution, by the regularised incomplete beta function (continued fraction of Lentz; Press et al., Numerical
 * Recipes 6.4). */
import { requirePositive } from '../signal/values.ts';
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';

/**
 * Quantile of F with any positive degrees of freedom, to about ten digits.
 * @throws KeelError `invalid-argument` for a probability outside 0 to 1 or degrees of freedom not above zero.
 */
export function quantileOfF(p: number, numerator: number, denominator: number): number {
  requirePositive(numerator, 'quantity.degrees-of-freedom');
  requirePositive(denominator, 'quantity.degrees-of-freedom');
  if (!(p > 0 && p < 1))
    throw new KeelError('invalid-argument', message('error.reliability.no-probability', { p }));
  // In x = d1 F / (d1 F + d2) the distribution is a beta's, on 0 to 1: halve until it is found.
  let [low, high] = [0, 1];
  for (let k = 0; k < 200 && high - low > 1e-16; k++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, numerator / 2, denominator / 2) < p) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  return (denominator * x) / (numerator * (1 - x));
}

/** I_x(a, b), 0 to 1. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Lanczos' approximation (g = 7), for x > 0. */
function logGamma(x: number): number {
  // Below a half by the next one up: Gamma(x + 1) = x Gamma(x).
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  const t = x + 6.5;
  const series = LANCZOS.reduce((sum, c, k) => (k === 0 ? c : sum + c / (x - 1 + k)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}
