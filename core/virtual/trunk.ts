/**
 * Pelvis and thorax of the virtual patient: what they are asked to do and steer by, on top of sway, of leaning on the
 * board and of breathing. Their true angles can be read at any time up to 10 ms ago.
 */
import { type BodyAngles, NEUTRAL_BODY } from '../contract/body-angles.ts';
import type { VirtualPatientOptions } from '../contract/sensors.ts';
import type { Stimulus } from '../contract/stimulus.ts';
import { type Vector3, conjugate, multiply } from '../imu/quaternion.ts';
import { createRandom, deriveSeed, uniform } from '../signal/random.ts';
import { type Form, seedOfToday } from './form.ts';
import { movementTraitsOf } from './movement-traits.ts';
import { Mover } from './mover.ts';
import { type Noise, smoothNoise } from './noise.ts';
import type { PointMm } from './point.ts';
import { PostureTrack } from './posture-track.ts';
import { SEAT_SHARE } from './stance.ts';
import {
  type Posture,
  type Segment,
  type SegmentPose,
  UPRIGHT,
  anglesOfSegment,
  cardanAnglesOf,
  degreesOf,
  orientationOf,
  poseOf,
  radiansOf,
  scaled,
} from './posture.ts';
import { type TrunkLean, TrunkSteering } from './trunk-steering.ts';
import { TrunkSway, type Sway } from './trunk-sway.ts';

const STEP_S = 0.01;

/** Breathing bends the thorax to and fro: breaths a second and how far, deg (chosen). */
const BREATH_HZ = 0.25;
const BREATH_DEG = 0.25;

/** Nobody holds a trunk quite still: RMS and time constants of the unsteadiness (chosen); more of it in movement. */
const AT_REST_SHARE = 0.5;
const UNSTEADINESS_S = 0.35;
const SETTLING_S = 0.3;

/** Bending moves the centre of pressure a little to the front: 12 mm in a whole bend (chosen). */
const COP_MM_PER_DEG = 0.13;

/**
 * Sitting there are no hips to go the other way: head, arms and thorax, 0.4 of the mass with their middle 0.17 of the
 * height above L3, move over a seat that bears 0.76 of it; mm a degree and m of height.
 */
const SEATED_COP_MM_PER_DEG_M = ((0.4 * 0.17) / SEAT_SHARE) * 1000 * radiansOf(1);

/** Standing, the hips go back when the thorax goes forward, as in a bend (movements.ts). */
const LEGS_PER_FLEXION = -0.09;

/** Velocities are differences over twice this time. */
const DIFFERENCE_MS = 1;

const UNSTEADY = [
  ['thoraxFlexionDeg', 1],
  ['thoraxLateralDeg', 0.7],
  ['thoraxAxialDeg', 0.8],
  ['pelvisFlexionDeg', 0.7],
  ['pelvisLateralDeg', 0.5],
  ['pelvisAxialDeg', 0.6],
] as const satisfies readonly (readonly [keyof Posture, number])[];

export class Trunk {
  readonly #heightM: number;
  readonly #mover: Mover;
  readonly #steering: TrunkSteering;
  readonly #sway: TrunkSway;
  readonly #track = new PostureTrack();
  readonly #unsteady: readonly Noise[];
  readonly #unsteadinessDeg: number;
  readonly #breathStart: number;
  #unrest = AT_REST_SHARE;
  #steps = 0;
  #seated = false;
  #intended = UPRIGHT;

  constructor(options: VirtualPatientOptions, form: Form) {
    const traits = movementTraitsOf(options);
    const seed = seedOfToday(options);
    const stream = (label: string) => createRandom(deriveSeed(seed, `trunk ${label}`));
    this.#heightM = options.heightM;
    this.#mover = new Mover(traits, stream('movement'));
    this.#steering = new TrunkSteering(options, form);
    this.#sway = new TrunkSway(options.heightM);
    const unsteadiness = stream('unsteadiness');
    this.#unsteady = UNSTEADY.map(() => smoothNoise(unsteadiness, UNSTEADINESS_S));
    this.#unsteadinessDeg = traits.unsteadinessDeg;
    this.#breathStart = uniform(stream('breath'), 0, 1);
  }

  /** 10 ms later. @param sway how the body sways meanwhile; undefined while it is not in its posture. */
  step(stimulus: Stimulus | undefined, sway: Sway | undefined, seated: boolean): void {
    this.#steps += 1;
    this.#seated = seated;
    const lean = this.#steering.step(stimulus, seated);
    this.#intended = addLean(this.#mover.step(stimulus?.movement), lean, seated);
    const posture: Record<keyof Posture, number> = { ...this.#intended };
    this.#sway.step(sway, seated);
    this.#sway.addTo(posture);
    this.#addUnsteadiness(posture);
    const breath = this.#breathStart + this.#steps * STEP_S * BREATH_HZ;
    posture.thoraxFlexionDeg -= BREATH_DEG * Math.sin(2 * Math.PI * breath);
    this.#track.push(posture);
  }

  /** How far the intended lean shifts the person's weight. */
  get leanMm(): PointMm {
    const { thoraxFlexionDeg, thoraxLateralDeg } = this.#intended;
    const mmPerDeg = this.#seated ? SEATED_COP_MM_PER_DEG_M * this.#heightM : COP_MM_PER_DEG;
    return { mlMm: mmPerDeg * thoraxLateralDeg, apMm: mmPerDeg * thoraxFlexionDeg };
  }

  /** Time since the body began, and up to which time its posture is known; ms. */
  get nowMs(): number {
    return 1000 * STEP_S * this.#steps;
  }

  get knownMs(): number {
    return this.#track.knownMs;
  }

  /** @throws RangeError for a time later than `knownMs` or more than a second before. */
  postureAt(tMs: number): Posture {
    return this.#track.at(tMs);
  }

  poseOf(posture: Posture, segment: Segment): SegmentPose {
    return poseOf(posture, segment, this.#heightM);
  }

  /** The truth that frames are to tell. Times as for `postureAt`, but for 1 ms at both ends. */
  anglesAt(tMs: number): BodyAngles {
    const posture = this.#track.at(tMs);
    const thorax = anglesOfSegment(posture, 'thorax');
    const pelvis = anglesOfSegment(posture, 'pelvis');
    const trunk = cardanAnglesOf(multiply(conjugate(orientationOf(pelvis)), orientationOf(thorax)));
    const [thoraxX, thoraxY, thoraxZ] = this.angularVelocityDegS('thorax', tMs);
    const [pelvisX, pelvisY, pelvisZ] = this.angularVelocityDegS('pelvis', tMs);
    return {
      ...NEUTRAL_BODY,
      thoraxFlexionDeg: thorax.flexionDeg,
      thoraxLateralDeg: thorax.lateralDeg,
      thoraxAxialDeg: thorax.axialDeg,
      pelvisFlexionDeg: pelvis.flexionDeg,
      pelvisLateralDeg: pelvis.lateralDeg,
      pelvisAxialDeg: pelvis.axialDeg,
      trunkFlexionDeg: trunk.flexionDeg,
      trunkLateralDeg: trunk.lateralDeg,
      trunkAxialDeg: trunk.axialDeg,
      thoraxFlexionDegS: thoraxY,
      thoraxLateralDegS: thoraxX,
      thoraxAxialDegS: -thoraxZ,
      pelvisFlexionDegS: pelvisY,
      pelvisLateralDegS: pelvisX,
      pelvisAxialDegS: -pelvisZ,
    };
  }

  /** About the segment's own axes. */
  angularVelocityDegS(segment: Segment, tMs: number): Vector3 {
    const at = (ms: number) => orientationOf(anglesOfSegment(this.#track.at(ms), segment));
    const [, x, y, z] = multiply(conjugate(at(tMs - DIFFERENCE_MS)), at(tMs + DIFFERENCE_MS));
    // Of a small turn, the vector part is half the rotation.
    return scaled([x, y, z], degreesOf(1000 / DIFFERENCE_MS));
  }

  #addUnsteadiness(posture: Record<keyof Posture, number>): void {
    const goal = this.#mover.moving ? 1 : AT_REST_SHARE;
    this.#unrest += (STEP_S / SETTLING_S) * (goal - this.#unrest);
    for (const [index, [name, share]] of UNSTEADY.entries()) {
      const noise = this.#unsteady[index]?.next() ?? 0;
      posture[name] += this.#unrest * this.#unsteadinessDeg * share * noise;
    }
  }
}

/** A posture with what the person leans besides. */
function addLean(posture: Posture, { thorax, pelvis }: TrunkLean, seated: boolean): Posture {
  return {
    ...posture,
    legLeanApDeg: posture.legLeanApDeg + (seated ? 0 : LEGS_PER_FLEXION * thorax.flexionDeg),
    pelvisFlexionDeg: posture.pelvisFlexionDeg + pelvis.flexionDeg,
    pelvisLateralDeg: posture.pelvisLateralDeg + pelvis.lateralDeg,
    thoraxFlexionDeg: posture.thoraxFlexionDeg + thorax.flexionDeg,
    thoraxLateralDeg: posture.thoraxLateralDeg + thorax.lateralDeg,
  };
}
