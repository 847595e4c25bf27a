/**
 * Sample entropy (Richman & Moorman 2000, Am J Physiol Heart Circ Physiol 278:H2039): -ln(A / B), where B counts the
 * pairs among the first N - m templates of m values that differ by at most r in every value, A those that still do
 * with one value more. No pair is a template with itself.
 *
 * Depends strongly on m, r, N and the sampling rate: compare equal settings only. Low is regular, which is neither good
 * nor bad in itself.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { sampleStandardDeviation, populationStandardDeviation } from './statistics.ts';
import { requireFinite, requireInteger } from './values.ts';

export interface SampleEntropyOptions {
  /** Values in a template. */
  readonly m?: number;
  /** Tolerance in standard deviations. */
  readonly r?: number;
  readonly standardDeviation?: 'sample' | 'population';
}

export type SampleEntropySettings = Required<SampleEntropyOptions>;

/**
 * m = 2, r = 0.2 sample standard deviations (1/(N-1)) unless told otherwise. Packages differ in the standard deviation:
 * with that of the population (1/N) the fifth digit differs.
 */
export function sampleEntropySettings(options: SampleEntropyOptions = {}): SampleEntropySettings {
  const { m = 2, r = 0.2, standardDeviation = 'sample' } = options;
  return { m, r, standardDeviation };
}

/**
 * With the settings of `sampleEntropySettings`.
 * @throws KeelError `invalid-argument` for too few samples, NaN, zero variance, or when no templates match.
 */
export function sampleEntropy(values: ArrayLike<number>, options: SampleEntropyOptions = {}): number {
  const { m, r, standardDeviation } = sampleEntropySettings(options);
  requireInteger(m, 1, 'quantity.template-length');
  requireFinite(values, m + 2, 'quantity.sample-entropy');
  const list = Array.from(values);
  const spread =
    standardDeviation === 'sample' ? sampleStandardDeviation(list) : populationStandardDeviation(list);
  if (!(spread > 0)) {
    throw new KeelError('invalid-argument', message('error.signal.constant'));
  }
  const series = Float64Array.from(list);
  const templates = list.length - m;
  const tolerance = r * spread;
  const b = matchingPairs(series, templates, m, tolerance);
  const a = matchingPairs(series, templates, m + 1, tolerance);
  if (a === 0 || b === 0) {
    throw new KeelError('invalid-argument', message('error.signal.no-templates'));
  }
  return -Math.log(a / b);
}

/** A binary tree of boxes around templates, each box a run of `order`; arrays for speed. Node 0 is the root. */
interface Tree {
  readonly order: Uint32Array;
  readonly from: number[];
  readonly to: number[];
  /** First child, or -1; the second child is the one after it. */
  readonly child: number[];
  /** Lowest and highest value at each place of the templates: `size` numbers a node. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const LEAF = 12;

/**
 * Pairs of templates that differ by at most the tolerance in every value. A tree of boxes is matched with itself:
 * boxes all within reach of one another are counted as a whole and boxes out of reach not at all, so only pairs near
 * the edge of the tolerance are looked at.
 */
function matchingPairs(values: Float64Array, templates: number, size: number, tolerance: number): number {
  const tree = buildTree(values, templates, size);
  const { from, to, child } = tree;
  const sizeOf = (node: number): number => (to[node] ?? 0) - (from[node] ?? 0);
  const count = (a: number, b: number): number => {
    const reach = reachOf(tree, a, b, size, tolerance);
    if (reach === 'none') return 0;
    if (reach === 'all') return a === b ? (sizeOf(a) * (sizeOf(a) - 1)) / 2 : sizeOf(a) * sizeOf(b);
    const [inA, inB] = [child[a] ?? 0, child[b] ?? 0];
    if (inA < 0 && inB < 0) return countLeaves(tree, values, a, b, size, tolerance);
    if (a === b) return count(inA, inA) + count(inA, inA + 1) + count(inA + 1, inA + 1);
    if (inB < 0 || (inA >= 0 && sizeOf(a) >= sizeOf(b))) return count(inA, b) + count(inA + 1, b);
    return count(a, inB) + count(a, inB + 1);
  };
  return count(0, 0);
}

function reachOf(
  { low, high }: Tree,
  a: number,
  b: number,
  size: number,
  tolerance: number,
): 'all' | 'none' | 'some' {
  let all = true;
  for (let k = 0; k < size; k++) {
    const above = (high[a * size + k] ?? 0) - (low[b * size + k] ?? 0);
    const below = (high[b * size + k] ?? 0) - (low[a * size + k] ?? 0);
    if (-above > tolerance || -below > tolerance) return 'none';
    if (above > tolerance || below > tolerance) all = false;
  }
  return all ? 'all' : 'some';
}

function countLeaves(
  { order, from, to }: Tree,
  values: Float64Array,
  a: number,
  b: number,
  size: number,
  tolerance: number,
): number {
  let pairs = 0;
  for (let i = from[a] ?? 0; i < (to[a] ?? 0); i++) {
    const first = order[i] ?? 0;
    for (let j = a === b ? i + 1 : (from[b] ?? 0); j < (to[b] ?? 0); j++) {
      const second = order[j] ?? 0;
      let place = 0;
      while (
        place < size &&
        Math.abs((values[first + place] ?? 0) - (values[second + place] ?? 0)) <= tolerance
      )
        place += 1;
      if (place === size) pairs += 1;
    }
  }
  return pairs;
}

function buildTree(values: Float64Array, templates: number, size: number): Tree {
  const order = Uint32Array.from({ length: templates }, (_, k) => k);
  // A box is halved only above LEAF templates, so a leaf holds at least LEAF / 2 unless it is the root.
  const most = size * (1 + Math.ceil((4 * templates) / LEAF));
  const tree: Tree = {
    order,
    from: [0],
    to: [templates],
    child: [],
    low: new Float64Array(most),
    high: new Float64Array(most),
  };
  for (let node = 0; node < tree.from.length; node++) {
    const [from, to] = [tree.from[node] ?? 0, tree.to[node] ?? 0];
    const axis = addBox(tree, values, node, size);
    tree.child[node] = -1;
    if (to - from <= LEAF || axis < 0) continue;
    order.subarray(from, to).sort((a, b) => (values[a + axis] ?? 0) - (values[b + axis] ?? 0));
    tree.child[node] = tree.from.length;
    const middle = (from + to) >>> 1;
    tree.from.push(from, middle);
    tree.to.push(middle, to);
  }
  return tree;
}

/** Measures a node's box. @returns its widest side, or -1 when all templates in it are equal. */
function addBox(
  { order, from, to, low, high }: Tree,
  values: Float64Array,
  node: number,
  size: number,
): number {
  let widest = 0;
  let axis = -1;
  for (let k = 0; k < size; k++) {
    let least = Infinity;
    let greatest = -Infinity;
    for (let index = from[node] ?? 0; index < (to[node] ?? 0); index++) {
      const value = values[(order[index] ?? 0) + k] ?? 0;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    low[node * size + k] = least;
    high[node * size + k] = greatest;
    if (greatest - least <= widest) continue;
    widest = greatest - least;
    axis = k;
  }
  return axis;
}
