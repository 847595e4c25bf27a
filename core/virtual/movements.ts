/** The movements a person may be asked for: how far, how fast, and what thorax, pelvis and hips do at the end. */
import type { Movement } from '../contract/stimulus.ts';
import { type Random, normal, uniform } from '../signal/random.ts';
import type { MovementTraits } from './movement-traits.ts';
import { type Posture, UPRIGHT } from './posture.ts';

/** Movements with an end to reach and to come back from. */
export type Repetition = Extract<Movement, 'calibration-bend' | 'bend' | 'lift' | 'reach' | 'turn'>;

/** Times of a healthy person: there, held, back, and rest until the next, s. */
interface Pace {
  readonly outS: number;
  readonly holdS: number;
  readonly backS: number;
  readonly restS: number;
}

export const PACES: Readonly<Record<Repetition, Pace>> = {
  // Asked to bend once: only who waits for long in vain does it again.
  'calibration-bend': { outS: 1.6, holdS: 0.4, backS: 1.6, restS: 10 },
  bend: { outS: 2, holdS: 0.3, backS: 2, restS: 1.2 },
  lift: { outS: 1.4, holdS: 0.6, backS: 1.5, restS: 1.5 },
  reach: { outS: 1.2, holdS: 0.5, backS: 1.2, restS: 1 },
  turn: { outS: 1.3, holdS: 0.3, backS: 1.3, restS: 0.8 },
};

const CALIBRATION_BEND_DEG = 45;
/** In the calibration bend the person is told to go straight forward, and takes care to. */
const CALIBRATION_OUT_OF_PLANE = 0.5;
/** 111 deg is the most that people without back pain bend (Laird et al. 2019): a bend goes to a good four fifths. */
const BEND_DEG = 90;
const LIFT_DEG = 65;
const LIFT_HIP_DROP_M = 0.22;
const REACH = { flexionDeg: 25, lateralDeg: 8, axialDeg: 20 } as const;
const TURN_DEG = 50;
/** A turning thorax leans a little to the other side. */
const TURN_LEAN_SHARE = 0.06;
/** Sitting at a desk: pelvis tilted back, thorax bent forward, and how far people shift about. */
const DESK = { pelvisDeg: -12, thoraxDeg: 8, shiftDeg: 3.5 } as const;

/** Share of the lumbar spine in a whole flexion. */
export function lumbarShare({ lumbarEarly, lumbarLate }: MovementTraits): number {
  return (lumbarEarly + lumbarLate) / 2;
}

/**
 * Share of its whole flexion that the pelvis has done when the thorax has done `s`: the share of the lumbar spine goes
 * steadily from early to late, so that lumbar flexion is e s + (l - e) s^2 / 2 of the whole.
 */
export function pelvicRhythm(s: number, traits: MovementTraits): number {
  const { lumbarEarly, lumbarLate } = traits;
  const lumbar = lumbarEarly * s + ((lumbarLate - lumbarEarly) * s * s) / 2;
  return (s - lumbar) / (1 - lumbarShare(traits));
}

/** Where a repetition ends, each time a little elsewhere. Even ones go to the right, odd ones to the left. */
export function endOf(movement: Repetition, count: number, traits: MovementTraits, random: Random): Posture {
  const size = traits.size * (1 + traits.sizeVariation * normal(random));
  const endDeg = traits.endVariationDeg * normal(random);
  const aside = { lateral: normal(random), axial: normal(random) };
  const side = count % 2 === 0 ? 1 : -1;
  const sided = side < 0 ? traits.leftTurn : 1;
  switch (movement) {
    case 'calibration-bend':
      return flexed(
        size * CALIBRATION_BEND_DEG + endDeg,
        traits,
        scaledAside(aside, CALIBRATION_OUT_OF_PLANE),
        0,
      );
    case 'bend':
      return flexed(size * BEND_DEG + endDeg, traits, aside, 0);
    case 'lift':
      return flexed(size * LIFT_DEG + endDeg, traits, aside, size * LIFT_HIP_DROP_M);
    case 'reach': {
      // The right hand goes forward: bent to the right, turned to the left.
      const reaching = flexed(size * REACH.flexionDeg, traits, aside, 0);
      const axialDeg = -side * sided * (size * REACH.axialDeg + endDeg);
      const lateralDeg = side * sided * size * REACH.lateralDeg;
      return {
        ...reaching,
        thoraxAxialDeg: axialDeg,
        pelvisAxialDeg: traits.pelvisTurnShare * axialDeg,
        thoraxLateralDeg: lateralDeg,
        pelvisLateralDeg: 0.2 * lateralDeg,
      };
    }
    case 'turn': {
      const axialDeg = side * sided * (size * TURN_DEG + endDeg);
      return {
        ...UPRIGHT,
        thoraxAxialDeg: axialDeg,
        pelvisAxialDeg: traits.pelvisTurnShare * axialDeg,
        thoraxLateralDeg: -TURN_LEAN_SHARE * axialDeg,
        thoraxFlexionDeg: traits.outOfPlaneDeg * aside.lateral,
      };
    }
  }
}

/** Out of the plane, in units of the person's own variation. */
interface Aside {
  readonly lateral: number;
  readonly axial: number;
}

function scaledAside({ lateral, axial }: Aside, by: number): Aside {
  return { lateral: by * lateral, axial: by * axial };
}

/** Bent forward so far, out of the plane in proportion; the hips go back to keep the weight over the feet. */
function flexed(thoraxDeg: number, traits: MovementTraits, aside: Aside, hipDropM: number): Posture {
  const outOfPlaneDeg = traits.outOfPlaneDeg * (thoraxDeg / BEND_DEG);
  return {
    ...UPRIGHT,
    legLeanApDeg: -0.09 * thoraxDeg,
    hipDropM,
    pelvisFlexionDeg: (1 - lumbarShare(traits)) * thoraxDeg,
    thoraxFlexionDeg: thoraxDeg,
    thoraxLateralDeg: outOfPlaneDeg * aside.lateral,
    thoraxAxialDeg: outOfPlaneDeg * aside.axial,
    pelvisLateralDeg: 0.5 * outOfPlaneDeg * aside.lateral,
    pelvisAxialDeg: 0.5 * outOfPlaneDeg * aside.axial,
  };
}

/** Another way of sitting at the desk, the more slumped the longer one sits (by 6 deg in ten minutes). */
export function deskPosture(sittingS: number, traits: MovementTraits, random: Random): Posture {
  const slumpDeg = Math.min(6, sittingS / 100);
  const shift = (share: number): number => share * traits.size * DESK.shiftDeg * normal(random);
  const leanDeg = shift(0.5);
  const turnDeg = shift(0.8);
  const pelvisFlexionDeg = DESK.pelvisDeg - 0.5 * slumpDeg + shift(0.7);
  return {
    ...UPRIGHT,
    pelvisFlexionDeg,
    thoraxFlexionDeg: DESK.thoraxDeg + slumpDeg + 0.4 * (pelvisFlexionDeg - DESK.pelvisDeg) + shift(1),
    pelvisLateralDeg: 0.4 * leanDeg,
    thoraxLateralDeg: leanDeg,
    pelvisAxialDeg: traits.pelvisTurnShare * turnDeg,
    thoraxAxialDeg: turnDeg,
  };
}

/** How long one sits like that, and how long the change takes, s. */
export function deskTimes(traits: MovementTraits, random: Random): { stayS: number; changeS: number } {
  return {
    stayS: traits.rest * uniform(random, 8, 40),
    changeS: traits.duration * uniform(random, 1.5, 3.5),
  };
}
