/** Conversions between the units that devices, people and formulas use. Names elsewhere carry the unit as a suffix. */

export const HUB_RATE_HZ = 100;
export const HUB_STEP_MS = 10;

/** Standard gravity, m/s2 (CGPM 1901). */
export const STANDARD_GRAVITY_M_S2 = 9.80665;

export function fractionToPercent(fraction: number): number {
  return fraction * 100;
}

export function percentToFraction(percent: number): number {
  return percent / 100;
}
