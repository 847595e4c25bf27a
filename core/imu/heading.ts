/**
 * The heading by magnetometer (VQF, sec. 3.3 and 3.6): the angle delta about the vertical by which the earth of
 * gyroscope and accelerometer, whose heading is arbitrary and drifts, is turned to have north where the field points.
 */
import { MagneticField } from './magnetic-field.ts';
import { rotateInto } from './quaternion.ts';
import type { MutableVector3, Quaternion, Vector3 } from './quaternion.ts';

/** Time constant of the heading's correction. */
const MAG_TAU_S = 9;
/** A disturbed field is ignored for so long, then followed slowly. */
const REJECTION_S = 60;
/** How many times slower it is followed, and faster an undisturbed field restores the time to ignore. */
const REJECTION_FACTOR = 2;

export class Heading {
  readonly #intervalS: number;
  readonly #gain: number;
  readonly #field: MagneticField;
  readonly #magLevel: MutableVector3 = [0, 0, 0];
  #deltaRad = 0;
  #rejectedS = REJECTION_S;
  /** 1, 1/2, 1/3, ...: the mean of the first samples, until the usual gain is larger. */
  #initialGain = 1;

  constructor(rateHz: number) {
    this.#intervalS = 1 / rateHz;
    this.#gain = 1 - Math.exp(-this.#intervalS / MAG_TAU_S);
    this.#field = new MagneticField(rateHz);
  }

  get deltaRad(): number {
    return this.#deltaRad;
  }

  get disturbed(): boolean {
    return this.#field.disturbed;
  }

  observe(mag: Vector3, sensorToLevel: Quaternion, smoothGyroRadS: Vector3): void {
    const magLevel = this.#magLevel;
    rotateInto(magLevel, sensorToLevel, mag);
    this.#field.observe(magLevel, smoothGyroRadS);
    const disagreementRad = wrapped(Math.atan2(magLevel[0], magLevel[1]) - this.#deltaRad);
    const gain = Math.max(this.#trustedGain(), this.#nextInitialGain());
    this.#deltaRad = wrapped(this.#deltaRad + gain * disagreementRad);
  }

  restart(): void {
    this.#field.restart();
  }

  /** The gain as far as the field is trusted. */
  #trustedGain(): number {
    if (!this.#field.disturbed) {
      this.#rejectedS = Math.max(this.#rejectedS - REJECTION_FACTOR * this.#intervalS, 0);
      return this.#gain;
    }
    if (this.#rejectedS > REJECTION_S) return this.#gain / REJECTION_FACTOR;
    this.#rejectedS += this.#intervalS;
    return 0;
  }

  #nextInitialGain(): number {
    const gain = this.#initialGain;
    const next = gain / (gain + 1);
    this.#initialGain = next * MAG_TAU_S < this.#intervalS ? 0 : next;
    return gain;
  }
}

/** Within half a turn of zero. */
function wrapped(angleRad: number): number {
  if (angleRad > Math.PI) return angleRad - 2 * Math.PI;
  return angleRad < -Math.PI ? angleRad + 2 * Math.PI : angleRad;
}
