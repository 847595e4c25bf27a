/**
 * Unit quaternions [w, x, y, z], Hamilton's product. A quaternion written `sensorToEarth` turns a vector given in
 * sensor axes into the same vector in earth axes: v_earth = q v_sensor q*.
 *
 * Only + - * / and square roots, so that an orientation comes out bit for bit the same on every engine.
 */
import { cosineOfTurns } from '../coordination/cosine.ts';

export type Vector3 = readonly [x: number, y: number, z: number];
export type Quaternion = readonly [w: number, x: number, y: number, z: number];
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
