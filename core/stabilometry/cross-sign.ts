/**
 * Which way one direction turns from another, exactly. In plain floating point the two products of a cross product
 * round, cancel or underflow; a hull and its calipers then leave out a far corner, not just the last digit.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Relative error of a difference of two products of differences, three roundings each, with room to spare. */
const RELATIVE_ERROR = 8 * Number.EPSILON;
/** Products below this may have lost digits to underflow. */
const SMALLEST_SURE = 1e-280;

/**
 * Sign of (b - a) x (d - c): 1 when the way from c to d turns left of that from a to b, -1 when right, 0 when they are
 * parallel. Exact for all finite coordinates: floating point where its error bound decides (as Shewchuk 1997, Discrete
 * Comput Geom 18:305, filters), whole numbers where it does not.
 */
export function crossSign(a: Point, b: Point, c: Point, d: Point): number {
  const forward = (b.x - a.x) * (d.y - c.y);
  const backward = (b.y - a.y) * (d.x - c.x);
  const size = Math.abs(forward) + Math.abs(backward);
  const cross = forward - backward;
  if (size > SMALLEST_SURE && Math.abs(cross) > RELATIVE_ERROR * size) return Math.sign(cross);
  // The sign of a difference is exact, and so is that of the cross product when its two halves do not compete.
  const forwardSign = Math.sign(b.x - a.x) * Math.sign(d.y - c.y);
  const backwardSign = Math.sign(b.y - a.y) * Math.sign(d.x - c.x);
  if (forwardSign !== backwardSign) return Math.sign(forwardSign - backwardSign);
  return forwardSign === 0 ? 0 : exactSign(a, b, c, d);
}

function exactSign(a: Point, b: Point, c: Point, d: Point): number {
  const forward = (steps(b.x) - steps(a.x)) * (steps(d.y) - steps(c.y));
  const backward = (steps(b.y) - steps(a.y)) * (steps(d.x) - steps(c.x));
  if (forward === backward) return 0;
  return forward > backward ? 1 : -1;
}

/** A finite number counted in the smallest steps that there are, 2^-1074 (IEEE 754 binary64): always a whole number. */
function steps(value: number): bigint {
  const bits = new BigUint64Array(Float64Array.of(Math.abs(value)).buffer)[0] ?? 0n;
  const exponent = bits >> 52n;
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const count = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
  return value < 0 ? -count : count;
}
