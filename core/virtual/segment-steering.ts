/**
 * A segment of the trunk that steers: the person sees its marker and leans it, in lateral bend and flexion. The
 * controller is that of the feet, on a ruler of so many mm a degree; the segment follows as weight does in a shift, half
 * as fast again. Sources of the numbers: README.md.
 */
import { type Random, createRandom, deriveSeed } from '../signal/random.ts';
import { BASE_OF_SUPPORT_MM, type Limits } from './base-of-support.ts';
import type { Form } from './form.ts';
import { type Noise, smoothNoise } from './noise.ts';
import type { Percept } from './percept.ts';
import { PlaceMemory } from './place-memory.ts';
import { NEUTRAL, type PointMm } from './point.ts';
import type { Segment } from './posture.ts';
import { HEALTHY, type Traits } from './traits.ts';
import { Visuomotor } from './visuomotor.ts';
import { WeightShift } from './weight-shift.ts';

const STEP_S = 0.01;

/** Pain-free lean of a healthy adult, deg: side = lateral bend, front = flexion, back = extension. */
const RANGES_DEG = {
  thorax: { standing: { side: 30, front: 30, back: 20 }, seated: { side: 30, front: 30, back: 20 } },
  pelvis: { standing: { side: 10, front: 12, back: 8 }, seated: { side: 8, front: 8, back: 8 } },
} as const satisfies Readonly<Record<Segment, Readonly<Record<'standing' | 'seated', Limits>>>>;

/** Where a segment is felt to be, RMS. */
const FELT_DEG = 0.4;

/** Against a shift of the whole weight: 11.25 rad/s in who is healthy, 1.1 Hz at -3 dB. */
const TRUNK_RATE = 1.5;

/** Nobody holds a lean quite still: like the weight's, in mm of the ruler, less because one sees it. */
const WANDER_SHARE = 0.55;
const WANDER_S = 0.8;

/** Who begins to steer, or stops, does so within this time. */
const ENGAGING_S = 1;

/** Lateral bend to the right, and flexion. */
export interface LeanDeg {
  readonly lateralDeg: number;
  readonly flexionDeg: number;
}

export class SegmentSteering {
  /** The ruler. */
  readonly mmPerDeg: number;
  readonly #traits: Traits;
  readonly #standingMm: Limits;
  readonly #seatedMm: Limits;
  readonly #visuomotor: Visuomotor;
  readonly #mlShift = new WeightShift();
  readonly #apShift = new WeightShift();
  readonly #mlWander: Noise;
  readonly #apWander: Noise;
  #begun = false;
  #engaged = 0;
  #atMm: PointMm = NEUTRAL;

  /** @param reach share of the range that the person uses. */
  constructor(segment: Segment, traits: Traits, form: Form, reach: number, seed: number) {
    const stream = (label: string): Random => createRandom(deriveSeed(seed, `${segment} steering ${label}`));
    const { standing, seated } = RANGES_DEG[segment];
    this.mmPerDeg = BASE_OF_SUPPORT_MM.side / standing.side;
    this.#standingMm = toMm(standing, this.mmPerDeg);
    this.#seatedMm = toMm(seated, this.mmPerDeg);
    this.#traits = {
      ...traits,
      reach,
      shiftRadS: TRUNK_RATE * traits.shiftRadS,
      feltCopNoiseMm: (this.mmPerDeg * FELT_DEG * traits.feltCopNoiseMm) / HEALTHY.feltCopNoiseMm,
    };
    const places = new PlaceMemory(this.#traits, stream('places'));
    this.#visuomotor = new Visuomotor(this.#traits, form, stream('sight'), places, false);
    this.#mlWander = smoothNoise(stream('lateral wander'), WANDER_S);
    this.#apWander = smoothNoise(stream('flexion wander'), WANDER_S);
  }

  /** 10 ms later. Before anything was ever perceived, nothing moves. */
  step(percept: Percept | undefined, seated: boolean): void {
    this.#begun ||= percept !== undefined;
    if (!this.#begun) return;
    const { shiftRadS, shiftDampingRatio, wanderMlMm, wanderApMm } = this.#traits;
    this.#engaged += (STEP_S / ENGAGING_S) * ((percept === undefined ? 0 : 1) - this.#engaged);
    const goal = this.#visuomotor.step(percept, this.#atMm, seated ? this.#seatedMm : this.#standingMm);
    this.#mlShift.step(goal.mlMm, shiftRadS, shiftDampingRatio);
    this.#apShift.step(goal.apMm, shiftRadS, shiftDampingRatio);
    const wander = WANDER_SHARE * this.#engaged;
    this.#atMm = {
      mlMm: this.#mlShift.leanMm + wander * wanderMlMm * this.#mlWander.next(),
      apMm: this.#apShift.leanMm + wander * wanderApMm * this.#apWander.next(),
    };
  }

  /** What the person does with this segment itself. */
  get leanDeg(): LeanDeg {
    return { lateralDeg: this.#atMm.mlMm / this.mmPerDeg, flexionDeg: this.#atMm.apMm / this.mmPerDeg };
  }
}

function toMm({ side, front, back }: Limits, mmPerDeg: number): Limits {
  return { side: mmPerDeg * side, front: mmPerDeg * front, back: mmPerDeg * back };
}
