/**
 * Where legs, pelvis and thorax are. Axes of the person: x straight ahead, y to the left, z up; the origin is between
 * the ankles. A segment's angles are Cardan angles against upright and straight ahead in the order flexion, lateral
 * bend, axial rotation, positive forward, to the right, to the right: its orientation is Ry(f) Rx(l) Rz(-a).
 */
import { fromRotationVector, multiply, rotate, rotationMatrix } from '../imu/quaternion.ts';
import type { Quaternion, Vector3 } from '../imu/quaternion.ts';

export interface Posture {
  /** Lean of the legs about the ankles: forward, to the right. */
  readonly legLeanApDeg: number;
  readonly legLeanMlDeg: number;
  /** How much lower the hips are than with straight knees. */
  readonly hipDropM: number;
  readonly pelvisFlexionDeg: number;
  readonly pelvisLateralDeg: number;
  readonly pelvisAxialDeg: number;
  readonly thoraxFlexionDeg: number;
  readonly thoraxLateralDeg: number;
  readonly thoraxAxialDeg: number;
}

export const UPRIGHT: Posture = {
  legLeanApDeg: 0,
  legLeanMlDeg: 0,
  hipDropM: 0,
  pelvisFlexionDeg: 0,
  pelvisLateralDeg: 0,
  pelvisAxialDeg: 0,
  thoraxFlexionDeg: 0,
  thoraxLateralDeg: 0,
  thoraxAxialDeg: 0,
};

export const POSTURE_COORDINATES = Object.keys(UPRIGHT) as readonly (keyof Posture)[];

export interface CardanAngles {
  readonly flexionDeg: number;
  readonly lateralDeg: number;
  readonly axialDeg: number;
}

export type Segment = 'thorax' | 'pelvis';

/** Where a sensor sits and how its segment is turned: segment to person. */
export interface SegmentPose {
  readonly orientation: Quaternion;
  readonly sensorM: Vector3;
}

/** Heights of the hips above the ankles, of the turning point of the lumbar spine (about L3) above the hips, in body
 *  heights: hips and ankles Winter 2009, fig. 4.1; L3 chosen. */
const HIP_HEIGHT = 0.491;
const LUMBAR_HEIGHT = 0.09;

/** Sensors on the sacrum and between the shoulder blades: above their joint (in body heights), and behind it (m). */
const PELVIS_SENSOR = { up: 0.03, behindM: 0.1 } as const;
const THORAX_SENSOR = { up: 0.15, behindM: 0.11 } as const;

export function radiansOf(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

export function degreesOf(radians: number): number {
  return (radians * 180) / Math.PI;
}

/** Segment to person. */
export function orientationOf({ flexionDeg, lateralDeg, axialDeg }: CardanAngles): Quaternion {
  const flexion = fromRotationVector([0, radiansOf(flexionDeg), 0]);
  const lateral = fromRotationVector([radiansOf(lateralDeg), 0, 0]);
  const axial = fromRotationVector([0, 0, -radiansOf(axialDeg)]);
  return multiply(flexion, multiply(lateral, axial));
}

/** The angles of an orientation; the inverse of `orientationOf` for less than 90 degrees of lateral bend. */
export function cardanAnglesOf(orientation: Quaternion): CardanAngles {
  const [[, , zForward], [xLeft, yLeft, zLeft], [, , zUp]] = rotationMatrix(orientation);
  return {
    flexionDeg: degreesOf(Math.atan2(zForward, zUp)),
    lateralDeg: degreesOf(Math.asin(Math.max(-1, Math.min(1, -zLeft)))),
    axialDeg: degreesOf(-Math.atan2(xLeft, yLeft)),
  };
}

export function anglesOfSegment(posture: Posture, segment: Segment): CardanAngles {
  return segment === 'thorax'
    ? {
        flexionDeg: posture.thoraxFlexionDeg,
        lateralDeg: posture.thoraxLateralDeg,
        axialDeg: posture.thoraxAxialDeg,
      }
    : {
        flexionDeg: posture.pelvisFlexionDeg,
        lateralDeg: posture.pelvisLateralDeg,
        axialDeg: posture.pelvisAxialDeg,
      };
}

export function poseOf(posture: Posture, segment: Segment, heightM: number): SegmentPose {
  const legs = orientationOf({
    flexionDeg: posture.legLeanApDeg,
    lateralDeg: posture.legLeanMlDeg,
    axialDeg: 0,
  });
  const hips = rotate(legs, [0, 0, HIP_HEIGHT * heightM - posture.hipDropM]);
  const pelvis = orientationOf(anglesOfSegment(posture, 'pelvis'));
  if (segment === 'pelvis') {
    const toSensor = rotate(pelvis, [-PELVIS_SENSOR.behindM, 0, PELVIS_SENSOR.up * heightM]);
    return { orientation: pelvis, sensorM: add(hips, toSensor) };
  }
  const thorax = orientationOf(anglesOfSegment(posture, 'thorax'));
  const lumbar = add(hips, rotate(pelvis, [0, 0, LUMBAR_HEIGHT * heightM]));
  const toSensor = rotate(thorax, [-THORAX_SENSOR.behindM, 0, THORAX_SENSOR.up * heightM]);
  return { orientation: thorax, sensorM: add(lumbar, toSensor) };
}

export function add(a: Vector3, b: Vector3): Vector3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function scaled(v: Vector3, by: number): Vector3 {
  return [by * v[0], by * v[1], by * v[2]];
}
