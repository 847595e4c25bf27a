/**
 * How the boat answers. Its offset x follows the input u (steering plus wind) as two equal first-order lags in a row,
 *
 *   x'' = w^2 (u - x) - 2 w x',   w = 4.4 rad/s (0.70 Hz),
 *
 * critically damped: the boat never overshoots by itself, so what overshoots is the person. Under a steady wind A it
 * is at A (1 - (1 + w t) e^(-w t)): half way after 0.38 s, about as long as a person takes to answer what they see.
 */
import { ZERO } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';

export interface BoatMotion {
  readonly offset: PlaneVector;
  /** Fractions of the range a second. */
  readonly velocity: PlaneVector;
}

export const BOAT_AT_REST: BoatMotion = { offset: ZERO, velocity: ZERO };

const STEP_S = 0.01;
export const BOAT_RAD_S = 4.4;
/** e^(-w h), written out so that no engine's last digit matters. */
const DECAY = 0.9569539574730467;

/** The boat 10 ms later, the input held: the exact solution, e = x - u, of both axes. */
export function sailed(motion: BoatMotion, input: PlaneVector): BoatMotion {
  const ml = axisAfterStep(motion.offset.ml, motion.velocity.ml, input.ml);
  const ap = axisAfterStep(motion.offset.ap, motion.velocity.ap, input.ap);
  return { offset: { ml: ml.x, ap: ap.x }, velocity: { ml: ml.v, ap: ap.v } };
}

function axisAfterStep(x: number, v: number, u: number): { x: number; v: number } {
  const wh = BOAT_RAD_S * STEP_S;
  const e = x - u;
  return {
    x: u + DECAY * ((1 + wh) * e + STEP_S * v),
    v: DECAY * ((1 - wh) * v - BOAT_RAD_S * wh * e),
  };
}
