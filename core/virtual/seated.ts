/**
 * Who sits balances head, arms and trunk on the hips: a shorter pendulum, which falls faster, and shorter ways for its
 * reflexes. Both shorten by the same factor, so that it is balanced as the standing body is, on a faster clock.
 */
import { STANDARD_GRAVITY_M_S2 } from '../units.ts';
import { standingRate } from './body.ts';
import type { Traits } from './traits.ts';

/** Centre of mass of head, arms and trunk above the hips, in body heights: 0.626 of 0.288 (Winter 2009, table 4.1). */
export const SEATED_COM_HEIGHT_RATIO = 0.18;

/** Its moment of inertia about the hips over m h^2: (0.798 / 0.626)^2, radius of gyration and centre of mass (there). */
const SEATED_INERTIA_RATIO = 1.63;

/** w^2 of who sits, 1/s2. */
export function seatedRate(heightM: number): number {
  return STANDARD_GRAVITY_M_S2 / (SEATED_INERTIA_RATIO * SEATED_COM_HEIGHT_RATIO * heightM);
}

/** The same person, sitting: reflexes of 74 ms in who is healthy (the trunk's: 48 to 69 ms, Miller et al. 2010). */
export function seatedTraits(traits: Traits, heightM: number): Traits {
  const shorter = Math.sqrt(standingRate(heightM) / seatedRate(heightM));
  return {
    ...traits,
    dampingS: shorter * traits.dampingS,
    reflexDampingS: shorter * traits.reflexDampingS,
    reflexDelayMs: shorter * traits.reflexDelayMs,
  };
}
