/**
 * Whether a sensor lies or stands still: its angular velocity and acceleration have kept close to their own low-passed
 * course for a while (VQF, sec. 3.5). Turning at a steady rate is no rest, unless it is slow enough to be bias.
 */
import { BIAS_CLIP_RAD_S, radiansOf } from './constants.ts';
import { LowPass } from './low-pass.ts';
import { copyVectorInto, isWithin } from './quaternion.ts';
import type { MutableVector3, Vector3 } from './quaternion.ts';

/** How long everything must be close. */
const LEAST_S = 1.5;
/** Time constant of the course that readings are compared with. */
const TAU_S = 0.5;
const GYRO_DEVIATION_RAD_S = radiansOf(2);
const ACC_DEVIATION_M_S2 = 0.5;

export class RestDetector {
  readonly #intervalS: number;
  readonly #gyroLowPass: LowPass;
  readonly #accLowPass: LowPass;
  readonly #gyroRadS: MutableVector3 = [0, 0, 0];
  readonly #accMS2: MutableVector3 = [0, 0, 0];
  #stillS = 0;

  constructor(rateHz: number) {
    this.#intervalS = 1 / rateHz;
    this.#gyroLowPass = new LowPass(3, TAU_S, rateHz);
    this.#accLowPass = new LowPass(3, TAU_S, rateHz);
  }

  get atRest(): boolean {
    return this.#stillS >= LEAST_S;
  }

  /** The low-passed angular velocity: at rest, the gyroscope's bias. It changes with the next sample. */
  get smoothGyroRadS(): Vector3 {
    return this.#gyroRadS;
  }

  pushGyro(gyroRadS: Vector3): void {
    const smooth = this.#gyroRadS;
    copyVectorInto(smooth, gyroRadS);
    this.#gyroLowPass.push(smooth);
    const isBias = isWithin(smooth, BIAS_CLIP_RAD_S);
    if (!isBias || !isNear(gyroRadS, smooth, GYRO_DEVIATION_RAD_S)) this.#stillS = 0;
  }

  pushAcc(accMS2: Vector3): void {
    const smooth = this.#accMS2;
    copyVectorInto(smooth, accMS2);
    this.#accLowPass.push(smooth);
    const isClose = isNear(accMS2, smooth, ACC_DEVIATION_M_S2);
    this.#stillS = isClose ? this.#stillS + this.#intervalS : 0;
  }

  restart(): void {
    this.#gyroLowPass.restart();
    this.#accLowPass.restart();
    this.#stillS = 0;
  }
}

function isNear(a: Vector3, b: Vector3, length: number): boolean {
  const x = a[0] - b[0];
  const y = a[1] - b[1];
  const z = a[2] - b[2];
  return x * x + y * y + z * z < length * length;
}
