/** A trunk whose angles are known, and sensors strapped to it anyhow: what they would send, and when it would arrive. */
import type {
  HubInput,
  MotionReading,
  OrientationReading,
  SensorAttached,
  SensorRole,
} from '#core/contract/reading.ts';
import { conjugate, fromRotationVector, multiply, rotate, toRotationVector } from '#core/imu/quaternion.ts';
import type { Quaternion, Vector3 } from '#core/imu/quaternion.ts';

const RADIANS = Math.PI / 180;

/** North and down, as in central Europe. */
const FIELD_UT: Vector3 = [0, 20, -44];

/** Degrees: forward, to the right, to the right. */
export type Angles = readonly [flexion: number, lateral: number, axial: number];

/** Segment to earth, facing the earth's x: the definition of the angles, written down once more. */
export function segmentOf([flexion, lateral, axial]: Angles): Quaternion {
  const bend = fromRotationVector([0, flexion * RADIANS, 0]);
  const lean = fromRotationVector([lateral * RADIANS, 0, 0]);
  const turn = fromRotationVector([0, 0, -axial * RADIANS]);
  return multiply(bend, multiply(lean, turn));
}

export interface Strap {
  readonly slot: number;
  readonly role: SensorRole;
  /** Angles of the segment at a time. */
  readonly anglesAt: (tMs: number) => Angles;
  /** How the sensor sits on it. */
  readonly segmentToSensor?: (tMs: number) => Quaternion;
  /** The way the person faces, rad to the left. */
  readonly facingRad?: number;
  readonly kind?: 'motion' | 'orientation';
  readonly rateHz?: number;
  readonly statedHz?: number;
  readonly serial?: string;
  /** 9: it sends a magnetic field too. */
  readonly axes?: 6 | 9;
  readonly biasRadS?: Vector3;
  /** Added to each reading of the gyroscope and accelerometer: a number from -1 to 1 each time it is asked. */
  readonly noise?: { readonly next: () => number; readonly gyroRadS: number; readonly accMS2: number };
  /** What the sensor's clock says at a time. */
  readonly deviceMs?: (tMs: number) => number;
  /** When a sample that was taken at a time arrives. */
  readonly arrivalMs?: (tMs: number, index: number) => number | undefined;
  /** Whether a button of it is held at a time. */
  readonly buttonAt?: (tMs: number) => boolean;
}

export function strapAttached(strap: Strap, hostMs: number): SensorAttached {
  return {
    type: 'sensor-attached',
    slot: strap.slot,
    hostMs,
    source: 'hid',
    kind: strap.kind ?? 'motion',
    role: strap.role,
    axes: strap.axes ?? 6,
    nominalRateHz: strap.statedHz ?? strap.rateHz ?? 100,
    model: 'test',
    serial: strap.serial ?? `${strap.role} ${strap.slot}`,
  };
}

/** Sensor to earth. */
export function poseAt(strap: Strap, tMs: number): Quaternion {
  const facing = fromRotationVector([0, 0, strap.facingRad ?? 0]);
  const sensorToSegment = conjugate(strap.segmentToSensor?.(tMs) ?? [1, 0, 0, 0]);
  return multiply(multiply(facing, segmentOf(strap.anglesAt(tMs))), sensorToSegment);
}

/** The readings of samples taken from one time on, before another, in the order of their arrival. */
export function readingsOf(
  strap: Strap,
  fromMs: number,
  toMs: number,
): (MotionReading | OrientationReading)[] {
  const stepMs = 1000 / (strap.rateHz ?? 100);
  const first = Math.ceil(fromMs / stepMs);
  const readings: (MotionReading | OrientationReading)[] = [];
  for (let index = first; index * stepMs < toMs; index++) {
    const tMs = index * stepMs;
    const hostMs = strap.arrivalMs === undefined ? tMs : strap.arrivalMs(tMs, index);
    if (hostMs !== undefined) readings.push(readingOf(strap, tMs, stepMs, hostMs));
  }
  return readings;
}

function readingOf(
  strap: Strap,
  tMs: number,
  stepMs: number,
  hostMs: number,
): MotionReading | OrientationReading {
  const pose = poseAt(strap, tMs);
  const deviceMs = strap.deviceMs?.(tMs) ?? tMs;
  const button = strap.buttonAt?.(tMs) ?? false;
  if (strap.kind === 'orientation') {
    return { type: 'orientation', slot: strap.slot, hostMs, deviceMs, quaternion: pose, button };
  }
  const turn = toRotationVector(multiply(conjugate(poseAt(strap, tMs - stepMs)), pose));
  const perS = 1000 / stepMs;
  const { next, gyroRadS, accMS2 } = strap.noise ?? { next: () => 0, gyroRadS: 0, accMS2: 0 };
  const noisy = ([x, y, z]: Vector3, size: number): Vector3 => [
    x + size * next(),
    y + size * next(),
    z + size * next(),
  ];
  const [bx, by, bz] = strap.biasRadS ?? [0, 0, 0];
  return {
    type: 'motion',
    slot: strap.slot,
    hostMs,
    deviceMs,
    gyroRadS: noisy([turn[0] * perS + bx, turn[1] * perS + by, turn[2] * perS + bz], gyroRadS),
    accMS2: noisy(rotate(conjugate(pose), [0, 0, 9.81]), accMS2),
    button,
    ...(strap.axes === 9 ? { magUt: rotate(conjugate(pose), FIELD_UT) } : {}),
  };
}

/** All sensors' readings, ticks every 10 ms and other inputs, in the order of their arrival. */
export function play(
  straps: readonly Strap[],
  fromMs: number,
  toMs: number,
  others: readonly HubInput[] = [],
): HubInput[] {
  const ticks: HubInput[] = [];
  for (let hostMs = fromMs; hostMs < toMs; hostMs += 10) ticks.push({ type: 'tick', hostMs });
  const readings = straps.flatMap((strap) => readingsOf(strap, fromMs, toMs));
  const inTime = others.filter(({ hostMs }) => hostMs >= fromMs && hostMs < toMs);
  return [...readings, ...inTime, ...ticks].toSorted((a, b) => a.hostMs - b.hostMs);
}

/** 0 to 1 to 0 over a time, smoothly; 0 before and after. */
export function hump(tMs: number, fromMs: number, durationMs: number): number {
  const share = (tMs - fromMs) / durationMs;
  return share <= 0 || share >= 1 ? 0 : (1 - Math.cos(2 * Math.PI * share)) / 2;
}

/** Stand still from 1 s on for 3 s, bend from 5 s on for 4 s: what a calibration asks for. */
export const CALIBRATION: readonly HubInput[] = [
  { type: 'stand-still', hostMs: 1000, durationMs: 3000 },
  { type: 'calibration-bend', hostMs: 4500, durationMs: 5000 },
];
export const CALIBRATED_MS = 10_000;

/** Stands still, then bends by so many degrees between 5 s and 9 s. */
export function calibrating(bendDeg: number, after: (tMs: number) => Angles): (tMs: number) => Angles {
  return (tMs) => (tMs < CALIBRATED_MS ? [bendDeg * hump(tMs, 5000, 4000), 0, 0] : after(tMs));
}
