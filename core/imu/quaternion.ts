/**
 * Unit quaternions [w, x, y, z], Hamilton's product. A quaternion written `sensorToEarth` turns a vector given in
 * sensor axes into the same vector in earth axes: v_earth = q v_sensor q*.
 *
 * Only + - * / and square roots, so that an orientation comes out bit for bit the same on every engine.
 */
import { cosineOfTurns } from '../signal/cosine.ts';
import type { Quaternion, Vector3 } from '../vectors.ts';

export type { Quaternion, Vector3 } from '../vectors.ts';
/** Rows. */
export type Matrix3 = readonly [Vector3, Vector3, Vector3];

export const IDENTITY: Quaternion = [1, 0, 0, 0];

export function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function norm(v: Vector3): number {
  return Math.sqrt(dot(v, v));
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
export function conjugate([w, x, y, z]: Quaternion): Quaternion {
  return [w, -x, -y, -z];
}

/** First `b`, then `a`. */
export function multiply(a: Quaternion, b: Quaternion): Quaternion {
  return [
    a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
    a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
    a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
    a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0],
  ];
}

/** Of length 1 again, after products whose rounding adds up. */
export function normalised([w, x, y, z]: Quaternion): Quaternion {
  const length = Math.sqrt(w * w + x * x + y * y + z * z);
  return [w / length, x / length, y / length, z / length];
}

/** Of length 1, from a device or a file; undefined for what is no orientation. */
export function orientationOf(q: Quaternion): Quaternion | undefined {
  const length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
  return length > 0.1 && length < 10 ? normalised(q) : undefined;
}

export function rotate(q: Quaternion, v: Vector3): Vector3 {
  const [toX, toY, toZ] = rotationMatrix(q);
  return [dot(toX, v), dot(toY, v), dot(toZ, v)];
}

/** The matrix that turns vectors as the quaternion does. */
export function rotationMatrix([w, x, y, z]: Quaternion): Matrix3 {
  return [
    [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
  ];
}

/** The turn about the direction of the vector by its length in rad. */
export function fromRotationVector(rotationRad: Vector3): Quaternion {
  const angleRad = norm(rotationRad);
  if (angleRad === 0) return IDENTITY;
  const halfTurns = angleRad / (4 * Math.PI);
  const scale = cosineOfTurns(halfTurns - 0.25) / angleRad;
  const [x, y, z] = rotationRad;
  return [cosineOfTurns(halfTurns), scale * x, scale * y, scale * z];
}

/** The shortest turn as a vector: its direction the axis, its length the angle in rad. */
export function toRotationVector(q: Quaternion): Vector3 {
  const [w, x, y, z] = q[0] < 0 ? ([-q[0], -q[1], -q[2], -q[3]] as const) : q;
  const sine = Math.sqrt(x * x + y * y + z * z);
  const scale = sine === 0 ? 2 : (2 * Math.atan2(sine, w)) / sine;
  return [scale * x, scale * y, scale * z];
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
export function between(from: Quaternion, to: Quaternion, share: number): Quaternion {
  const same = from[0] * to[0] + from[1] * to[1] + from[2] * to[2] + from[3] * to[3] >= 0 ? share : -share;
  const part = (index: 0 | 1 | 2 | 3): number => (1 - share) * from[index] + same * to[index];
  return normalised([part(0), part(1), part(2), part(3)]);
}

/** The turn about the vertical by an angle in rad, to the left. */
export function turnAboutVertical(angleRad: number): Quaternion {
  return fromRotationVector([0, 0, angleRad]);
}
