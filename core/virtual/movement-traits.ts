/** How a person moves the trunk, and how each impairment bends it. Sources are in README.md. */
import type { VirtualPatientOptions } from '../contract/sensors.ts';

export interface MovementTraits {
  /** Size and duration of a movement against those of movements.ts, and of the rest between repetitions. */
  readonly size: number;
  readonly duration: number;
  readonly rest: number;
  /** From repetition to repetition, SD: of size and duration as shares, of the end angle in deg. */
  readonly sizeVariation: number;
  readonly durationVariation: number;
  readonly endVariationDeg: number;
  /** Movement out of the plane that was asked for at the end of a bend, SD. */
  readonly outOfPlaneDeg: number;
  /** Unsteadiness on the way, RMS. */
  readonly unsteadinessDeg: number;
  /** Share of the lumbar spine in a flexion at its beginning and at its end. */
  readonly lumbarEarly: number;
  readonly lumbarLate: number;
  /** So much later than the thorax the pelvis sets out; on the way back it leads by as much. */
  readonly pelvisLagMs: number;
  /** Share of the pelvis in a turn. */
  readonly pelvisTurnShare: number;
  /** Size of turns to the left (the weak side of who is one-sided). */
  readonly leftTurn: number;
}

const HEALTHY: MovementTraits = {
  size: 1,
  duration: 1,
  rest: 1,
  sizeVariation: 0.03,
  durationVariation: 0.06,
  endVariationDeg: 1.2,
  outOfPlaneDeg: 0.8,
  unsteadinessDeg: 0.25,
  lumbarEarly: 0.66,
  lumbarLate: 0.28,
  pelvisLagMs: 70,
  pelvisTurnShare: 0.35,
  leftTurn: 1,
};

/** Severity 0 is healthy whatever the impairment. */
export function movementTraitsOf({ impairment, severity }: VirtualPatientOptions): MovementTraits {
  const s = severity;
  const h = HEALTHY;
  switch (impairment) {
    case 'none':
      return h;
    case 'tight':
      return {
        ...h,
        size: 1 - 0.2 * s,
        duration: 1 + 0.5 * s,
        unsteadinessDeg: h.unsteadinessDeg * (1 - 0.4 * s),
        lumbarEarly: h.lumbarEarly - 0.38 * s,
        lumbarLate: h.lumbarLate - 0.1 * s,
        pelvisLagMs: h.pelvisLagMs * (1 - s),
        pelvisTurnShare: h.pelvisTurnShare + 0.45 * s,
      };
    case 'loose':
      return {
        ...h,
        size: 1 + 0.12 * s,
        duration: 1 - 0.1 * s,
        sizeVariation: h.sizeVariation * (1 + 2 * s),
        durationVariation: h.durationVariation * (1 + s),
        endVariationDeg: h.endVariationDeg * (1 + s),
        outOfPlaneDeg: h.outOfPlaneDeg * (1 + 1.5 * s),
        unsteadinessDeg: h.unsteadinessDeg * (1 + 2 * s),
        lumbarEarly: h.lumbarEarly + 0.18 * s,
        pelvisLagMs: h.pelvisLagMs * (1 + s),
      };
    case 'slow':
      return { ...h, duration: 1 + 0.6 * s, rest: 1 + 0.3 * s };
    case 'one-sided':
      return { ...h, leftTurn: 1 - 0.35 * s };
    case 'poor-position-sense':
      return {
        ...h,
        sizeVariation: h.sizeVariation * (1 + 2 * s),
        endVariationDeg: h.endVariationDeg * (1 + 4 * s),
        unsteadinessDeg: h.unsteadinessDeg * (1 + s),
      };
    case 'fear':
      return {
        ...h,
        size: 1 - 0.4 * s,
        duration: 1 + 0.6 * s,
        rest: 1 + 0.4 * s,
        lumbarEarly: h.lumbarEarly - 0.16 * s,
      };
  }
}
