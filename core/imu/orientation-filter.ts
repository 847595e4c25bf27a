/**
 * Orientation of an inertial sensor: VQF (Laidig & Seel 2023, Information Fusion 91:187, arXiv 2203.17024), stated
 * anew from its equations and with its constants. The gyroscope is integrated; in the almost inertial axes this gives,
 * the acceleration is low-passed to gravity, which corrects the inclination; the magnetometer, if any, corrects the
 * heading only. The orientation of six axes is therefore the same with and without a magnetometer.
 */
import { KeelError } from '../errors.ts';
import { ACC_TAU_S, radiansOf } from './constants.ts';
import { GyroBias } from './gyro-bias.ts';
import { Heading } from './heading.ts';
import { VectorLowPass } from './low-pass.ts';
import {
  IDENTITY,
  fromRotationVector,
  multiply,
  norm,
  normalised,
  rotate,
  rotationMatrix,
  subtract,
} from './quaternion.ts';
import type { Quaternion, Vector3 } from './quaternion.ts';
import { RestDetector } from './rest-detector.ts';

/** One sample in the sensor's own right-handed axes. */
export interface ImuSample {
  readonly gyroRadS: Vector3;
  /** At rest it points up, 9.81 m/s2. */
  readonly accMS2: Vector3;
  /** In any unit. */
  readonly mag?: Vector3 | undefined;
}

export interface FilterOptions {
  /** What the gyroscope read at rest when that was last known: where its estimate begins. */
  readonly gyroBiasRadS?: Vector3;
  /** How well rest tells the bias: the standard deviation that it converges to. */
  readonly restBiasRadS?: number;
}

/** Of a sensor that lies still (VQF): 0.03 deg/s. */
const REST_BIAS_RAD_S = radiansOf(0.03);

/** Beyond these a reading is a fault of transport, not a movement. Magnetic: 1 T in uT. */
const MOST_GYRO_RAD_S = 1000;
const MOST_ACC_M_S2 = 1e4;
const MOST_MAG = 1e6;
/** A vector shorter than this has no direction to speak of: a sensor that gives zeros, or none. */
const LEAST_LENGTH = 1e-6;
/** How long the last angular velocity stands in for a missing one. */
const HOLD_S = 0.25;
/** Rates between which the constants make sense. */
const RATE_RANGE_HZ = [5, 20_000] as const;

export class OrientationFilter {
  readonly #intervalS: number;
  readonly #accLowPass: VectorLowPass;
  readonly #rest: RestDetector;
  readonly #bias: GyroBias;
  readonly #heading: Heading;
  #gyroQuaternion: Quaternion = IDENTITY;
  #inclination: Quaternion = IDENTITY;
  #lastGyroRadS: Vector3 = [0, 0, 0];
  #heldS = 0;

  /**
   * @param rateHz Samples a second, 5 to 20 000.
   * @throws KeelError `invalid-argument` for any other rate.
   */
  constructor(
    rateHz: number,
    { gyroBiasRadS = [0, 0, 0], restBiasRadS = REST_BIAS_RAD_S }: FilterOptions = {},
  ) {
    const [least, most] = RATE_RANGE_HZ;
    if (!(rateHz >= least && rateHz <= most)) {
      const given = Number(rateHz.toPrecision(6));
      throw new KeelError(
        'invalid-argument',
        `Orientation needs ${least} to ${most} samples a second, not ${given}: check the unit of the times.`,
      );
    }
    this.#intervalS = 1 / rateHz;
    this.#accLowPass = new VectorLowPass(ACC_TAU_S, rateHz);
    this.#rest = new RestDetector(rateHz);
    this.#bias = new GyroBias(rateHz, gyroBiasRadS, restBiasRadS);
    this.#heading = new Heading(rateHz);
  }

  /** Sensor to earth, z up, heading arbitrary: where the sensor pointed at first, drifting with the gyroscope. */
  get orientation6(): Quaternion {
    return multiply(this.#inclination, this.#gyroQuaternion);
  }

  /** Sensor to earth, x east, y magnetic north, z up. As `orientation6` as long as no magnetometer was read. */
  get orientation9(): Quaternion {
    return multiply(fromRotationVector([0, 0, this.#heading.deltaRad]), this.orientation6);
  }

  get gyroBiasRadS(): Vector3 {
    return this.#bias.radS;
  }

  get atRest(): boolean {
    return this.#rest.atRest;
  }

  /** The magnetic field differs from the reference, or none is known yet. */
  get magDisturbed(): boolean {
    return this.#heading.disturbed;
  }

  /**
   * Takes in one sample, never throws and never gives NaN. What is missing (NaN), infinite or beyond any movement is
   * left out: angular velocity is held for 0.25 s, then taken as zero; acceleration and magnetic field, which may also
   * be all zeros, simply do not correct.
   * @param intervalS Time since the sample before, for the integration; one regular interval unless told otherwise.
   */
  push({ gyroRadS, accMS2, mag }: ImuSample, intervalS = this.#intervalS): void {
    this.#turn(this.#usableGyro(gyroRadS, intervalS), intervalS);
    if (isDirection(accMS2, MOST_ACC_M_S2)) this.#level(accMS2);
    if (mag !== undefined && isDirection(mag, MOST_MAG)) {
      this.#heading.observe(mag, this.orientation6, this.#rest.smoothGyroRadS);
    }
  }

  /**
   * Takes in how the heading of six axes drifted while the sensor stayed about upright, rad/s to the left: the vertical
   * part of the bias, which only rest and this can tell.
   */
  headingDrifted(rateRadS: number, uncertaintyRadS: number): void {
    const [, , up] = rotationMatrix(this.orientation6);
    this.#bias.correct(up, rateRadS, uncertaintyRadS);
  }

  /**
   * Goes on after a time without samples: keeps orientation and bias, but takes the inclination from the next samples
   * as at the start. How far the sensor turned about the vertical meanwhile cannot be known.
   */
  resume(): void {
    this.#accLowPass.restart();
    this.#rest.restart();
    this.#bias.restart();
    this.#heading.restart();
    this.#heldS = HOLD_S;
  }

  #usableGyro(gyroRadS: Vector3, intervalS: number): Vector3 {
    if (isWithin(gyroRadS, MOST_GYRO_RAD_S)) {
      this.#lastGyroRadS = gyroRadS;
      this.#heldS = 0;
    } else {
      this.#heldS += intervalS;
    }
    return this.#heldS > HOLD_S ? [0, 0, 0] : this.#lastGyroRadS;
  }

  #turn(gyroRadS: Vector3, intervalS: number): void {
    this.#rest.pushGyro(gyroRadS);
    const [x, y, z] = subtract(gyroRadS, this.#bias.radS);
    const step = fromRotationVector([x * intervalS, y * intervalS, z * intervalS]);
    this.#gyroQuaternion = normalised(multiply(this.#gyroQuaternion, step));
  }

  #level(accMS2: Vector3): void {
    this.#rest.pushAcc(accMS2);
    const smooth = this.#accLowPass.push(rotate(this.#gyroQuaternion, accMS2));
    const length = norm(smooth);
    if (length < LEAST_LENGTH) return;
    const [x, y, z] = rotate(this.#inclination, smooth);
    const up: Vector3 = [x / length, y / length, z / length];
    this.#inclination = normalised(multiply(turnUpright(up), this.#inclination));
    this.#bias.observe(this.orientation6, up, this.atRest ? this.#rest.smoothGyroRadS : undefined);
  }
}

/** The shortest turn that brings a direction to the vertical; of a direction straight down, about x. */
function turnUpright([x, y, z]: Vector3): Quaternion {
  const w = Math.sqrt(Math.max(0, (z + 1) / 2));
  return w > LEAST_LENGTH ? [w, (0.5 * y) / w, (-0.5 * x) / w, 0] : [0, 1, 0, 0];
}

/** False for NaN. */
function isWithin([x, y, z]: Vector3, most: number): boolean {
  return Math.abs(x) <= most && Math.abs(y) <= most && Math.abs(z) <= most;
}

function isDirection(v: Vector3, most: number): boolean {
  return isWithin(v, most) && norm(v) > LEAST_LENGTH;
}
