/** One axis of the standing person: the body, what keeps it from standing still, and its voluntary shifts. */
import { createRandom, deriveSeed } from '../signal/random.ts';
import { BASE_OF_SUPPORT_MM } from './base-of-support.ts';
import { type AxisDrive, BodyAxis } from './body.ts';
import { type Noise, smoothNoise } from './noise.ts';
import type { Traits } from './traits.ts';
import type { AxisSway } from './trunk-sway.ts';
import { WeightShift } from './weight-shift.ts';

const STEP_S = 0.01;

/** Seeing one's own sway, one sways less: the slow wandering shrinks to this share, within a second. */
const ATTENTIVE_WANDER = 0.7;
const ATTENTION_S = 1;

/** Time constants of the noises (s), and the tremor (RMS mm, some 8 Hz and up). Chosen for the sway in README.md. */
const WANDER_S = 0.8;
const POSITION_NOISE_S = 0.5;
const VELOCITY_NOISE_S = 0.2;
const TREMOR_S = 0.02;
const TREMOR_MM = 0.1;

/** How far from upright a step onto the board leaves the body, RMS mm. */
const LANDING_MM = 8;

export class SwayingAxis {
  readonly #traits: Traits;
  readonly #body: BodyAxis;
  readonly #shift = new WeightShift();
  readonly #lowMm: number;
  readonly #highMm: number;
  readonly #wanderMm: number;
  readonly #wander: Noise;
  readonly #position: Noise;
  readonly #velocity: Noise;
  readonly #tremor: Noise;
  #calm = 1;

  constructor(heightM: number, traits: Traits, axis: 'ml' | 'ap', seed: number) {
    const stream = (label: string) => createRandom(deriveSeed(seed, `${axis} ${label}`));
    this.#traits = traits;
    this.#body = new BodyAxis(heightM, traits);
    this.#lowMm = axis === 'ml' ? -BASE_OF_SUPPORT_MM.side : -BASE_OF_SUPPORT_MM.back;
    this.#highMm = axis === 'ml' ? BASE_OF_SUPPORT_MM.side : BASE_OF_SUPPORT_MM.front;
    this.#wanderMm = axis === 'ml' ? traits.wanderMlMm : traits.wanderApMm;
    this.#wander = smoothNoise(stream('wander'), WANDER_S);
    this.#position = smoothNoise(stream('position'), POSITION_NOISE_S);
    this.#velocity = smoothNoise(stream('velocity'), VELOCITY_NOISE_S);
    this.#tremor = smoothNoise(stream('tremor'), TREMOR_S);
  }

  /** The body is beyond the feet: no push of theirs can bring it back. */
  get falling(): boolean {
    return this.#body.comMm < this.#lowMm || this.#body.comMm > this.#highMm;
  }

  get sway(): AxisSway {
    return { comMm: this.#body.comMm, hipPushMm: this.#body.hipPushMm };
  }

  /** Both feet are down: upright, but for what the step has left. */
  land(): void {
    this.#body.settle(LANDING_MM * this.#wander.next());
    this.#shift.settle();
  }

  step(goalMm: number, attending: boolean): number {
    const traits = this.#traits;
    this.#calm += (STEP_S / ATTENTION_S) * ((attending ? ATTENTIVE_WANDER : 1) - this.#calm);
    this.#shift.step(goalMm, traits.shiftRadS, traits.shiftDampingRatio);
    const drive: AxisDrive = {
      leanMm: this.#shift.leanMm + this.#calm * this.#wanderMm * this.#wander.next(),
      leanVelocityMmS: this.#shift.velocityMmS,
      leanAccelerationMmS2: this.#shift.accelerationMmS2,
      positionNoiseMm: traits.positionNoiseMm * this.#position.next(),
      velocityNoiseMmS: traits.velocityNoiseMmS * this.#velocity.next(),
      motorNoiseMm: TREMOR_MM * this.#tremor.next(),
      lowMm: this.#lowMm,
      highMm: this.#highMm,
    };
    this.#body.step(drive);
    return this.#body.copMm;
  }
}
