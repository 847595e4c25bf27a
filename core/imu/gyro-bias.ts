/**
 * The gyroscope's bias by a Kalman filter (VQF, sec. 3.4). At rest the low-passed gyroscope shows it. In motion the
 * inclination that the accelerometer keeps correcting shows the two components that lie level; the vertical one cannot
 * be seen without a magnetometer, which is deliberately not asked, and slowly decays to zero.
 *
 * Three measurements with independent noise are taken in one after the other: the same as all at once, without a
 * matrix to invert. Covariance in (rad/s)^2.
 */
import { ACC_TAU_S, BIAS_CLIP_RAD_S, radiansOf } from './constants.ts';
import { LowPass } from './low-pass.ts';
import { dot, rotationMatrixInto } from './quaternion.ts';
import type { Matrix3, MutableMatrix3, MutableVector3, Quaternion, Vector3 } from './quaternion.ts';

/** Standard deviation of the bias before anything is known. */
const INITIAL_RAD_S = radiansOf(0.5);
/** The bias is expected to wander by 0.1 deg/s in 100 s. */
const WANDER_RAD_S = radiansOf(0.1);
const WANDER_S = 100;
/** What the standard deviation converges to in motion. */
const MOTION_RAD_S = radiansOf(0.1);
/** Weight, beside the level measurements, of the pretended one that the vertical bias is zero. */
const VERTICAL_WEIGHT = 0.0001;

const AXES: Matrix3 = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
const EACH = [0, 1, 2] as const;

export class GyroBias {
  readonly #rateHz: number;
  readonly #initialVariance = INITIAL_RAD_S * INITIAL_RAD_S;
  readonly #growth: number;
  readonly #restNoise: Vector3;
  readonly #motionNoise: Vector3;
  readonly #rotationLowPass: readonly [LowPass, LowPass, LowPass];
  readonly #levelBiasLowPass: LowPass;
  readonly #biasRadS: MutableVector3;
  readonly #covariance: MutableMatrix3;
  /** Of the sample at hand, and kept for the next so that none is allocated. */
  readonly #rotation: MutableMatrix3 = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  readonly #levelBias: [x: number, y: number] = [0, 0];
  readonly #unexplained: MutableVector3 = [0, 0, 0];

  /**
   * @param biasRadS where the estimate begins.
   * @param restRadS what the standard deviation converges to at rest.
   */
  constructor(rateHz: number, biasRadS: Vector3, restRadS: number) {
    this.#rateHz = rateHz;
    this.#biasRadS = [clip(biasRadS[0]), clip(biasRadS[1]), clip(biasRadS[2])];
    this.#growth = (WANDER_RAD_S * WANDER_RAD_S) / (WANDER_S * rateHz);
    const rest = this.#noiseOf(restRadS);
    const motion = this.#noiseOf(MOTION_RAD_S);
    this.#restNoise = [rest, rest, rest];
    this.#motionNoise = [motion, motion, motion / VERTICAL_WEIGHT];
    const row = (): LowPass => new LowPass(3, ACC_TAU_S, rateHz);
    this.#rotationLowPass = [row(), row(), row()];
    this.#levelBiasLowPass = new LowPass(2, ACC_TAU_S, rateHz);
    const variance = this.#initialVariance;
    this.#covariance = [
      [variance, 0, 0],
      [0, variance, 0],
      [0, 0, variance],
    ];
  }

  /** It changes with the next sample. */
  get radS(): Vector3 {
    return this.#biasRadS;
  }

  /**
   * Takes in one sample.
   * @param sensorToEarth Orientation after the inclination's correction.
   * @param upInEarth Direction of the low-passed acceleration in earth axes before it.
   * @param restGyroRadS The low-passed angular velocity when the sensor is at rest.
   */
  observe(sensorToEarth: Quaternion, upInEarth: Vector3, restGyroRadS: Vector3 | undefined): void {
    this.#smooth(sensorToEarth);
    this.#grow();
    const bias = this.#biasRadS;
    const unexplained = this.#unexplained;
    if (restGyroRadS !== undefined) {
      for (const axis of EACH) unexplained[axis] = restGyroRadS[axis] - bias[axis];
      this.#update(AXES, unexplained, this.#restNoise);
      return;
    }
    const rotation = this.#rotation;
    const level = this.#levelBias;
    unexplained[0] = level[0] - upInEarth[1] * this.#rateHz - dot(rotation[0], bias);
    unexplained[1] = level[1] + upInEarth[0] * this.#rateHz - dot(rotation[1], bias);
    unexplained[2] = -dot(rotation[2], bias);
    this.#update(rotation, unexplained, this.#motionNoise);
  }

  /** Takes in that the bias along a direction (of length 1) is more than estimated, as far as that is known. */
  correct(direction: Vector3, moreRadS: number, uncertaintyRadS: number): void {
    this.#takeIn(direction, clip(moreRadS), uncertaintyRadS * uncertaintyRadS);
    this.#clip();
  }

  /** Forgets the course of the movement, not the bias. */
  restart(): void {
    for (const filter of this.#rotationLowPass) filter.restart();
    this.#levelBiasLowPass.restart();
  }

  /** The measurement noise with which the variance, growing by v a sample, settles at p: p^2 / v + p. */
  #noiseOf(settledRadS: number): number {
    const variance = settledRadS * settledRadS;
    return (variance * variance) / this.#growth + variance;
  }

  /** The correction lags by the accelerometer's low-pass, and so must the rotation and the bias it is blamed on. */
  #smooth(sensorToEarth: Quaternion): void {
    const rotation = this.#rotation;
    const level = this.#levelBias;
    rotationMatrixInto(rotation, sensorToEarth);
    level[0] = dot(rotation[0], this.#biasRadS);
    level[1] = dot(rotation[1], this.#biasRadS);
    this.#levelBiasLowPass.push(level);
    for (const row of EACH) this.#rotationLowPass[row].push(rotation[row]);
  }

  #grow(): void {
    for (const axis of EACH) {
      const row = this.#covariance[axis];
      if (row[axis] < this.#initialVariance) row[axis] += this.#growth;
    }
  }

  /** @param unexplained What each measurement says beyond the bias known before all three. */
  #update(directions: Matrix3, unexplained: Vector3, noise: Vector3): void {
    const bias = this.#biasRadS;
    const { 0: x, 1: y, 2: z } = bias;
    for (const axis of EACH) {
      const direction = directions[axis];
      const explainedSince =
        direction[0] * (bias[0] - x) + direction[1] * (bias[1] - y) + direction[2] * (bias[2] - z);
      this.#takeIn(direction, clip(unexplained[axis]) - explainedSince, noise[axis]);
    }
    this.#clip();
  }

  /** One measurement: how much the bias along a direction is beyond the estimate. */
  #takeIn(direction: Vector3, innovation: number, noise: number): void {
    const { 0: rowX, 1: rowY, 2: rowZ } = this.#covariance;
    const x = dot(rowX, direction);
    const y = dot(rowY, direction);
    const z = dot(rowZ, direction);
    const variance = direction[0] * x + direction[1] * y + direction[2] * z + noise;
    const bias = this.#biasRadS;
    bias[0] += innovation * (x / variance);
    bias[1] += innovation * (y / variance);
    bias[2] += innovation * (z / variance);
    addInto(rowX, x, y, z, -(x / variance));
    addInto(rowY, x, y, z, -(y / variance));
    addInto(rowZ, x, y, z, -(z / variance));
  }

  #clip(): void {
    for (const axis of EACH) this.#biasRadS[axis] = clip(this.#biasRadS[axis]);
  }
}

/** Adds the vector x, y, z times a factor. */
function addInto(sum: MutableVector3, x: number, y: number, z: number, factor: number): void {
  sum[0] += factor * x;
  sum[1] += factor * y;
  sum[2] += factor * z;
}

function clip(biasRadS: number): number {
  return Math.min(Math.max(biasRadS, -BIAS_CLIP_RAD_S), BIAS_CLIP_RAD_S);
}
