/**
 * The virtual patient: a body on the board that looks at the game and answers it. It knows where the marker is and
 * where it belongs, and nothing of scores, trials or abilities. The model and its numbers are in README.md.
 */
import type { CellLoadsKg } from '../contract/reading.ts';
import type { Stimulus, VirtualPatientOptions } from '../contract/sensors.ts';
import { createRandom, deriveSeed } from '../signal/random.ts';
import { BASE_OF_SUPPORT_MM, type PointMm } from './base-of-support.ts';
import { BoardCells } from './board-cells.ts';
import { type AxisDrive, BodyAxis } from './body.ts';
import { type Noise, colouredNoise, smoothNoise } from './noise.ts';
import { Stepping } from './stepping.ts';
import { type Traits, traitsOf } from './traits.ts';
import { Visuomotor } from './visuomotor.ts';
import { WeightShift } from './weight-shift.ts';

export interface VirtualPatient {
  /**
   * The loads 10 ms later, given what the person sees meanwhile. Without a stimulus they stand quietly. They begin
   * beside the board and step on.
   */
  step(stimulus: Stimulus | undefined): CellLoadsKg;
}

/** Balance is lost when the body would come to rest beyond the feet by this factor. */
const FALL_MARGIN = 1.15;

/** Vertical force varies with heartbeat and movement by about this share of the weight. */
const LOAD_RIPPLE = 0.0015;

/** The same options give the same loads for the same stimuli. */
export function createVirtualPatient(options: VirtualPatientOptions): VirtualPatient {
  const traits = traitsOf(options);
  const stream = (label: string) => createRandom(deriveSeed(options.seed, label));
  const ml = new SwayingAxis(options.heightM, traits, 'ml', options.seed);
  const ap = new SwayingAxis(options.heightM, traits, 'ap', options.seed);
  const sight = new Visuomotor(traits, stream('sight'));
  const stepping = new Stepping(stream('stepping'));
  const cells = new BoardCells(stream('cells'));
  const ripple = smoothNoise(stream('ripple'), 0.08);
  let cop: PointMm = { mlMm: 0, apMm: 0 };
  return {
    step(stimulus) {
      const falling = ml.falling || ap.falling;
      const footing = stepping.step(stimulus?.standing ?? true, cop, falling);
      if (footing.landed) {
        ml.place();
        ap.place();
        sight.reset();
      }
      if (footing.cop === undefined) {
        const goal = sight.step(stimulus, cop);
        cop = { mlMm: ml.step(goal.mlMm), apMm: ap.step(goal.apMm) };
      } else {
        cop = footing.cop;
      }
      const loadKg = options.bodyMassKg * footing.weightShare * (1 + LOAD_RIPPLE * ripple.next());
      return cells.read(loadKg, cop);
    },
  };
}

/** One axis with its noises, its feet and its voluntary shift. */
class SwayingAxis {
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

  constructor(heightM: number, traits: Traits, axis: 'ml' | 'ap', seed: number) {
    const stream = (label: string) => createRandom(deriveSeed(seed, `${axis} ${label}`));
    this.#traits = traits;
    this.#body = new BodyAxis(heightM, traits);
    this.#lowMm = axis === 'ml' ? -BASE_OF_SUPPORT_MM.side : -BASE_OF_SUPPORT_MM.back;
    this.#highMm = axis === 'ml' ? BASE_OF_SUPPORT_MM.side : BASE_OF_SUPPORT_MM.front;
    this.#wanderMm = axis === 'ml' ? traits.wanderMlMm : traits.wanderApMm;
    this.#wander = smoothNoise(stream('wander'), 2);
    this.#position = colouredNoise(stream('position'), 1);
    this.#velocity = colouredNoise(stream('velocity'), 0.1);
    this.#tremor = smoothNoise(stream('tremor'), 0.02);
  }

  get falling(): boolean {
    const restMm = this.#body.capturePointMm;
    return restMm < FALL_MARGIN * this.#lowMm || restMm > FALL_MARGIN * this.#highMm;
  }

  place(): void {
    this.#body.place(0, 0);
    this.#shift.place(0);
  }

  step(goalMm: number): number {
    const traits = this.#traits;
    this.#shift.step(goalMm, traits.shiftRadS, traits.shiftDampingRatio);
    const drive: AxisDrive = {
      leanMm: this.#shift.leanMm + this.#wanderMm * this.#wander.next(),
      leanVelocityMmS: this.#shift.velocityMmS,
      leanAccelerationMmS2: this.#shift.accelerationMmS2,
      positionNoiseMm: traits.positionNoiseMm * this.#position.next(),
      velocityNoiseMmS: traits.velocityNoiseMmS * this.#velocity.next(),
      motorNoiseMm: 0.15 * this.#tremor.next(),
      lowMm: this.#lowMm,
      highMm: this.#highMm,
    };
    this.#body.step(drive);
    return this.#body.copMm;
  }
}
