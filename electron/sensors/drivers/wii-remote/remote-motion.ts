/** From the raw values of one remote, with its calibration and its zero, to motion. */
import type { Vector3 } from '#core/imu/quaternion.ts';
import { type Message, message } from '#core/language/message.ts';
import {
  accelerationMS2,
  type AccelerometerCalibration,
  rawAcceleration,
  TYPICAL_ACCELEROMETER,
} from './accelerometer.ts';
import { type GyroCalibration, type GyroFrame, turnRateDegS, TYPICAL_GYRO } from './motion-plus.ts';
import { RestCentre } from './rest-centre.ts';

export interface RemoteCalibration {
  /** Undefined when the remote does not give out a sound one. */
  readonly accelerometer: AccelerometerCalibration | undefined;
  readonly gyro: GyroCalibration | undefined;
}

interface Motion {
  readonly gyroRadS: Vector3;
  readonly accMS2: Vector3;
}

/** How far the zero may be from that of the calibration, or from what is typical. */
const LARGEST_CENTRE_DEG_S = { calibrated: 20, uncalibrated: 100 } as const;
const RADIANS_PER_DEGREE = Math.PI / 180;
const NO_TURN: Vector3 = [0, 0, 0];

export class RemoteMotion {
  readonly #calibration: RemoteCalibration;
  readonly #centre: RestCentre;

  constructor(calibration: RemoteCalibration) {
    const { calibrated, uncalibrated } = LARGEST_CENTRE_DEG_S;
    this.#calibration = calibration;
    this.#centre = new RestCentre(calibration.gyro === undefined ? uncalibrated : calibrated);
  }

  /** Without calibration nothing can be said before the remote has lain still. */
  get seeksRest(): boolean {
    return this.#zeroDegS === undefined;
  }

  get warnings(): Message[] {
    const warnings: Message[] = [];
    if (this.seeksRest) {
      warnings.push(message('warning.wii-remote.seeks-rest'));
    }
    if (this.#calibration.gyro === undefined) {
      warnings.push(message('warning.wii-remote.gyroscope-uncalibrated'));
    }
    if (this.#calibration.accelerometer === undefined) {
      warnings.push(message('warning.wii-remote.accelerometer-uncalibrated'));
    }
    return warnings;
  }

  /** `accelerometer` and `buttons` as in the report. Undefined while it seeks its zero. */
  take(frame: GyroFrame, accelerometer: Uint8Array, buttons: number): Motion | undefined {
    const rateDegS = turnRateDegS(frame, this.#calibration.gyro ?? TYPICAL_GYRO);
    this.#centre.take(frame, rateDegS);
    const zeroDegS = this.#zeroDegS;
    if (zeroDegS === undefined) return undefined;
    const radS = (axis: 0 | 1 | 2): number => (rateDegS[axis] - zeroDegS[axis]) * RADIANS_PER_DEGREE;
    const raw = rawAcceleration(accelerometer, buttons);
    return {
      gyroRadS: [radS(0), radS(1), radS(2)],
      accMS2: accelerationMS2(raw, this.#calibration.accelerometer ?? TYPICAL_ACCELEROMETER),
    };
  }

  /** That of the calibration, until the remote has shown its own. */
  get #zeroDegS(): Vector3 | undefined {
    return this.#centre.centreDegS ?? (this.#calibration.gyro === undefined ? undefined : NO_TURN);
  }
}
