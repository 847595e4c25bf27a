/**
 * Cosine and sine of a number of turns and back, bit for bit the same on every engine: Math.cos and Math.sin may differ in
 * their last digit from one V8 to the next, and what is scored must replay exactly. Only + - * / and square roots.
 */

/** cos(2 pi turns), within 1e-15. */
export function cosineOfTurns(turns: number): number {
  const part = turns - Math.floor(turns);
  const half = part > 0.5 ? 1 - part : part;
  if (half > 0.375) return -smallCosine(0.5 - half);
  return half > 0.125 ? smallSine(0.25 - half) : smallCosine(half);
}

/** sin(2 pi turns), within 1e-15; near 0 within 1e-15 of itself. */
export function sineOfTurns(turns: number): number {
  return Math.abs(turns) <= 0.125 ? smallSine(turns) : cosineOfTurns(turns - 0.25);
}

/** The direction of a vector from the x axis towards the y axis in turns, -1/2 to 1/2, within 1e-15; 0 of no vector. */
export function turnsOf(y: number, x: number): number {
  const [across, along] = [Math.abs(y), Math.abs(x)];
  if (!(across + along > 0)) return 0;
  const first = across > along ? 0.25 - smallTurns(along / across) : smallTurns(across / along);
  const half = x < 0 ? 0.5 - first : first;
  return y < 0 ? -half : half;
}

/** Half the angle twice, tan(a / 2) = t / (1 + sqrt(1 + t^2)), then its Taylor series: what is left out is below 1e-17. */
function smallTurns(tangent: number): number {
  const halved = tangent / (1 + Math.sqrt(1 + tangent * tangent));
  const t = halved / (1 + Math.sqrt(1 + halved * halved));
  const z = t * t;
  let sum = 0;
  for (let n = 23; n >= 1; n -= 2) sum = 1 / n - z * sum;
  return (4 * t * sum) / (2 * Math.PI);
}

/**
 * Taylor series for at most an eighth of a turn; the first term left out is below 1e-17. Written out, as an orientation
 * takes two of them a sample: the divisors are n (n - 1).
 */
function smallCosine(turns: number): number {
  const x = 2 * Math.PI * turns;
  const z = x * x;
  let sum = 1 - z / 240;
  sum = 1 - (z * sum) / 182;
  sum = 1 - (z * sum) / 132;
  sum = 1 - (z * sum) / 90;
  sum = 1 - (z * sum) / 56;
  sum = 1 - (z * sum) / 30;
  sum = 1 - (z * sum) / 12;
  return 1 - (z * sum) / 2;
}

function smallSine(turns: number): number {
  const x = 2 * Math.PI * turns;
  const z = x * x;
  let sum = 1 - z / 272;
  sum = 1 - (z * sum) / 210;
  sum = 1 - (z * sum) / 156;
  sum = 1 - (z * sum) / 110;
  sum = 1 - (z * sum) / 72;
  sum = 1 - (z * sum) / 42;
  sum = 1 - (z * sum) / 20;
  return x * (1 - (z * sum) / 6);
}
