/** What swaying and leaning do to legs, pelvis and thorax. The shares are chosen; see README.md. */
import { STANDARD_GRAVITY_M_S2 } from '../units.ts';
import { COM_HEIGHT_RATIO } from './body.ts';
import { type Posture, degreesOf } from './posture.ts';
import { SEATED_COM_HEIGHT_RATIO } from './seated.ts';

const STEP_S = 0.01;

/** One axis of the body on the board: its centre of mass from neutral, and the push of its bending trunk. */
export interface AxisSway {
  readonly comMm: number;
  readonly hipPushMm: number;
}

export interface Sway {
  readonly ml: AxisSway;
  readonly ap: AxisSway;
}

/** A step onto the board is taken up by joints and tissue within this time, s. */
const SMOOTHING_S = 0.04;

/**
 * The trunk gives a share of a push (arms and knees the rest) by turning about the hips against the spring and damper
 * of its muscles. Its inertia: 0.678 of the mass on a radius of 0.26 of the height (Winter 2009, table 4.1).
 */
const TRUNK_SHARE = 0.35;
const TRUNK_INERTIA_RATIO = 0.678 * 0.26 * 0.26;
const HIP_RAD_S = 7.5;
const HIP_DAMPING_RATIO = 0.8;

/** Where a lean of the whole body and a bend of the hips show. Both feet on the ground keep the pelvis almost level. */
const STANDING_SHARES = {
  ap: { legLean: 1, pelvisLean: 1, pelvisHip: 0.5, thoraxLean: 0.8, thoraxHip: 1 },
  ml: { legLean: 1, pelvisLean: 0.3, pelvisHip: 0.3, thoraxLean: 0.5, thoraxHip: 1 },
} as const;

/** Who sits leans the thorax with the whole trunk, and rolls the pelvis on the seat half as far; there is no other hip. */
const SEATED_SHARES = {
  ap: { legLean: 0, pelvisLean: 0.5, pelvisHip: 0, thoraxLean: 1, thoraxHip: 0 },
  ml: { legLean: 0, pelvisLean: 0.5, pelvisHip: 0, thoraxLean: 1, thoraxHip: 0 },
} as const;

export class TrunkSway {
  readonly #ml: HingedAxis;
  readonly #ap: HingedAxis;
  #seated = false;

  constructor(heightM: number) {
    this.#ml = new HingedAxis(heightM);
    this.#ap = new HingedAxis(heightM);
  }

  step(sway: Sway | undefined, seated: boolean): void {
    this.#seated = seated;
    this.#ml.step(sway?.ml, seated);
    this.#ap.step(sway?.ap, seated);
  }

  addTo(posture: Record<keyof Posture, number>): void {
    const { ml, ap } = this.#seated ? SEATED_SHARES : STANDING_SHARES;
    posture.legLeanMlDeg += ml.legLean * this.#ml.leanDeg;
    posture.legLeanApDeg += ap.legLean * this.#ap.leanDeg;
    posture.pelvisLateralDeg += ml.pelvisLean * this.#ml.leanDeg + ml.pelvisHip * this.#ml.hipDeg;
    posture.thoraxLateralDeg += ml.thoraxLean * this.#ml.leanDeg + ml.thoraxHip * this.#ml.hipDeg;
    posture.pelvisFlexionDeg += ap.pelvisLean * this.#ap.leanDeg + ap.pelvisHip * this.#ap.hipDeg;
    posture.thoraxFlexionDeg += ap.thoraxLean * this.#ap.leanDeg + ap.thoraxHip * this.#ap.hipDeg;
  }
}

class HingedAxis {
  readonly #standingComMm: number;
  readonly #seatedComMm: number;
  readonly #pushGain: number;
  #leans: readonly [number, number] = [0, 0];
  #hipRad = 0;
  #hipRadS = 0;

  constructor(heightM: number) {
    this.#standingComMm = 1000 * COM_HEIGHT_RATIO * heightM;
    this.#seatedComMm = 1000 * SEATED_COM_HEIGHT_RATIO * heightM;
    const inertiaPerKg = TRUNK_INERTIA_RATIO * heightM * heightM;
    this.#pushGain = (TRUNK_SHARE * STANDARD_GRAVITY_M_S2) / (1000 * inertiaPerKg);
  }

  get leanDeg(): number {
    return degreesOf(this.#leans[1]);
  }

  get hipDeg(): number {
    return degreesOf(this.#hipRad);
  }

  step(sway: AxisSway | undefined, seated: boolean): void {
    const share = STEP_S / SMOOTHING_S;
    const lean = Math.atan2(sway?.comMm ?? 0, seated ? this.#seatedComMm : this.#standingComMm);
    const first = this.#leans[0] + share * (lean - this.#leans[0]);
    this.#leans = [first, this.#leans[1] + share * (first - this.#leans[1])];
    const pushRadS2 = this.#pushGain * (sway?.hipPushMm ?? 0);
    const springRadS2 = HIP_RAD_S * HIP_RAD_S * this.#hipRad;
    const dampingRadS2 = 2 * HIP_DAMPING_RATIO * HIP_RAD_S * this.#hipRadS;
    this.#hipRadS += (pushRadS2 - springRadS2 - dampingRadS2) * STEP_S;
    this.#hipRad += this.#hipRadS * STEP_S;
  }
}
