/**
 * The skin between a strapped sensor and the bone. It wobbles: a damped spring, driven by acceleration and by gravity
 * that pulls another way when the person bends, d'' = -(f - f0) - 2 z w d' - w^2 d with the specific force f; the sensor
 * tilts as its patch slides. And it is stretched: it turns with the bend of the spine under it. Sources: README.md.
 */
import { type Vector3, conjugate, cross, fromRotationVector, rotate, subtract } from '../imu/quaternion.ts';
import { type Random, uniform } from '../signal/random.ts';
import { STANDARD_GRAVITY_M_S2 } from '../units.ts';
import { add, scaled } from './posture.ts';

const FREQUENCY_RAD_S = 2 * Math.PI * 8;
const DAMPING_RATIO = 0.3;
/** A patch that slides so far turns by one radian. */
const TILT_M = 0.12;
const LONGEST_SUBSTEP_S = 0.0025;

/** Skin turns by up to this share of the bend of the spine about each axis (lateral, flexion, axial), and of the
 *  flexion about the other two. */
const LARGEST_STRETCH: Vector3 = [0.05, 0.05, 0.08];
const LARGEST_CROSS_STRETCH = 0.015;

const UPRIGHT_FORCE: Vector3 = [0, 0, STANDARD_GRAVITY_M_S2];

/** What the bone does: everything in axes of the segment. */
export interface BoneMotion {
  readonly angularVelocityRadS: Vector3;
  /** Acceleration against free fall, m/s2. */
  readonly specificForceMS2: Vector3;
  /** Bend of the spine as a rotation vector, and how fast it changes. */
  readonly spineRad: Vector3;
  readonly spineRadS: Vector3;
}

export type Felt = Pick<BoneMotion, 'angularVelocityRadS' | 'specificForceMS2'>;

export class Skin {
  readonly #stretch: Vector3;
  readonly #cross: readonly [lateral: number, axial: number];
  #slideM: Vector3 = [0, 0, 0];
  #slideMS: Vector3 = [0, 0, 0];
  #slideMS2: Vector3 = [0, 0, 0];

  constructor(random: Random) {
    const share = (largest: number): number => uniform(random, -largest, largest);
    this.#stretch = [share(LARGEST_STRETCH[0]), share(LARGEST_STRETCH[1]), share(LARGEST_STRETCH[2])];
    this.#cross = [share(LARGEST_CROSS_STRETCH), share(LARGEST_CROSS_STRETCH)];
  }

  /** What a sensor on the skin feels so long after the sample before, in axes that are the segment's when upright. */
  step(bone: BoneMotion, durationS: number): Felt {
    this.#slide(subtract(bone.specificForceMS2, UPRIGHT_FORCE), durationS);
    const turn = add(tiltOf(this.#slideM), this.#stretched(bone.spineRad));
    const turning = add(tiltOf(this.#slideMS), this.#stretched(bone.spineRadS));
    const toSkin = conjugate(fromRotationVector(turn));
    // The rate of a rotation vector is the angular velocity but for half its cross product with it.
    const own = subtract(turning, scaled(cross(turn, turning), 0.5));
    return {
      angularVelocityRadS: add(rotate(toSkin, bone.angularVelocityRadS), own),
      specificForceMS2: rotate(toSkin, add(bone.specificForceMS2, this.#slideMS2)),
    };
  }

  #slide(forceMS2: Vector3, durationS: number): void {
    const substeps = Math.ceil(durationS / LONGEST_SUBSTEP_S);
    const stepS = durationS / substeps;
    for (let substep = 0; substep < substeps; substep++) {
      const spring = scaled(this.#slideM, FREQUENCY_RAD_S * FREQUENCY_RAD_S);
      const damper = scaled(this.#slideMS, 2 * DAMPING_RATIO * FREQUENCY_RAD_S);
      this.#slideMS2 = scaled(add(forceMS2, add(spring, damper)), -1);
      this.#slideMS = add(this.#slideMS, scaled(this.#slideMS2, stepS));
      this.#slideM = add(this.#slideM, scaled(this.#slideMS, stepS));
    }
  }

  #stretched([lateral, flexion, axial]: Vector3): Vector3 {
    const [kLateral, kFlexion, kAxial] = this.#stretch;
    const [crossLateral, crossAxial] = this.#cross;
    return [
      kLateral * lateral + crossLateral * flexion,
      kFlexion * flexion,
      kAxial * axial + crossAxial * flexion,
    ];
  }
}

/** On the back the skin faces backwards: sliding up tilts the sensor forward, sliding to the left turns it right. */
function tiltOf([, left, up]: Vector3): Vector3 {
  return [0, up / TILT_M, -left / TILT_M];
}
