/**
 * Which of several differences are real, so that any is named wrongly in at most one of twenty cases (Holm 1979, Scand
 * J Stat 6:65): the smallest p is held against level / n, the next against level / (n - 1), until one fails.
 * @param pValues 0 to 1, in any order. @returns one entry each, in the same order.
 */
export function holm(pValues: readonly number[], level = 0.05): readonly boolean[] {
  const order = pValues.map((p, index) => ({ p, index })).toSorted((a, b) => a.p - b.p);
  const failed = order.findIndex(({ p }, rank) => !(p < level / (order.length - rank)));
  const real = new Set(order.slice(0, failed < 0 ? order.length : failed).map(({ index }) => index));
  return pValues.map((_, index) => real.has(index));
}
