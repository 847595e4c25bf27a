/** Derivatives of the logarithm of the gamma function (Abramowitz & Stegun 1964, 6.3.18 and 6.4.12), for x > 0. */

/** psi(x), the first derivative, to about twelve digits. */
export function digamma(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < 10; y += 1) sum -= 1 / y;
  const r = 1 / (y * y);
  return sum + Math.log(y) - 0.5 / y - r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r / 132))));
}

/** psi'(x), the second derivative, to about twelve digits. */
export function trigamma(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < 10; y += 1) sum += 1 / (y * y);
  const r = 1 / (y * y);
  const series = 1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - (r * 5) / 66)));
  return sum + 1 / y + r / 2 + (series * r) / y;
}

/** The x at which psi'(x) is this, which falls with x: halved in its logarithm until it is found. */
export function inverseTrigamma(value: number): number {
  let [low, high] = [1e-6, 1e6];
  for (let k = 0; k < 100; k++) {
    const middle = Math.sqrt(low * high);
    if (trigamma(middle) > value) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}
