/** The axis about which a movement mostly turned. */
import { direction, norm } from './quaternion.ts';
import type { Matrix3, Vector3 } from './quaternion.ts';

export interface PrincipalAxis {
  /** Either way round. */
  readonly axis: Vector3;
  /** What of all turning (its squares) was about the axis: 1/3 for turning all ways alike, 1 for one axis only. */
  readonly share: number;
}

/** So many squarings raise the matrix to its 1024th power, in which only the greatest eigenvector is left. */
const SQUARINGS = 10;

/**
 * The eigenvector of the greatest eigenvalue of sum(w w^T), by repeated squaring.
 * @param scatter that sum: symmetric, no eigenvalue negative.
 * @returns undefined when nothing turned.
 */
export function principalAxis(scatter: Matrix3): PrincipalAxis | undefined {
  const total = trace(scatter);
  if (!(total > 0)) return undefined;
  let power = scaled(scatter, 1 / total);
  for (let round = 0; round < SQUARINGS; round++) {
    const square = squared(power);
    power = scaled(square, 1 / trace(square));
  }
  const [x, y, z] = power;
  const longest = [x, y, z].reduce((best, row) => (norm(row) > norm(best) ? row : best));
  const axis = direction(longest);
  if (axis === undefined) return undefined;
  const along = (row: Vector3): number => row[0] * axis[0] + row[1] * axis[1] + row[2] * axis[2];
  const about = axis[0] * along(scatter[0]) + axis[1] * along(scatter[1]) + axis[2] * along(scatter[2]);
  return { axis, share: about / total };
}

function trace(m: Matrix3): number {
  return m[0][0] + m[1][1] + m[2][2];
}

function scaled([x, y, z]: Matrix3, factor: number): Matrix3 {
  const row = (v: Vector3): Vector3 => [factor * v[0], factor * v[1], factor * v[2]];
  return [row(x), row(y), row(z)];
}

/** Of a symmetric matrix, whose rows are its columns. */
function squared([x, y, z]: Matrix3): Matrix3 {
  const product = (a: Vector3, b: Vector3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const [xy, xz, yz] = [product(x, y), product(x, z), product(y, z)];
  return [
    [product(x, x), xy, xz],
    [xy, product(y, y), yz],
    [xz, yz, product(z, z)],
  ];
}
