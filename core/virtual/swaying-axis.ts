/** One axis of a balanced person: the body, what keeps it from being still, and its voluntary shifts. */
import { type Random, normal } from '../signal/random.ts';
import { type AxisDrive, BodyAxis } from './body.ts';
import { type Noise, smoothNoise } from './noise.ts';
import type { Traits } from './traits.ts';
import type { AxisSway } from './trunk-sway.ts';
import { WeightShift } from './weight-shift.ts';

const STEP_S = 0.01;

/** Time constants of the noises (s), and the tremor (RMS mm, some 8 Hz and up). Chosen for the sway in README.md. */
const POSITION_NOISE_S = 0.5;
const VELOCITY_NOISE_S = 0.2;
const TREMOR_S = 0.02;
const TREMOR_MM = 0.1;

/** Another posture, or closed eyes, are felt within this time, s. */
const CHANGE_S = 1;

/** How far from upright a step onto the board leaves the body, RMS mm. */
const LANDING_MM = 8;

/** Who is about to fall from a seat holds on, this far within its limits. */
const HELD_SHARE = 0.95;

/** What the posture makes of this axis. */
export interface AxisStance {
  readonly lowMm: number;
  readonly highMm: number;
  /** Every noise of the body, against standing with feet apart and eyes open. */
  readonly sway: number;
}

export class SwayingAxis {
  readonly #traits: Traits;
  readonly #body: BodyAxis;
  readonly #shift = new WeightShift();
  readonly #position: Noise;
  readonly #velocity: Noise;
  readonly #tremor: Noise;
  readonly #landing: Random;
  #sway: number;
  #stance: AxisStance;

  /** @param rate w^2 of the pendulum, 1/s2. @param stream random numbers by label. */
  constructor(rate: number, traits: Traits, stance: AxisStance, stream: (label: string) => Random) {
    this.#traits = traits;
    this.#body = new BodyAxis(rate, traits);
    this.#stance = stance;
    this.#sway = stance.sway;
    this.#landing = stream('landing');
    this.#position = smoothNoise(stream('position'), POSITION_NOISE_S);
    this.#velocity = smoothNoise(stream('velocity'), VELOCITY_NOISE_S);
    this.#tremor = smoothNoise(stream('tremor'), TREMOR_S);
  }

  /** The body is beyond what bears it: no push can bring it back. */
  get falling(): boolean {
    return this.#body.comMm < this.#stance.lowMm || this.#body.comMm > this.#stance.highMm;
  }

  get sway(): AxisSway {
    return { comMm: this.#body.comMm, hipPushMm: this.#body.hipPushMm };
  }

  /** The body has just arrived: upright, but for what the step has left. */
  land(): void {
    this.#body.settle(this.#sway * LANDING_MM * normal(this.#landing));
    this.#shift.settle();
  }

  /** Hands on the seat stop a fall. */
  catchFall(): void {
    const { lowMm, highMm } = this.#stance;
    this.#body.settle(Math.max(HELD_SHARE * lowMm, Math.min(HELD_SHARE * highMm, this.#body.comMm)));
  }

  /** The centre of pressure 10 ms later. @param wanderMm of the point that the body is balanced about, standing. */
  step(goalMm: number, wanderMm: number, stance: AxisStance): number {
    const traits = this.#traits;
    this.#stance = stance;
    this.#sway += (STEP_S / CHANGE_S) * (stance.sway - this.#sway);
    const sway = this.#sway;
    this.#shift.step(goalMm, traits.shiftRadS, traits.shiftDampingRatio);
    const drive: AxisDrive = {
      leanMm: this.#shift.leanMm + sway * wanderMm,
      leanVelocityMmS: this.#shift.velocityMmS,
      leanAccelerationMmS2: this.#shift.accelerationMmS2,
      positionNoiseMm: sway * traits.positionNoiseMm * this.#position.next(),
      velocityNoiseMmS: sway * traits.velocityNoiseMmS * this.#velocity.next(),
      motorNoiseMm: sway * TREMOR_MM * this.#tremor.next(),
      lowMm: stance.lowMm,
      highMm: stance.highMm,
    };
    this.#body.step(drive);
    return this.#body.copMm;
  }
}
