/**
 * Orientation of an inertial sensor: VQF (Laidig & Seel 2023, Information Fusion 91:187, arXiv 2203.17024), stated
 * anew from its equations and with its constants. The gyroscope is integrated; in the almost inertial axes this gives,
 * the acceleration is low-passed to gravity, which corrects the inclination; the magnetometer, if any, corrects the
 * heading only. The orientation of six axes is therefore the same with and without a magnetometer.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { ACC_TAU_S, radiansOf } from './constants.ts';
import { GyroBias } from './gyro-bias.ts';
import { Heading } from './heading.ts';
import { LowPass } from './low-pass.ts';
import {
  copyInto,
  copyVectorInto,
  fromRotationVectorInto,
  isWithin,
  multiplyInto,
  norm,
  normalisedInto,
  rotateInto,
  rotationMatrix,
} from './quaternion.ts';
import type { MutableQuaternion, MutableVector3, Quaternion, Vector3 } from './quaternion.ts';
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
const NO_TURN: Vector3 = [0, 0, 0];
/** Rates between which the constants make sense. */
const RATE_RANGE_HZ = [5, 20_000] as const;

export class OrientationFilter {
  readonly #intervalS: number;
  readonly #accLowPass: LowPass;
  readonly #rest: RestDetector;
  readonly #bias: GyroBias;
  readonly #heading: Heading;
  readonly #gyroQuaternion: MutableQuaternion = [1, 0, 0, 0];
  readonly #inclination: MutableQuaternion = [1, 0, 0, 0];
  readonly #sensorToEarth: MutableQuaternion = [1, 0, 0, 0];
  readonly #lastGyroRadS: MutableVector3 = [0, 0, 0];
  #heldS = 0;
  /** Of the sample at hand, and kept for the next so that none is allocated. */
  readonly #turnRad: MutableVector3 = [0, 0, 0];
  readonly #turn: MutableQuaternion = [1, 0, 0, 0];
  readonly #smoothAccMS2: MutableVector3 = [0, 0, 0];
  readonly #up: MutableVector3 = [0, 0, 1];

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
      const told = message('error.orientation-rate', { least, most, given: rateHz });
      throw new KeelError('invalid-argument', told);
    }
    this.#intervalS = 1 / rateHz;
    this.#accLowPass = new LowPass(3, ACC_TAU_S, rateHz);
    this.#rest = new RestDetector(rateHz);
    this.#bias = new GyroBias(rateHz, gyroBiasRadS, restBiasRadS);
    this.#heading = new Heading(rateHz);
  }

  /** Sensor to earth, z up, heading arbitrary: where the sensor pointed at first, drifting with the gyroscope. */
  get orientation6(): Quaternion {
    return this.#orientation(6);
  }

  /** Sensor to earth, x east, y magnetic north, z up. As `orientation6` as long as no magnetometer was read. */
  get orientation9(): Quaternion {
    return this.#orientation(9);
  }

  get gyroBiasRadS(): Vector3 {
    const [x, y, z] = this.#bias.radS;
    return [x, y, z];
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
  push({ gyroRadS, accMS2, mag }: ImuSample, intervalS?: number): void {
    this.take(gyroRadS, accMS2, mag, intervalS);
  }

  /** `push`, of what is no sample yet. */
  take(
    gyroRadS: Vector3,
    accMS2: Vector3,
    mag: Vector3 | undefined,
    intervalS: number = this.#intervalS,
  ): void {
    this.#integrate(gyroRadS, intervalS);
    const isLevelled = isDirection(accMS2, MOST_ACC_M_S2) && this.#level(accMS2);
    multiplyInto(this.#sensorToEarth, this.#inclination, this.#gyroQuaternion);
    const smoothGyroRadS = this.#rest.smoothGyroRadS;
    if (isLevelled) {
      this.#bias.observe(this.#sensorToEarth, this.#up, this.atRest ? smoothGyroRadS : undefined);
    }
    if (mag !== undefined && isDirection(mag, MOST_MAG)) {
      this.#heading.observe(mag, this.#sensorToEarth, smoothGyroRadS);
    }
  }

  /** Writes the orientation of six or nine axes. */
  orientationInto(result: MutableQuaternion, axes: 6 | 9): void {
    if (axes === 6) {
      copyInto(result, this.#sensorToEarth);
      return;
    }
    const turnRad = this.#turnRad;
    turnRad[0] = 0;
    turnRad[1] = 0;
    turnRad[2] = this.#heading.deltaRad;
    fromRotationVectorInto(this.#turn, turnRad);
    multiplyInto(result, this.#turn, this.#sensorToEarth);
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

  #orientation(axes: 6 | 9): Quaternion {
    const result: MutableQuaternion = [1, 0, 0, 0];
    this.orientationInto(result, axes);
    return result;
  }

  /** Turns on by the angular velocity, held where it is missing. */
  #integrate(gyroRadS: Vector3, intervalS: number): void {
    const lastRadS = this.#lastGyroRadS;
    if (isWithin(gyroRadS, MOST_GYRO_RAD_S)) {
      copyVectorInto(lastRadS, gyroRadS);
      this.#heldS = 0;
    } else {
      this.#heldS += intervalS;
    }
    const usedRadS = this.#heldS > HOLD_S ? NO_TURN : lastRadS;
    this.#rest.pushGyro(usedRadS);
    const biasRadS = this.#bias.radS;
    const turnRad = this.#turnRad;
    turnRad[0] = (usedRadS[0] - biasRadS[0]) * intervalS;
    turnRad[1] = (usedRadS[1] - biasRadS[1]) * intervalS;
    turnRad[2] = (usedRadS[2] - biasRadS[2]) * intervalS;
    fromRotationVectorInto(this.#turn, turnRad);
    multiplyInto(this.#gyroQuaternion, this.#gyroQuaternion, this.#turn);
    normalisedInto(this.#gyroQuaternion, this.#gyroQuaternion);
  }

  /** Brings the low-passed acceleration to the vertical; false when it has no direction. */
  #level(accMS2: Vector3): boolean {
    this.#rest.pushAcc(accMS2);
    const smooth = this.#smoothAccMS2;
    rotateInto(smooth, this.#gyroQuaternion, accMS2);
    this.#accLowPass.push(smooth);
    const length = norm(smooth);
    if (length < LEAST_LENGTH) return false;
    const up = this.#up;
    rotateInto(up, this.#inclination, smooth);
    up[0] /= length;
    up[1] /= length;
    up[2] /= length;
    turnUprightInto(this.#turn, up);
    multiplyInto(this.#inclination, this.#turn, this.#inclination);
    normalisedInto(this.#inclination, this.#inclination);
    return true;
  }
}

/** The shortest turn that brings a direction to the vertical; of a direction straight down, about x. */
function turnUprightInto(result: MutableQuaternion, up: Vector3): void {
  const w = Math.sqrt(Math.max(0, (up[2] + 1) / 2));
  const isDown = !(w > LEAST_LENGTH);
  result[0] = isDown ? 0 : w;
  result[1] = isDown ? 1 : (0.5 * up[1]) / w;
  result[2] = isDown ? 0 : (-0.5 * up[0]) / w;
  result[3] = 0;
}

function isDirection(v: Vector3, most: number): boolean {
  return isWithin(v, most) && norm(v) > LEAST_LENGTH;
}
