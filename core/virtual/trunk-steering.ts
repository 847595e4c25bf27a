/** Thorax and pelvis as a person steers by them: each answers what is shown of it, and takes the other along a little. */
import type { VirtualPatientOptions } from '../contract/sensors.ts';
import type { Stimulus } from '../contract/stimulus.ts';
import { type Form, seedOfToday } from './form.ts';
import { type MovementTraits, movementTraitsOf } from './movement-traits.ts';
import { type LeanDeg, SegmentSteering } from './segment-steering.ts';
import { perceiveAim } from './percept.ts';
import { HEALTHY, traitsOf } from './traits.ts';

/** Lateral bend of the thorax shows in the pelvis; flexion does by the rhythm of a bend's beginning. */
const PELVIS_FOLLOWS_BEND = 0.2;

/** On a seat the pelvis follows half as far. */
const SEATED_SHARE = 0.5;

/** The lumbar spine takes up most of what the pelvis does (Day et al. 1984); this share shows in the thorax. */
const THORAX_FOLLOWS = 0.2;

export interface TrunkLean {
  readonly thorax: LeanDeg;
  readonly pelvis: LeanDeg;
}

export class TrunkSteering {
  readonly #thorax: SegmentSteering;
  readonly #pelvis: SegmentSteering;
  readonly #movement: MovementTraits;

  constructor(options: VirtualPatientOptions, form: Form) {
    const traits = traitsOf(options);
    const seed = seedOfToday(options);
    this.#movement = movementTraitsOf(options);
    // Who bends less has less range to steer in; who dares less uses less of it.
    const reach = Math.min(traits.reach, HEALTHY.reach * this.#movement.size);
    this.#thorax = new SegmentSteering('thorax', traits, form, reach, seed);
    this.#pelvis = new SegmentSteering('pelvis', traits, form, reach, seed);
  }

  /** 10 ms later. */
  step(stimulus: Stimulus | undefined, seated: boolean): TrunkLean {
    this.#thorax.step(perceiveAim(stimulus, 'thorax', this.#thorax.mmPerDeg), seated);
    this.#pelvis.step(perceiveAim(stimulus, 'pelvis', this.#pelvis.mmPerDeg), seated);
    const thorax = this.#thorax.leanDeg;
    const pelvis = this.#pelvis.leanDeg;
    const follows = seated ? SEATED_SHARE : 1;
    const flexionShare = follows * (1 - this.#movement.lumbarEarly);
    return {
      thorax: addShares(thorax, pelvis, THORAX_FOLLOWS, THORAX_FOLLOWS),
      pelvis: addShares(pelvis, thorax, follows * PELVIS_FOLLOWS_BEND, flexionShare),
    };
  }
}

/** A segment's own lean, and shares of the other's. */
function addShares(own: LeanDeg, other: LeanDeg, lateralShare: number, flexionShare: number): LeanDeg {
  return {
    lateralDeg: own.lateralDeg + lateralShare * other.lateralDeg,
    flexionDeg: own.flexionDeg + flexionShare * other.flexionDeg,
  };
}
