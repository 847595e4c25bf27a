/** Least squares: straight lines, and small linear systems. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { at, requireFinite, requireSameLength } from './values.ts';

export interface Line {
  readonly intercept: number;
  readonly slope: number;
  /** Root mean square of the residuals (1/N). */
  readonly rmse: number;
  /** Share of the variance explained, 0 to 1; 1 when y does not vary. */
  readonly rSquared: number;
}

/**
 * Ordinary least squares y = intercept + slope x, from centred sums.
 * @throws KeelError `invalid-argument` for fewer than two points, NaN, or x values that are all equal.
 */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>): Line {
  requireSameLength(x, y, 'quantity.straight-line');
  requireFinite(x, 2, 'quantity.straight-line');
  requireFinite(y, 2, 'quantity.straight-line');
  const n = x.length;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < n; i++) {
    meanX += at(x, i) / n;
    meanY += at(y, i) / n;
  }
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const dx = at(x, i) - meanX;
    const dy = at(y, i) - meanY;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  if (!(xx > 0)) {
    throw new KeelError('invalid-argument', message('error.signal.one-x'));
  }
  const slope = xy / xx;
  const residual = residualSquares(x, y, slope, meanX, meanY);
  return {
    intercept: meanY - slope * meanX,
    slope,
    rmse: Math.sqrt(residual / n),
    rSquared: yy > 0 ? Math.max(0, 1 - residual / yy) : 1,
  };
}

function residualSquares(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  slope: number,
  meanX: number,
  meanY: number,
): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const error = at(y, i) - meanY - slope * (at(x, i) - meanX);
    sum += error * error;
  }
  return sum;
}

/** The values less their least-squares line over the index. One value gives zero. */
export function detrendLinear(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  if (n < 2) return new Float64Array(n);
  const middle = (n - 1) / 2;
  let mean = 0;
  let moment = 0;
  for (let i = 0; i < n; i++) {
    mean += at(values, i) / n;
    moment += (i - middle) * at(values, i);
  }
  const slope = moment / ((n * (n * n - 1)) / 12);
  return Float64Array.from(values, (value, i) => value - mean - slope * (i - middle));
}

/**
 * Solves A x = b by Gaussian elimination with partial pivoting; for small systems.
 * @throws KeelError `invalid-argument` when A is singular.
 */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, at(right, i)]);
  for (let column = 0; column < n; column++) {
    const candidates = rows.slice(column).map((row) => Math.abs(at(row, column)));
    const pivotAt = column + candidates.indexOf(Math.max(...candidates));
    const pivot = rows[pivotAt] ?? [];
    if (!(Math.abs(at(pivot, column)) > 0)) {
      throw new KeelError('invalid-argument', message('error.signal.no-solution'));
    }
    rows[pivotAt] = rows[column] ?? [];
    rows[column] = pivot;
    for (let r = column + 1; r < n; r++) {
      const factor = at(rows[r] ?? [], column) / at(pivot, column);
      rows[r] = (rows[r] ?? []).map((value, k) => value - factor * at(pivot, k));
    }
  }
  const solution = Array.from({ length: n }, () => 0);
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i] ?? [];
    let sum = at(row, n);
    for (let k = i + 1; k < n; k++) sum -= at(row, k) * at(solution, k);
    solution[i] = sum / at(row, i);
  }
  return solution;
}

/**
 * Coefficients c0 + c1 x + c2 x^2 ... of the least-squares polynomial, by normal equations: give x near -1 to 1.
 * @throws KeelError `invalid-argument` for fewer points than coefficients, or NaN.
 */
export function fitPolynomial(x: ArrayLike<number>, y: ArrayLike<number>, order: number): number[] {
  requireSameLength(x, y, 'quantity.polynomial');
  requireFinite(x, order + 1, 'quantity.polynomial');
  requireFinite(y, order + 1, 'quantity.polynomial');
  const sums = Array.from({ length: 2 * order + 1 }, () => 0);
  const right = Array.from({ length: order + 1 }, () => 0);
  for (let i = 0; i < x.length; i++) {
    let power = 1;
    for (let k = 0; k <= 2 * order; k++) {
      sums[k] = at(sums, k) + power;
      if (k <= order) right[k] = at(right, k) + power * at(y, i);
      power *= at(x, i);
    }
  }
  const matrix = right.map((_, row) => right.map((__, column) => at(sums, row + column)));
  return solveLinear(matrix, right);
}
