/**
 * How a sensor is strapped to its segment, from two things a person can do: standing still, where gravity gives the
 * segment's vertical, and one calibration bend, whose axis of turning is the one from side to side (functional calibration; Favre
 * et al. 2009, J Biomech 42:2330; Cutti et al. 2010, Med Biol Eng Comput 48:17). Whichever way round the sensor sits.
 *
 * Which way is forward is told by the bend going forward first. That it went forward at all, and not to the side, no
 * sensor can tell.
 */
import type { SensorRole } from '../contract/reading.ts';
import { type Message, message } from '../language/message.ts';
import { degreesOf } from './cardan.ts';
import { STANDARD_GRAVITY_M_S2 } from '../units.ts';
import { principalAxis } from './principal-axis.ts';
import {
  conjugate,
  cross,
  direction,
  dot,
  fromAxes,
  multiply,
  norm,
  rotationMatrix,
  toRotationVector,
} from './quaternion.ts';
import type { Matrix3, Quaternion, Vector3 } from './quaternion.ts';

/** Why nothing was found and what to do, of the sensor that has this place. */
type Problem = (sensor: SensorRole) => Message;

/** What was found, or why nothing was. */
export type Finding<Value> =
  | { readonly value: Value; readonly problem?: never }
  | { readonly value?: never; readonly problem: Problem };

/** Turning is measured over at least so long: sensors that tell orientation in coarse steps seem to jump. */
const STEP_MS = 40;
/** A step longer than this holds lost samples, and counts as this long. */
const LONGEST_STEP_MS = 200;
/** So much of the time asked for must have been seen. */
const LEAST_SEEN = 0.8;

/** Quiet stance sways by a degree or two and a few deg/s; who shifts or looks around does not stand still. */
const STILL_DEG = 4;
const STILL_DEG_S = 6;

/** Nobody who stands still feels more than gravity and this: it is a fault of transport. */
const MOST_JOLT_M_S2 = 5;

/** Twice the peak of a brisk bend; straps and skin swing along in anything faster. */
const FASTEST_BEND_DEG_S = 200;
/** A bend that has not come back within this of upright is not over. */
const BACK_DEG = 12;
/** Turning about one axis, and that axis level within 20 deg (its sine). */
const LEAST_SHARE = 0.8;
const LEVEL_SINE = 0.34;
/** The bend has a direction once it has gone this share of its way. */
const UNDER_WAY = 0.5;

/** The vertical in the sensor's axes. */
function upOf(orientation: Quaternion): Vector3 {
  return rotationMatrix(orientation)[2];
}

function sum(a: Vector3, b: Vector3): Vector3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function angleDeg(a: Vector3, b: Vector3): number {
  return degreesOf(Math.atan2(norm(cross(a, b)), dot(a, b)));
}

/** Samples at least `STEP_MS` apart, each with its turn since the one before. */
class Steps {
  #before: { tMs: number; orientation: Quaternion } | undefined;
  seenMs = 0;

  /** Undefined for a sample that comes too soon, and for the first. */
  next(tMs: number, orientation: Quaternion): { rateRadS: Vector3; stepMs: number } | undefined {
    const before = this.#before;
    const stepMs = before === undefined ? 0 : tMs - before.tMs;
    if (before !== undefined && stepMs < STEP_MS) return undefined;
    this.#before = { tMs, orientation };
    if (before === undefined) return undefined;
    this.seenMs += Math.min(stepMs, LONGEST_STEP_MS);
    const [x, y, z] = toRotationVector(multiply(conjugate(before.orientation), orientation));
    return { rateRadS: [(1000 * x) / stepMs, (1000 * y) / stepMs, (1000 * z) / stepMs], stepMs };
  }
}

/**
 * The first step: where up is. Of whoever stands still the mean acceleration is gravity. The fused orientation would say
 * the same, but for a degree or so in the first seconds of a sensor, whose bias is not yet known.
 */
export class StandStill {
  readonly #durationMs: number;
  readonly #steps = new Steps();
  readonly #ups: Vector3[] = [];
  #accMS2: Vector3 = [0, 0, 0];
  #squares = 0;

  constructor(durationMs: number) {
    this.#durationMs = durationMs;
  }

  /** @param accMS2 undefined of a sensor that tells orientation only. */
  add(tMs: number, orientation: Quaternion, accMS2: Vector3 | undefined): void {
    if (accMS2 !== undefined && Math.abs(norm(accMS2) - STANDARD_GRAVITY_M_S2) < MOST_JOLT_M_S2) {
      this.#accMS2 = sum(this.#accMS2, accMS2);
    }
    const step = this.#steps.next(tMs, orientation);
    if (step === undefined) return;
    this.#ups.push(upOf(orientation));
    this.#squares += dot(step.rateRadS, step.rateRadS) * step.stepMs;
  }

  /** The vertical in the sensor's axes. */
  result(): Finding<Vector3> {
    const seenMs = this.#steps.seenMs;
    if (seenMs < LEAST_SEEN * this.#durationMs) return unheard(seenMs);
    const fused = direction(this.#ups.reduce(sum, [0, 0, 0]));
    const leantDeg = fused === undefined ? 180 : Math.max(...this.#ups.map((up) => angleDeg(up, fused)));
    const movedDegS = degreesOf(Math.sqrt(this.#squares / seenMs));
    if (fused === undefined || leantDeg > STILL_DEG || movedDegS > STILL_DEG_S) {
      return { problem: (sensor) => message('sensor-set-up.problem.moved', { sensor }) };
    }
    return { value: direction(this.#accMS2) ?? fused };
  }
}

/** The second step: which way is forward. */
export class CalibrationBend {
  readonly #durationMs: number;
  readonly #up: Vector3;
  readonly #smallestDeg: number;
  readonly #steps = new Steps();
  readonly #ups: Vector3[] = [];
  #scatter: Matrix3 = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  #fastestRadS = 0;

  /**
   * @param up the vertical in the sensor's axes while the person stands straight.
   * @param smallestDeg a bend of less tells the axis too coarsely.
   */
  constructor(durationMs: number, up: Vector3, smallestDeg: number) {
    this.#durationMs = durationMs;
    this.#up = up;
    this.#smallestDeg = smallestDeg;
  }

  add(tMs: number, orientation: Quaternion): void {
    const step = this.#steps.next(tMs, orientation);
    if (step === undefined) return;
    const { rateRadS: rate, stepMs } = step;
    this.#ups.push(upOf(orientation));
    this.#fastestRadS = Math.max(this.#fastestRadS, norm(rate));
    const row = (index: 0 | 1 | 2): Vector3 => {
      const [x, y, z] = this.#scatter[index];
      const factor = stepMs * rate[index];
      return [x + factor * rate[0], y + factor * rate[1], z + factor * rate[2]];
    };
    this.#scatter = [row(0), row(1), row(2)];
  }

  /** Segment to sensor. */
  result(): Finding<Quaternion> {
    if (this.#steps.seenMs < LEAST_SEEN * this.#durationMs) return unheard(this.#steps.seenMs);
    const tiltsDeg = this.#ups.map((up) => angleDeg(up, this.#up));
    const mostDeg = Math.max(...tiltsDeg);
    const backDeg = tiltsDeg.at(-1) ?? 180;
    if (mostDeg < this.#smallestDeg) {
      return {
        problem: (sensor) => message('sensor-set-up.problem.too-small', { sensor, degrees: mostDeg }),
      };
    }
    if (degreesOf(this.#fastestRadS) > FASTEST_BEND_DEG_S) {
      return { problem: (sensor) => message('sensor-set-up.problem.too-fast', { sensor }) };
    }
    if (backDeg > BACK_DEG) {
      return { problem: (sensor) => message('sensor-set-up.problem.not-back', { sensor }) };
    }
    const bend = principalAxis(this.#scatter);
    const isClear = bend !== undefined && bend.share >= LEAST_SHARE;
    if (!isClear || Math.abs(dot(bend.axis, this.#up)) > LEVEL_SINE) {
      return { problem: noClearAxis };
    }
    return this.#alignment(
      bend.axis,
      tiltsDeg.findIndex((tiltDeg) => tiltDeg >= UNDER_WAY * mostDeg),
    );
  }

  /** Bent forward, the vertical moves backwards in the sensor's axes, and left is up times forward. */
  #alignment(axis: Vector3, underWay: number): Finding<Quaternion> {
    const [x, y, z] = this.#ups[underWay] ?? this.#up;
    const left = cross(this.#up, [this.#up[0] - x, this.#up[1] - y, this.#up[2] - z]);
    const leftward: Vector3 = dot(axis, left) < 0 ? [-axis[0], -axis[1], -axis[2]] : axis;
    const value = alignedTo(this.#up, leftward);
    return value === undefined ? { problem: noClearAxis } : { value };
  }
}

/**
 * Segment to sensor, from the vertical and roughly the left in the sensor's axes.
 * @returns undefined when left is up.
 */
export function alignedTo(up: Vector3, left: Vector3): Quaternion | undefined {
  const forward = direction(cross(left, up));
  return forward === undefined ? undefined : fromAxes(forward, cross(up, forward), up);
}

function noClearAxis(sensor: SensorRole): Message {
  return message('sensor-set-up.problem.no-clear-axis', { sensor });
}

function unheard(seenMs: number): { problem: Problem } {
  const id = seenMs === 0 ? 'sensor-set-up.problem.silent' : 'sensor-set-up.problem.heard-little';
  return { problem: (sensor) => message(id, { sensor }) };
}
