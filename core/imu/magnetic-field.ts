/**
 * Whether the magnetic field can be trusted for heading (VQF, sec. 3.6). The earth's field has one strength and one
 * dip; a field that differs from the reference is disturbed, say by steel. A different field that stays the same while
 * the sensor moves about becomes the new reference.
 *
 * Strength in the unit of the magnetometer (any: only ratios count), dip in rad below the horizon.
 */
import { radiansOf } from './constants.ts';
import { LowPass } from './low-pass.ts';
import { norm } from './quaternion.ts';
import type { Vector3 } from './quaternion.ts';

/** Smooths strength and dip, against noise and small differences of timing. */
const CURRENT_TAU_S = 0.05;
/** How slowly a reference follows the field it belongs to. */
const REFERENCE_TAU_S = 20;
/** Two fields are one when strength (relative) and dip differ by less. */
const SAME_STRENGTH = 0.1;
const SAME_DIP_RAD = radiansOf(10);
/** As long as this near the reference, the field is undisturbed again. */
const UNDISTURBED_S = 0.5;
/** Time in movement after which another field is the new reference, and after which the first one is. */
const ACCEPT_S = 20;
const ACCEPT_FIRST_S = 5;
/** Slower than this is no movement. */
const MOVEMENT_RAD_S = radiansOf(20);

interface Field {
  strength: number;
  dipRad: number;
}

export class MagneticField {
  readonly #intervalS: number;
  readonly #gain: number;
  readonly #lowPass: LowPass;
  readonly #smooth: [strength: number, dipRad: number] = [0, 0];
  readonly #field: Field = { strength: 0, dipRad: 0 };
  readonly #reference: Field = { strength: 0, dipRad: 0 };
  readonly #candidate: Field = { strength: 0, dipRad: 0 };
  #undisturbedS = 0;
  #candidateS = 0;
  #disturbed = true;

  constructor(rateHz: number) {
    this.#intervalS = 1 / rateHz;
    this.#gain = 1 - Math.exp(-this.#intervalS / REFERENCE_TAU_S);
    this.#lowPass = new LowPass(2, CURRENT_TAU_S, rateHz);
  }

  /** True also until a first reference is known. */
  get disturbed(): boolean {
    return this.#disturbed;
  }

  observe(magInEarth: Vector3, smoothGyroRadS: Vector3): void {
    const { 0: east, 1: north, 2: up } = magInEarth;
    const smooth = this.#smooth;
    smooth[0] = norm(magInEarth);
    smooth[1] = -Math.atan2(up, Math.sqrt(east * east + north * north));
    this.#lowPass.push(smooth);
    const field = this.#field;
    field.strength = smooth[0];
    field.dipRad = smooth[1];
    this.#compareWithReference(field);
    this.#compareWithCandidate(field, norm(smoothGyroRadS) >= MOVEMENT_RAD_S);
  }

  restart(): void {
    this.#lowPass.restart();
    this.#undisturbedS = 0;
  }

  #compareWithReference(field: Field): void {
    if (!isSame(field, this.#reference)) {
      this.#undisturbedS = 0;
      this.#disturbed = true;
      return;
    }
    this.#undisturbedS += this.#intervalS;
    if (this.#undisturbedS < UNDISTURBED_S) return;
    this.#disturbed = false;
    approach(this.#reference, field, this.#gain);
  }

  #compareWithCandidate(field: Field, isMoving: boolean): void {
    if (!isSame(field, this.#candidate)) {
      this.#candidateS = 0;
      become(this.#candidate, field);
      return;
    }
    if (isMoving) this.#candidateS += this.#intervalS;
    approach(this.#candidate, field, this.#gain);
    const needed = this.#reference.strength === 0 ? ACCEPT_FIRST_S : ACCEPT_S;
    if (!this.#disturbed || this.#candidateS < needed) return;
    become(this.#reference, this.#candidate);
    this.#disturbed = false;
    this.#undisturbedS = UNDISTURBED_S;
  }
}

function isSame(field: Field, known: Field): boolean {
  const isAsStrong = Math.abs(field.strength - known.strength) < SAME_STRENGTH * known.strength;
  return isAsStrong && Math.abs(field.dipRad - known.dipRad) < SAME_DIP_RAD;
}

function become(known: Field, field: Field): void {
  known.strength = field.strength;
  known.dipRad = field.dipRad;
}

function approach(known: Field, field: Field, gain: number): void {
  known.strength += gain * (field.strength - known.strength);
  known.dipRad += gain * (field.dipRad - known.dipRad);
}
