/** Does what the person is asked to do with the trunk, repetition after repetition; asked for something else, they first
 *  finish the stroke they are in and come back upright. */
import type { Movement } from '../contract/stimulus.ts';
import { type Random, normal } from '../signal/random.ts';
import type { MovementTraits } from './movement-traits.ts';
import { PACES, type Repetition, deskPosture, deskTimes, endOf } from './movements.ts';
import { type Posture, UPRIGHT } from './posture.ts';
import { type Stroke, strokeAt, strokeEndS } from './stroke.ts';

const STEP_S = 0.01;
/** From hearing what to do to doing it, s. */
const REACTION_S = 0.6;
/** Coming upright from the desk. */
const RISE_S = 1.8;
/** Durations of rests vary by this share, and nothing by more than three times its SD. */
const REST_VARIATION = 0.15;

export class Mover {
  readonly #traits: MovementTraits;
  readonly #random: Random;
  #asked: Movement | undefined;
  #stroke: Stroke | undefined;
  #elapsedS = 0;
  /** Time to wait before the next stroke. */
  #waitS = 0;
  /** Repetitions begun, and of what, whatever is asked for by now. */
  #count = 0;
  #done: Repetition = 'calibration-bend';
  #posture: Posture = UPRIGHT;
  #deskSinceS: number | undefined;

  constructor(traits: MovementTraits, random: Random) {
    this.#traits = traits;
    this.#random = random;
  }

  /** Some stroke is under way. */
  get moving(): boolean {
    return this.#stroke !== undefined;
  }

  /** The posture 10 ms later, as intended. */
  step(asked: Movement | undefined): Posture {
    if (asked !== this.#asked) this.#hear(asked);
    if (this.#deskSinceS !== undefined) this.#deskSinceS += STEP_S;
    if (this.#stroke === undefined) this.#wait();
    else this.#advance(this.#stroke);
    return this.#posture;
  }

  #hear(asked: Movement | undefined): void {
    this.#asked = asked;
    this.#count = 0;
    if (this.#stroke === undefined)
      this.#waitS = this.#isUpright ? REACTION_S : Math.min(this.#waitS, REACTION_S);
  }

  get #isUpright(): boolean {
    return this.#posture === UPRIGHT;
  }

  #wait(): void {
    this.#waitS -= STEP_S;
    if (this.#waitS > 0) return;
    const next = this.#next();
    if (next === undefined) return;
    this.#stroke = next;
    this.#elapsedS = 0;
  }

  #advance(stroke: Stroke): void {
    this.#elapsedS += STEP_S;
    this.#posture = strokeAt(stroke, this.#elapsedS, this.#traits);
    if (this.#elapsedS < strokeEndS(stroke, this.#traits)) return;
    this.#posture = stroke.to;
    this.#stroke = undefined;
    this.#waitS = this.#pauseAfter(stroke);
  }

  /** The next stroke, if there is anything to do. */
  #next(): Stroke | undefined {
    const asked = this.#asked;
    if (asked === 'type') return this.#shift();
    if (this.#deskSinceS !== undefined) {
      this.#deskSinceS = undefined;
      return { from: this.#posture, to: UPRIGHT, durationS: RISE_S * this.#traits.duration, way: 'shift' };
    }
    if (!this.#isUpright) return this.#back();
    return isRepetition(asked) ? this.#out(asked) : undefined;
  }

  #out(movement: Repetition): Stroke {
    this.#done = movement;
    const to = endOf(movement, this.#count, this.#traits, this.#random);
    this.#count += 1;
    return { from: UPRIGHT, to, durationS: this.#vary(PACES[movement].outS), way: 'out' };
  }

  #back(): Stroke {
    const durationS = this.#vary(PACES[this.#done].backS);
    return { from: this.#posture, to: UPRIGHT, durationS, way: 'back' };
  }

  #shift(): Stroke | undefined {
    // Whoever is bent forward comes up before sitting down.
    if (this.#deskSinceS === undefined && !this.#isUpright) return this.#back();
    this.#deskSinceS ??= 0;
    const to = deskPosture(this.#deskSinceS, this.#traits, this.#random);
    return {
      from: this.#posture,
      to,
      durationS: deskTimes(this.#traits, this.#random).changeS,
      way: 'shift',
    };
  }

  #pauseAfter({ way }: Stroke): number {
    if (way === 'shift') return this.#asked === 'type' ? deskTimes(this.#traits, this.#random).stayS : 0;
    const { holdS, restS } = PACES[this.#done];
    if (way === 'out') return this.#asked === this.#done ? holdS : 0;
    return restS * this.#traits.rest * (1 + REST_VARIATION * bounded(normal(this.#random)));
  }

  #vary(durationS: number): number {
    const { duration, durationVariation } = this.#traits;
    return durationS * duration * (1 + durationVariation * bounded(normal(this.#random)));
  }
}

function bounded(deviations: number): number {
  return Math.max(-3, Math.min(3, deviations));
}

function isRepetition(movement: Movement | undefined): movement is Repetition {
  return movement !== undefined && movement in PACES;
}
