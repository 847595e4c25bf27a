/**
 * The gyroscope's bias by a Kalman filter (VQF, sec. 3.4). At rest the low-passed gyroscope shows it. In motion the
 * inclination that the accelerometer keeps correcting shows the two components that lie level; the vertical one cannot
 * be seen without a magnetometer, which is deliberately not asked, and slowly decays to zero.
 *
 * Three measurements with independent noise are taken in one after the other: the same as all at once, without a
 * matrix to invert. Covariance in (rad/s)^2.
 */
import { ACC_TAU_S, BIAS_CLIP_RAD_S, radiansOf } from './constants.ts';
import { LowPass, VectorLowPass } from './low-pass.ts';
import { dot, rotationMatrix, subtract } from './quaternion.ts';
import type { Matrix3, Quaternion, Vector3 } from './quaternion.ts';

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

export class GyroBias {
  readonly #rateHz: number;
  readonly #initialVariance = INITIAL_RAD_S * INITIAL_RAD_S;
  readonly #growth: number;
  readonly #restNoise: Vector3;
  readonly #motionNoise: Vector3;
  readonly #rotationLowPass: readonly [VectorLowPass, VectorLowPass, VectorLowPass];
  readonly #levelBiasLowPass: readonly [LowPass, LowPass];
  #biasRadS: Vector3;
  #covariance: Matrix3;

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
    const row = (): VectorLowPass => new VectorLowPass(ACC_TAU_S, rateHz);
    this.#rotationLowPass = [row(), row(), row()];
    this.#levelBiasLowPass = [new LowPass(ACC_TAU_S, rateHz), new LowPass(ACC_TAU_S, rateHz)];
    const variance = this.#initialVariance;
    this.#covariance = [
      [variance, 0, 0],
      [0, variance, 0],
      [0, 0, variance],
    ];
  }

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
    const rotation = rotationMatrix(sensorToEarth);
    const [rows, [levelX, levelY]] = [this.#rotationLowPass, this.#levelBiasLowPass];
    // The correction lags by the accelerometer's low-pass, and so must the rotation and the bias it is blamed on.
    const smoothX = levelX.push(dot(rotation[0], this.#biasRadS));
    const smoothY = levelY.push(dot(rotation[1], this.#biasRadS));
    const smooth: Matrix3 = [rows[0].push(rotation[0]), rows[1].push(rotation[1]), rows[2].push(rotation[2])];
    this.#grow();
    if (restGyroRadS !== undefined) {
      this.#update(AXES, subtract(restGyroRadS, this.#biasRadS), this.#restNoise);
      return;
    }
    const unexplained: Vector3 = [
      smoothX - upInEarth[1] * this.#rateHz - dot(smooth[0], this.#biasRadS),
      smoothY + upInEarth[0] * this.#rateHz - dot(smooth[1], this.#biasRadS),
      -dot(smooth[2], this.#biasRadS),
    ];
    this.#update(smooth, unexplained, this.#motionNoise);
  }

  /** Takes in that the bias along a direction (of length 1) is more than estimated, as far as that is known. */
  correct(direction: Vector3, moreRadS: number, uncertaintyRadS: number): void {
    this.#takeIn(direction, clip(moreRadS), uncertaintyRadS * uncertaintyRadS);
    const [x, y, z] = this.#biasRadS;
    this.#biasRadS = [clip(x), clip(y), clip(z)];
  }

  /** Forgets the course of the movement, not the bias. */
  restart(): void {
    for (const filter of [...this.#rotationLowPass, ...this.#levelBiasLowPass]) filter.restart();
  }

  /** The measurement noise with which the variance, growing by v a sample, settles at p: p^2 / v + p. */
  #noiseOf(settledRadS: number): number {
    const variance = settledRadS * settledRadS;
    return (variance * variance) / this.#growth + variance;
  }

  #grow(): void {
    const [x, y, z] = this.#covariance;
    const grown = (variance: number): number =>
      variance < this.#initialVariance ? variance + this.#growth : variance;
    this.#covariance = [
      [grown(x[0]), x[1], x[2]],
      [y[0], grown(y[1]), y[2]],
      [z[0], z[1], grown(z[2])],
    ];
  }

  /** @param unexplained What each measurement says beyond the bias known before all three. */
  #update(directions: Matrix3, unexplained: Vector3, noise: Vector3): void {
    const before = this.#biasRadS;
    for (const axis of [0, 1, 2] as const) {
      const direction = directions[axis];
      const explainedSince = dot(direction, subtract(this.#biasRadS, before));
      this.#takeIn(direction, clip(unexplained[axis]) - explainedSince, noise[axis]);
    }
    const [x, y, z] = this.#biasRadS;
    this.#biasRadS = [clip(x), clip(y), clip(z)];
  }

  /** One measurement: how much the bias along a direction is beyond the estimate. */
  #takeIn(direction: Vector3, innovation: number, noise: number): void {
    const [rowX, rowY, rowZ] = this.#covariance;
    const spread: Vector3 = [dot(rowX, direction), dot(rowY, direction), dot(rowZ, direction)];
    const variance = dot(direction, spread) + noise;
    const gain: Vector3 = [spread[0] / variance, spread[1] / variance, spread[2] / variance];
    this.#biasRadS = plus(this.#biasRadS, gain, innovation);
    this.#covariance = [
      plus(rowX, spread, -gain[0]),
      plus(rowY, spread, -gain[1]),
      plus(rowZ, spread, -gain[2]),
    ];
  }
}

/** a + factor b. */
function plus(a: Vector3, b: Vector3, factor: number): Vector3 {
  return [a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]];
}

function clip(biasRadS: number): number {
  return Math.min(Math.max(biasRadS, -BIAS_CLIP_RAD_S), BIAS_CLIP_RAD_S);
}
