/**
 * One axis of a balanced body: an inverted pendulum on its ankles or its seat, held up by stiffness and delayed reflexes.
 *
 * With the centre of mass at x and the centre of pressure at p (both mm from neutral),
 *   x'' = w^2 (x - p - u),   w^2 = m g h / I,
 * where u is the push of a bending trunk in the same units (Winter et al. 1998, J Neurophysiol 80:1211; the hip strategy
 * of Horak & Nashner 1986, J Neurophysiol 55:1369). Sources of the numbers: README.md.
 */
import { STANDARD_GRAVITY_M_S2 } from '../units.ts';
import { DelayLine } from './delay-line.ts';
import type { Traits } from './traits.ts';

/** Height of the centre of mass in body heights (Winter 2009, Biomechanics and Motor Control, table 4.1: 0.55 to 0.57). */
export const COM_HEIGHT_RATIO = 0.55;

/** Moment of inertia about the ankles over m h^2: 80.8 kg m2 at 70.1 kg and 0.99 m (Pasma et al. 2017, table 3). */
const INERTIA_RATIO = 1.18;

const STEP_S = 0.01;
const SUBSTEPS = 2;

/** w^2 of who stands, 1/s2. */
export function standingRate(heightM: number): number {
  return STANDARD_GRAVITY_M_S2 / (INERTIA_RATIO * COM_HEIGHT_RATIO * heightM);
}

/** Where the body wants to be, and the noises of this step. */
export interface AxisDrive {
  /** The point the body is balanced about, and its acceleration. */
  readonly leanMm: number;
  readonly leanVelocityMmS: number;
  readonly leanAccelerationMmS2: number;
  readonly positionNoiseMm: number;
  readonly velocityNoiseMmS: number;
  /** Force noise and tremor, as centre of pressure. */
  readonly motorNoiseMm: number;
  /** How far feet or seat reach. */
  readonly lowMm: number;
  readonly highMm: number;
}

export class BodyAxis {
  readonly #rate: number;
  readonly #traits: Traits;
  readonly #positions = new DelayLine(0);
  readonly #velocities = new DelayLine(0);
  #comMm = 0;
  #comVelocityMmS = 0;
  #copMm = 0;
  #hipPushMm = 0;

  /** @param rate w^2, 1/s2. */
  constructor(rate: number, traits: Traits) {
    this.#rate = rate;
    this.#traits = traits;
  }

  get copMm(): number {
    return this.#copMm;
  }

  get comMm(): number {
    return this.#comMm;
  }

  /** Push of the bending trunk, as centre of pressure. */
  get hipPushMm(): number {
    return this.#hipPushMm;
  }

  /** Begin again, so far from upright, at rest. */
  settle(comMm: number): void {
    this.#comMm = comMm;
    this.#comVelocityMmS = 0;
    this.#copMm = comMm;
    this.#hipPushMm = 0;
    this.#positions.fill(0);
    this.#velocities.fill(0);
  }

  step(drive: AxisDrive): void {
    const traits = this.#traits;
    this.#positions.push(this.#comMm - drive.leanMm + drive.positionNoiseMm);
    this.#velocities.push(this.#comVelocityMmS - drive.leanVelocityMmS + drive.velocityNoiseMmS);
    const reflexMm =
      traits.reflexStiffness * this.#positions.ago(traits.reflexDelayMs) +
      traits.reflexDampingS * this.#velocities.ago(traits.reflexDelayMs);
    const pushMm = drive.leanAccelerationMmS2 / this.#rate;
    const steadyMm = drive.leanMm - (1 - traits.hipShare) * pushMm + reflexMm + drive.motorNoiseMm;
    const hipMm = -traits.hipShare * pushMm;
    this.#hipPushMm = hipMm;
    const stepS = STEP_S / SUBSTEPS;
    for (let substep = 0; substep < SUBSTEPS; substep++) {
      const intrinsicMm =
        traits.stiffness * (this.#comMm - drive.leanMm) +
        traits.dampingS * (this.#comVelocityMmS - drive.leanVelocityMmS);
      this.#copMm = Math.max(drive.lowMm, Math.min(drive.highMm, steadyMm + intrinsicMm));
      this.#comVelocityMmS += this.#rate * (this.#comMm - this.#copMm - hipMm) * stepS;
      this.#comMm += this.#comVelocityMmS * stepS;
    }
  }
}
