/**
 * Unit quaternions [w, x, y, z], Hamilton's product. A quaternion written `sensorToEarth` turns a vector given in
 * sensor axes into the same vector in earth axes: v_earth = q v_sensor q*.
 *
 * Only + - * / and square roots, so that an orientation comes out bit for bit the same on every engine.
 *
 * What runs once a sample uses the functions named `...Into`: they write into what the caller keeps, which may be one of
 * the arguments, so that nothing is allocated. They take arrays apart by index: `const [x, y] = v` runs an iterator.
 */
import { cosineOfTurns } from '../signal/cosine.ts';
import type { Quaternion, Vector3 } from '../vectors.ts';

export type { Quaternion, Vector3 } from '../vectors.ts';
/** Rows. */
export type Matrix3 = readonly [Vector3, Vector3, Vector3];

export type MutableVector3 = [x: number, y: number, z: number];
export type MutableQuaternion = [w: number, x: number, y: number, z: number];
export type MutableMatrix3 = [MutableVector3, MutableVector3, MutableVector3];

export const IDENTITY: Quaternion = [1, 0, 0, 0];

export function copyInto(result: MutableQuaternion, q: Quaternion): void {
  result[0] = q[0];
  result[1] = q[1];
  result[2] = q[2];
  result[3] = q[3];
}

export function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function norm(v: Vector3): number {
  return Math.sqrt(dot(v, v));
}

/** Each component within the same from zero; false for NaN. */
export function isWithin(v: Vector3, most: number): boolean {
  return Math.abs(v[0]) <= most && Math.abs(v[1]) <= most && Math.abs(v[2]) <= most;
}

export function copyVectorInto(result: MutableVector3, v: Vector3): void {
  result[0] = v[0];
  result[1] = v[1];
  result[2] = v[2];
}

export function subtract(a: Vector3, b: Vector3): Vector3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function cross(a: Vector3, b: Vector3): Vector3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** Of length 1; undefined for a vector too short to have a direction. */
export function direction(v: Vector3): Vector3 | undefined {
  const length = norm(v);
  return length > 1e-9 ? [v[0] / length, v[1] / length, v[2] / length] : undefined;
}

/** The turn back. */
export function conjugate(q: Quaternion): Quaternion {
  return [q[0], -q[1], -q[2], -q[3]];
}

export function conjugateInto(result: MutableQuaternion, q: Quaternion): void {
  result[0] = q[0];
  result[1] = -q[1];
  result[2] = -q[2];
  result[3] = -q[3];
}

/** First `b`, then `a`. */
export function multiply(a: Quaternion, b: Quaternion): Quaternion {
  const result: MutableQuaternion = [1, 0, 0, 0];
  multiplyInto(result, a, b);
  return result;
}

export function multiplyInto(result: MutableQuaternion, a: Quaternion, b: Quaternion): void {
  const w = a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3];
  const x = a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2];
  const y = a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1];
  const z = a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0];
  result[0] = w;
  result[1] = x;
  result[2] = y;
  result[3] = z;
}

/** Of length 1 again, after products whose rounding adds up. */
export function normalised(q: Quaternion): Quaternion {
  const result: MutableQuaternion = [1, 0, 0, 0];
  normalisedInto(result, q);
  return result;
}

export function normalisedInto(result: MutableQuaternion, q: Quaternion): void {
  const { 0: w, 1: x, 2: y, 3: z } = q;
  const length = Math.sqrt(w * w + x * x + y * y + z * z);
  result[0] = w / length;
  result[1] = x / length;
  result[2] = y / length;
  result[3] = z / length;
}

/** Of length 1, from a device or a file; undefined for what is no orientation. */
export function orientationOf(q: Quaternion): Quaternion | undefined {
  const length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
  return length > 0.1 && length < 10 ? normalised(q) : undefined;
}

export function rotate(q: Quaternion, v: Vector3): Vector3 {
  const result: MutableVector3 = [0, 0, 0];
  rotateInto(result, q, v);
  return result;
}

export function rotateInto(result: MutableVector3, q: Quaternion, v: Vector3): void {
  const { 0: w, 1: x, 2: y, 3: z } = q;
  const { 0: vx, 1: vy, 2: vz } = v;
  result[0] = (1 - 2 * (y * y + z * z)) * vx + 2 * (x * y - w * z) * vy + 2 * (x * z + w * y) * vz;
  result[1] = 2 * (x * y + w * z) * vx + (1 - 2 * (x * x + z * z)) * vy + 2 * (y * z - w * x) * vz;
  result[2] = 2 * (x * z - w * y) * vx + 2 * (y * z + w * x) * vy + (1 - 2 * (x * x + y * y)) * vz;
}

/** The matrix that turns vectors as the quaternion does. */
export function rotationMatrix(q: Quaternion): Matrix3 {
  const result: MutableMatrix3 = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  rotationMatrixInto(result, q);
  return result;
}

export function rotationMatrixInto(result: MutableMatrix3, q: Quaternion): void {
  const { 0: w, 1: x, 2: y, 3: z } = q;
  const { 0: toX, 1: toY, 2: toZ } = result;
  toX[0] = 1 - 2 * (y * y + z * z);
  toX[1] = 2 * (x * y - w * z);
  toX[2] = 2 * (x * z + w * y);
  toY[0] = 2 * (x * y + w * z);
  toY[1] = 1 - 2 * (x * x + z * z);
  toY[2] = 2 * (y * z - w * x);
  toZ[0] = 2 * (x * z - w * y);
  toZ[1] = 2 * (y * z + w * x);
  toZ[2] = 1 - 2 * (x * x + y * y);
}

/** The turn about the direction of the vector by its length in rad. */
export function fromRotationVector(rotationRad: Vector3): Quaternion {
  const result: MutableQuaternion = [1, 0, 0, 0];
  fromRotationVectorInto(result, rotationRad);
  return result;
}

export function fromRotationVectorInto(result: MutableQuaternion, rotationRad: Vector3): void {
  const angleRad = norm(rotationRad);
  if (angleRad === 0) {
    copyInto(result, IDENTITY);
    return;
  }
  const halfTurns = angleRad / (4 * Math.PI);
  const scale = cosineOfTurns(halfTurns - 0.25) / angleRad;
  result[0] = cosineOfTurns(halfTurns);
  result[1] = scale * rotationRad[0];
  result[2] = scale * rotationRad[1];
  result[3] = scale * rotationRad[2];
}

/** The shortest turn as a vector: its direction the axis, its length the angle in rad. */
export function toRotationVector(q: Quaternion): Vector3 {
  const result: MutableVector3 = [0, 0, 0];
  toRotationVectorInto(result, q);
  return result;
}

export function toRotationVectorInto(result: MutableVector3, q: Quaternion): void {
  const sign = q[0] < 0 ? -1 : 1;
  const w = sign * q[0];
  const x = sign * q[1];
  const y = sign * q[2];
  const z = sign * q[3];
  const sine = Math.sqrt(x * x + y * y + z * z);
  const scale = sine === 0 ? 2 : (2 * Math.atan2(sine, w)) / sine;
  result[0] = scale * x;
  result[1] = scale * y;
  result[2] = scale * z;
}

/** The turn that brings x, y, z to these three axes, which are right-handed and of length 1 (Shepperd 1978). */
export function fromAxes(x: Vector3, y: Vector3, z: Vector3): Quaternion {
  const squares = [
    1 + x[0] + y[1] + z[2],
    1 + x[0] - y[1] - z[2],
    1 - x[0] + y[1] - z[2],
    1 - x[0] - y[1] + z[2],
  ] as const;
  const [a, b, c] = [y[2] - z[1], z[0] - x[2], x[1] - y[0]];
  const [d, e, f] = [x[1] + y[0], z[0] + x[2], y[2] + z[1]];
  const most = Math.max(...squares);
  if (most === squares[0]) return normalised([most, a, b, c]);
  if (most === squares[1]) return normalised([a, most, d, e]);
  if (most === squares[2]) return normalised([b, d, most, f]);
  return normalised([c, e, f, most]);
}

/** Part of the way from one orientation to a near one, along a chord: right to 0.01 deg for steps of 10 deg. */
export function betweenInto(
  result: MutableQuaternion,
  from: Quaternion,
  to: Quaternion,
  share: number,
): void {
  const same = from[0] * to[0] + from[1] * to[1] + from[2] * to[2] + from[3] * to[3] >= 0 ? share : -share;
  result[0] = (1 - share) * from[0] + same * to[0];
  result[1] = (1 - share) * from[1] + same * to[1];
  result[2] = (1 - share) * from[2] + same * to[2];
  result[3] = (1 - share) * from[3] + same * to[3];
  normalisedInto(result, result);
}

/** The turn about the vertical by an angle in rad, to the left. */
export function turnAboutVertical(angleRad: number): Quaternion {
  return fromRotationVector([0, 0, angleRad]);
}
