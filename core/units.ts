/** Constants with a unit. Names elsewhere carry theirs as a suffix: `copMlMm`, `tMs`. */

/** Frames come on a grid of this step, so a hundred times a second. */
export const HUB_STEP_MS = 10;

export const MS_PER_DAY = 24 * 3600_000;

/** Standard gravity, m/s2 (CGPM 1901). */
export const STANDARD_GRAVITY_M_S2 = 9.80665;
