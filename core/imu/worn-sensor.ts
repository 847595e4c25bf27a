/**
 * A motion sensor on a segment: how it is strapped, which way is straight ahead, and whether it still sits as it did.
 *
 * Heading of six axes drifts by a few deg/min, so straight ahead is taken anew whenever the person is known to stand
 * straight. What the heading moved by in between, over the time that passed, is the drift: with the person's own
 * repositioning in it, some 2 to 3 deg.
 *
 * A sensor has slipped when it leans by more than 10 deg against its segment while the person stands straight: standing
 * repeats within 3 deg or so, and the inclination is known to 1 deg. One that turned about the vertical, or crept by
 * less, is not noticed this way; one who stands crooked raises a false alarm, which the next zero withdraws. See
 * `slip.ts` for a strap that gives way while the person moves.
 */
import type { SensorAttached } from '../contract/reading.ts';
import type { SegmentStatus } from '../contract/sensors.ts';
import { degreesOf } from './cardan.ts';
import { radiansOf } from './constants.ts';
import { FusedSensor } from './fused-sensor.ts';
import {
  IDENTITY,
  conjugate,
  multiply,
  multiplyInto,
  norm,
  rotate,
  rotateInto,
  turnAboutVertical,
} from './quaternion.ts';
import type { MutableQuaternion, MutableVector3, Quaternion, Vector3 } from './quaternion.ts';
import { alignedTo } from './segment-calibration.ts';

/** Standing straight, no segment leans more than this against how it stood when it was calibrated. */
const SLIPPED_DEG = 10;

/** Between zeros closer together than this, drift is not told from moving one's feet. */
const LEAST_DRIFT_TIME_MS = 10_000;

/** How long movement and heading are looked back on. */
const PRESENT_MS = 500;

/** A segment whose forward axis points up or down more than this (its level part, as a sine) has no heading. */
const LEAST_LEVEL = 0.2;

/** Who stands straight again faces within this of where they did (standard deviation). */
const FACING_SD_RAD = radiansOf(3);

interface Zero {
  readonly headingRad: number;
  /** The turn that brings this heading straight ahead. */
  readonly ahead: Quaternion;
  /** Undefined for a heading that was never said to be straight ahead: where the segment happened to point first. */
  readonly atMs: number | undefined;
}

export class WornSensor {
  readonly fused: FusedSensor;
  #facts: SensorAttached;
  #alignment: Quaternion | undefined;
  #sensorToSegment: Quaternion = IDENTITY;
  #zero: Zero | undefined;
  #interruptions = 0;
  /** How the sensor pointed the last time the person stood straight. */
  #stood: { orientation: Quaternion; atMs: number; interruptions: number } | undefined;
  #driftDegMin: number | undefined;
  #leans = false;
  #gaveWay = false;
  /** The vertical in the sensor's axes, from the last time the person stood still. */
  upAtRest: Vector3 | undefined;

  constructor(facts: SensorAttached) {
    this.#facts = facts;
    this.fused = new FusedSensor(facts.axes);
  }

  get facts(): SensorAttached {
    return this.#facts;
  }

  /** When the newest sample was taken; minus infinity before. */
  get newestMs(): number {
    return this.fused.track.newestMs;
  }

  /** Segment to sensor. */
  get alignment(): Quaternion | undefined {
    return this.#alignment;
  }

  get slipped(): boolean {
    return this.#leans || this.#gaveWay;
  }

  /** In another role it is strapped elsewhere, and what was known of that is void. */
  attach(facts: SensorAttached): void {
    if (facts.role !== this.#facts.role) this.clearAlignment();
    this.#facts = facts;
    this.fused.axes = facts.axes;
  }

  /** It is on another segment, or another person. */
  clearAlignment(): void {
    this.#strapAs(undefined);
    this.upAtRest = undefined;
    this.#stood = undefined;
    this.#leans = false;
    this.#gaveWay = false;
    this.#forgetHeading();
  }

  /** As calibrated, or as known from before. Which way is straight ahead must then be said anew. */
  align(segmentToSensor: Quaternion): void {
    this.#strapAs(segmentToSensor);
    this.#leans = false;
    this.#gaveWay = false;
    this.#forgetHeading();
  }

  /** The strap gave way. Only a new calibration can tell how the sensor sits now. */
  giveWay(): void {
    this.#gaveWay = true;
  }

  /** Segment to the person's axes (x straight ahead, z up) at a time; false while that is not known. */
  orientationInto(result: MutableQuaternion, tMs: number): boolean {
    if (this.#alignment === undefined || !this.fused.track.atInto(result, tMs)) return false;
    multiplyInto(result, result, this.#alignment);
    this.#zero ??= zeroAt(headingOf(result) ?? 0, undefined);
    multiplyInto(result, this.#zero.ahead, result);
    return true;
  }

  /** About the segment's own axes, rad/s, at a time when its orientation is known. */
  velocityInto(result: MutableVector3, tMs: number): void {
    this.fused.track.velocityInto(result, tMs);
    rotateInto(result, this.#sensorToSegment, result);
  }

  /** Root mean square of the last half second. */
  movementDegS(nowMs: number): number {
    return degreesOf(this.fused.track.movementRadS(nowMs - PRESENT_MS));
  }

  /**
   * The person stands straight now: the mean heading of the last half second is straight ahead. A new vertical, of
   * someone who stood still, corrects the alignment as far as posture varies; beyond that the sensor has slipped.
   */
  zero(nowMs: number, up?: Vector3): void {
    const mean = this.fused.track.meanSince(nowMs - PRESENT_MS);
    if (mean === undefined) return;
    this.#learnBias(mean, nowMs);
    const alignment = this.#alignment;
    if (alignment === undefined) return;
    const upNow = up ?? rotate(conjugate(mean), [0, 0, 1]);
    this.#leans = leanDeg(alignment, upNow) > SLIPPED_DEG;
    if (up !== undefined && !this.slipped) {
      this.#strapAs(alignedTo(up, rotate(alignment, [0, 1, 0])) ?? alignment);
    }
    const headingRad = headingOf(multiply(mean, this.#alignment ?? alignment));
    if (headingRad === undefined) return;
    this.#learnDrift(headingRad, nowMs);
    this.#zero = zeroAt(headingRad, nowMs);
    this.#interruptions = this.fused.interruptions;
  }

  /** Time since the heading was last known, ms; undefined when it never was, or was lost. */
  sinceZeroMs(nowMs: number): number | undefined {
    const atMs = this.#interruptions === this.fused.interruptions ? this.#zero?.atMs : undefined;
    return atMs === undefined ? undefined : nowMs - atMs;
  }

  status(nowMs: number): SegmentStatus {
    const sinceZeroMs = this.sinceZeroMs(nowMs);
    return {
      serial: this.#facts.serial,
      role: this.#facts.role,
      movingDegS: this.movementDegS(nowMs),
      aligned: this.#alignment !== undefined,
      slipped: this.slipped,
      ...(this.#driftDegMin === undefined ? {} : { driftDegMin: this.#driftDegMin }),
      ...(sinceZeroMs === undefined ? {} : { sinceZeroS: sinceZeroMs / 1000 }),
    };
  }

  #strapAs(segmentToSensor: Quaternion | undefined): void {
    this.#alignment = segmentToSensor;
    this.#sensorToSegment = conjugate(segmentToSensor ?? IDENTITY);
  }

  #learnDrift(headingRad: number, nowMs: number): void {
    const sinceMs = this.sinceZeroMs(nowMs);
    if (sinceMs === undefined || sinceMs < LEAST_DRIFT_TIME_MS || this.#zero === undefined) return;
    const turned = degreesOf(headingRad - this.#zero.headingRad);
    this.#driftDegMin = (turned - 360 * Math.round(turned / 360)) / (sinceMs / 60_000);
  }

  /** Who stands straight again faces where they did before: what the heading moved by since is the gyroscope's. */
  #learnBias(orientation: Quaternion, nowMs: number): void {
    const before = this.#stood;
    this.#stood = { orientation, atMs: nowMs, interruptions: this.fused.interruptions };
    if (before?.interruptions !== this.fused.interruptions || nowMs <= before.atMs) return;
    const [w, , , z] = multiply(orientation, conjugate(before.orientation));
    const turnedRad = 2 * Math.atan2(w < 0 ? -z : z, Math.abs(w));
    const passedS = (nowMs - before.atMs) / 1000;
    this.fused.headingDrifted(turnedRad / passedS, FACING_SD_RAD / passedS);
  }

  #forgetHeading(): void {
    this.#zero = undefined;
    this.#driftDegMin = undefined;
  }
}

function zeroAt(headingRad: number, atMs: number | undefined): Zero {
  return { headingRad, ahead: turnAboutVertical(-headingRad), atMs };
}

/** Which way a segment faces, rad to the left of the earth's x; undefined while it faces up or down. */
function headingOf(segmentToEarth: Quaternion): number | undefined {
  const [x, y] = rotate(segmentToEarth, [1, 0, 0]);
  return x * x + y * y < LEAST_LEVEL * LEAST_LEVEL ? undefined : Math.atan2(y, x);
}

/** Between the vertical of the aligned segment and a vertical in the sensor's axes. */
function leanDeg(alignment: Quaternion, up: Vector3): number {
  const [x, y, z] = rotate(conjugate(alignment), up);
  return degreesOf(Math.atan2(norm([x, y, 0]), z));
}
