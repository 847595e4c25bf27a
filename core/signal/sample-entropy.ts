/**
 * Sample entropy (Richman & Moorman 2000, Am J Physiol Heart Circ Physiol 278:H2039): -ln(A / B), where B counts the
 * pairs among the first N - m templates of m values that differ by at most r in every value, A those that still do
 * with one value more. No pair is a template with itself.
 *
 * Depends strongly on m, r, N and the sampling rate: compare equal settings only. Low is regular, which is neither good
 * nor bad in itself.
 */
import { KeelError } from '../errors.ts';
import { sampleStandardDeviation, populationStandardDeviation } from './statistics.ts';
import { at, requireFinite, requireInteger } from './values.ts';

export interface SampleEntropyOptions {
  /** Values in a template. */
  readonly m?: number;
  /** Tolerance in standard deviations. */
  readonly r?: number;
  readonly standardDeviation?: 'sample' | 'population';
}

/**
 * m = 2, r = 0.2 sample standard deviations unless told otherwise.
 * @throws KeelError `invalid-argument` for too few samples, NaN, zero variance, or when no templates match.
 */
export function sampleEntropy(values: ArrayLike<number>, options: SampleEntropyOptions = {}): number {
  const { m = 2, r = 0.2, standardDeviation = 'sample' } = options;
  requireInteger(m, 1, 'template length m');
  requireFinite(values, m + 2, 'sample entropy');
  const list = Array.from(values);
  const spread =
    standardDeviation === 'sample' ? sampleStandardDeviation(list) : populationStandardDeviation(list);
  if (!(spread > 0)) {
    throw new KeelError(
      'invalid-argument',
      'Sample entropy needs a signal that varies; this one is constant.',
    );
  }
  const templates = list.length - m;
  const tolerance = r * spread;
  const b = matchingPairs(list, templates, m, tolerance);
  const a = matchingPairs(list, templates, m + 1, tolerance);
  if (a === 0 || b === 0) {
    throw new KeelError(
      'invalid-argument',
      'No templates match, so sample entropy is not defined. Record longer.',
    );
  }
  return -Math.log(a / b);
}

/** Templates start at `from` to `to` in the tree's order; the box holds all of them. */
interface Node {
  readonly from: number;
  readonly to: number;
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly children: readonly [Node, Node] | undefined;
}

const LEAF = 12;

/**
 * Pairs of templates that differ by at most the tolerance in every value. A tree of boxes is matched with itself:
 * boxes all within reach of one another are counted as a whole and boxes out of reach not at all, so only pairs near
 * the edge of the tolerance are looked at.
 */
function matchingPairs(
  values: readonly number[],
  templates: number,
  size: number,
  tolerance: number,
): number {
  const order = Uint32Array.from({ length: templates }, (_, k) => k);
  const root = buildNode(values, order, 0, templates, size);
  const isNear = (a: number, b: number): boolean => {
    for (let k = 0; k < size; k++)
      if (Math.abs(at(values, a + k) - at(values, b + k)) > tolerance) return false;
    return true;
  };
  const count = (a: Node, b: Node): number => {
    const reach = reachOf(a, b, tolerance);
    if (reach === 'none') return 0;
    if (reach === 'all') {
      return a === b ? ((a.to - a.from) * (a.to - a.from - 1)) / 2 : (a.to - a.from) * (b.to - b.from);
    }
    if (a === b) {
      if (a.children === undefined) return countLeaves(a, b, order, isNear);
      const [left, right] = a.children;
      return count(left, left) + count(left, right) + count(right, right);
    }
    const split =
      b.children === undefined || (a.children !== undefined && a.to - a.from >= b.to - b.from) ? a : b;
    if (split.children === undefined) return countLeaves(a, b, order, isNear);
    const [left, right] = split.children;
    return split === a ? count(left, b) + count(right, b) : count(a, left) + count(a, right);
  };
  return count(root, root);
}

function reachOf(a: Node, b: Node, tolerance: number): 'all' | 'none' | 'some' {
  let all = true;
  for (let k = 0; k < a.low.length; k++) {
    const [lowA, highA, lowB, highB] = [at(a.low, k), at(a.high, k), at(b.low, k), at(b.high, k)];
    if (lowA - highB > tolerance || lowB - highA > tolerance) return 'none';
    if (Math.abs(highA - lowB) > tolerance || Math.abs(highB - lowA) > tolerance) all = false;
  }
  return all ? 'all' : 'some';
}

function countLeaves(
  a: Node,
  b: Node,
  order: Uint32Array,
  isNear: (a: number, b: number) => boolean,
): number {
  let pairs = 0;
  for (let i = a.from; i < a.to; i++) {
    for (let j = a === b ? i + 1 : b.from; j < b.to; j++) if (isNear(at(order, i), at(order, j))) pairs += 1;
  }
  return pairs;
}

function buildNode(
  values: readonly number[],
  order: Uint32Array,
  from: number,
  to: number,
  size: number,
): Node {
  const low: number[] = [];
  const high: number[] = [];
  for (let k = 0; k < size; k++) {
    let least = Infinity;
    let greatest = -Infinity;
    for (let index = from; index < to; index++) {
      const value = at(values, at(order, index) + k);
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    low.push(least);
    high.push(greatest);
  }
  const widths = low.map((least, k) => at(high, k) - least);
  const widest = Math.max(...widths);
  if (to - from <= LEAF || widest === 0) return { from, to, low, high, children: undefined };
  const axis = widths.indexOf(widest);
  order.subarray(from, to).sort((a, b) => at(values, a + axis) - at(values, b + axis));
  const middle = (from + to) >>> 1;
  const children = [
    buildNode(values, order, from, middle, size),
    buildNode(values, order, middle, to, size),
  ] as const;
  return { from, to, low, high, children };
}
