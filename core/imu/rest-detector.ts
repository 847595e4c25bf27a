/**
 * Whether a sensor lies or stands still: its angular velocity and acceleration have kept close to their own low-passed
 * course for a while (VQF, sec. 3.5). Turning at a steady rate is no rest, unless it is slow enough to be bias.
 */
import { BIAS_CLIP_RAD_S, radiansOf } from './constants.ts';
import { VectorLowPass } from './low-pass.ts';
import { dot, subtract } from './quaternion.ts';
import type { Vector3 } from './quaternion.ts';

/** How long everything must be close. */
const LEAST_S = 1.5;
/** Time constant of the course that readings are compared with. */
const TAU_S = 0.5;
const GYRO_DEVIATION_RAD_S = radiansOf(2);
const ACC_DEVIATION_M_S2 = 0.5;

export class RestDetector {
  readonly #intervalS: number;
  readonly #gyroLowPass: VectorLowPass;
  readonly #accLowPass: VectorLowPass;
  #gyroRadS: Vector3 = [0, 0, 0];
  #stillS = 0;

  constructor(rateHz: number) {
    this.#intervalS = 1 / rateHz;
    this.#gyroLowPass = new VectorLowPass(TAU_S, rateHz);
    this.#accLowPass = new VectorLowPass(TAU_S, rateHz);
  }

  get atRest(): boolean {
    return this.#stillS >= LEAST_S;
  }

  /** The low-passed angular velocity: at rest, the gyroscope's bias. */
  get smoothGyroRadS(): Vector3 {
    return this.#gyroRadS;
  }

  pushGyro(gyroRadS: Vector3): void {
    const smooth = this.#gyroLowPass.push(gyroRadS);
    this.#gyroRadS = smooth;
    const turns = smooth.some((rate) => Math.abs(rate) > BIAS_CLIP_RAD_S);
    if (turns || !isWithin(subtract(gyroRadS, smooth), GYRO_DEVIATION_RAD_S)) this.#stillS = 0;
  }

  pushAcc(accMS2: Vector3): void {
    const smooth = this.#accLowPass.push(accMS2);
    const isClose = isWithin(subtract(accMS2, smooth), ACC_DEVIATION_M_S2);
    this.#stillS = isClose ? this.#stillS + this.#intervalS : 0;
  }

  restart(): void {
    this.#gyroLowPass.restart();
    this.#accLowPass.restart();
    this.#stillS = 0;
  }
}

function isWithin(v: Vector3, length: number): boolean {
  return dot(v, v) < length * length;
}
