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
type Nine = [number, number, number, number, number, number, number, number, number];

export class GyroBias {
  readonly #rateHz: number;
  readonly #initialVariance = INITIAL_RAD_S * INITIAL_RAD_S;
  readonly #growth: number;
  readonly #restNoise: Vector3;
  readonly #motionNoise: Vector3;
  readonly #rotationLowPass: readonly [LowPass, LowPass, LowPass];
  readonly #levelBiasLowPass: LowPass;
  readonly #biasRadS: MutableVector3;
  /** Row by row. */
  readonly #covariance: Nine;
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
    this.#covariance = [variance, 0, 0, 0, variance, 0, 0, 0, variance];
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
    const covariance = this.#covariance;
    if (covariance[0] < this.#initialVariance) covariance[0] += this.#growth;
    if (covariance[4] < this.#initialVariance) covariance[4] += this.#growth;
    if (covariance[8] < this.#initialVariance) covariance[8] += this.#growth;
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
    const { 0: dx, 1: dy, 2: dz } = direction;
    const covariance = this.#covariance;
    const { 0: xx, 1: xy, 2: xz, 3: yx, 4: yy, 5: yz, 6: zx, 7: zy, 8: zz } = covariance;
    const x = xx * dx + xy * dy + xz * dz;
    const y = yx * dx + yy * dy + yz * dz;
    const z = zx * dx + zy * dy + zz * dz;
    const variance = dx * x + dy * y + dz * z + noise;
    const gainX = x / variance;
    const gainY = y / variance;
    const gainZ = z / variance;
    const bias = this.#biasRadS;
    bias[0] += innovation * gainX;
    bias[1] += innovation * gainY;
    bias[2] += innovation * gainZ;
    covariance[0] = xx - gainX * x;
    covariance[1] = xy - gainX * y;
    covariance[2] = xz - gainX * z;
    covariance[3] = yx - gainY * x;
    covariance[4] = yy - gainY * y;
    covariance[5] = yz - gainY * z;
    covariance[6] = zx - gainZ * x;
    covariance[7] = zy - gainZ * y;
    covariance[8] = zz - gainZ * z;
  }

  #clip(): void {
    const bias = this.#biasRadS;
    bias[0] = clip(bias[0]);
    bias[1] = clip(bias[1]);
    bias[2] = clip(bias[2]);
  }
}

function clip(biasRadS: number): number {
  return Math.min(Math.max(biasRadS, -BIAS_CLIP_RAD_S), BIAS_CLIP_RAD_S);
}
