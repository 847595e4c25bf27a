/**
 * What kind of person: the numbers of the model, and how each impairment bends them. Sources are in README.md.
 */
import type { VirtualPatientOptions } from '../contract/sensors.ts';
import { individualTraits } from './individual.ts';

export interface Traits {
  /** Intrinsic stiffness of the legs, in units of m g h (1 would just balance gravity). */
  readonly stiffness: number;
  /** Intrinsic damping, b / (m g h), s. */
  readonly dampingS: number;
  /** Delayed automatic correction: gains in the same units. */
  readonly reflexStiffness: number;
  readonly reflexDampingS: number;
  readonly reflexDelayMs: number;
  /** From seeing to the first force. */
  readonly visualDelayMs: number;
  /** Share of a seen error that one correction takes out. */
  readonly correction: number;
  /** Natural frequency and damping ratio of a voluntary weight shift. */
  readonly shiftRadS: number;
  readonly shiftDampingRatio: number;
  /** Share of a shift's push that the bending trunk gives; the rest is a wrong-way push of the ankles. */
  readonly hipShare: number;
  /** Share of an announced disturbance that is met beforehand; 0 = never prepares. */
  readonly anticipation: number;
  /** Share of the base of support that the person dares to use. */
  readonly reach: number;
  /** Slow wandering of the point the body is balanced about, RMS mm. */
  readonly wanderMlMm: number;
  readonly wanderApMm: number;
  /** Correlation of that wandering between the axes. */
  readonly axesCorrelation: number;
  /** Noise of the sensed position (mm) and velocity (mm/s) of the body, and of felt weight position (mm), RMS. */
  readonly positionNoiseMm: number;
  readonly velocityNoiseMmS: number;
  readonly feltCopNoiseMm: number;
  /** Noise of the seen error, RMS mm, and the error that is let pass. */
  readonly seenNoiseMm: number;
  readonly toleratedErrorMm: number;
  /** Shifts to the left (the weak side of who is one-sided): share that arrives, and how much later they begin. */
  readonly leftCorrection: number;
  readonly leftDelayMs: number;
}

/** The typical healthy person, without practice. */
export const HEALTHY: Traits = {
  stiffness: 0.8,
  dampingS: 0.02,
  reflexStiffness: 0.5,
  reflexDampingS: 0.4,
  reflexDelayMs: 110,
  visualDelayMs: 200,
  correction: 0.9,
  shiftRadS: 7.5,
  shiftDampingRatio: 1,
  hipShare: 1,
  anticipation: 0.6,
  reach: 0.85,
  wanderMlMm: 3.3,
  wanderApMm: 6,
  axesCorrelation: 0,
  positionNoiseMm: 0.6,
  velocityNoiseMmS: 2.1,
  feltCopNoiseMm: 1.5,
  seenNoiseMm: 1,
  toleratedErrorMm: 5,
  leftCorrection: 1,
  leftDelayMs: 0,
};

/** The traits of one person; severity 0 is healthy whatever the impairment. */
export function traitsOf({ impairment, severity, seed, sessionsBefore = 0 }: VirtualPatientOptions): Traits {
  const healthy = individualTraits(HEALTHY, seed, sessionsBefore);
  const adapt = (factors: Factors): Traits => scaledBy(healthy, factors);
  const s = severity;
  switch (impairment) {
    case 'none':
      return healthy;
    case 'tight':
      return adapt({
        stiffness: 1 + 0.6 * s,
        dampingS: 1 + 6 * s,
        wanderMlMm: 1 - 0.45 * s,
        wanderApMm: 1 - 0.45 * s,
        correction: 1 - 0.35 * s,
        shiftRadS: 1 - 0.4 * s,
        hipShare: 1 - 0.1 * s,
        anticipation: 1 - 0.5 * s,
        visualDelayMs: 1 + 0.1 * s,
      });
    case 'loose':
      return adapt({
        stiffness: 1 - 0.2 * s,
        dampingS: 1 - 0.5 * s,
        reflexDampingS: 1 - 0.15 * s,
        wanderMlMm: 1 + 0.6 * s,
        wanderApMm: 1 + 0.6 * s,
        velocityNoiseMmS: 1 + s,
        correction: 1 + 0.15 * s,
        shiftDampingRatio: 1 - 0.45 * s,
        reach: 1 - 0.3 * s,
      });
    case 'slow':
      return adapt({
        reflexDelayMs: 1 + 0.3 * s,
        visualDelayMs: 1 + 0.8 * s,
        shiftRadS: 1 - 0.3 * s,
        anticipation: 1 - 0.5 * s,
      });
    case 'one-sided':
      return { ...healthy, leftCorrection: 1 - 0.5 * s, leftDelayMs: 120 * s };
    case 'poor-position-sense':
      return adapt({
        positionNoiseMm: 1 + 2 * s,
        velocityNoiseMmS: 1 + 1.5 * s,
        feltCopNoiseMm: 1 + 4 * s,
        wanderMlMm: 1 + 0.6 * s,
        wanderApMm: 1 + 0.6 * s,
      });
    case 'fear':
      return adapt({
        reach: 1 - 0.55 * s,
        correction: 1 - 0.3 * s,
        shiftRadS: 1 - 0.25 * s,
        stiffness: 1 + 0.25 * s,
        dampingS: 1 + 3 * s,
        wanderMlMm: 1 - 0.25 * s,
        wanderApMm: 1 - 0.25 * s,
      });
  }
}

type Factors = Partial<Record<keyof Traits, number>>;

/** The named traits multiplied. */
function scaledBy(healthy: Traits, factors: Factors): Traits {
  const traits: Record<keyof Traits, number> = { ...healthy };
  for (const [name, factor] of Object.entries(factors)) traits[name as keyof Traits] *= factor;
  return traits;
}
