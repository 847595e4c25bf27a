/**
 * Geometry of a person's limits of stability: eight measured excursions joined by straight lines into a polygon, and
 * centre of pressure counted in fractions of it. 0 is neutral, 1 the person's own limit in that direction.
 *
 * Only + - * / and square roots: these numbers are scored and replayed bit for bit.
 */
import { DIRECTIONS } from '../session/exercise.ts';
import type { Direction, LimitsOfStability } from '../session/exercise.ts';

/** A vector in the plane of the board: positive to the right and to the front. Millimetres or fractions, as named. */
export interface PlaneVector {
  readonly ml: number;
  readonly ap: number;
}

export const ZERO: PlaneVector = { ml: 0, ap: 0 };

const DIAGONAL = Math.SQRT1_2;

/** Unit vector of each direction. */
export const UNIT: Readonly<Record<Direction, PlaneVector>> = {
  front: { ml: 0, ap: 1 },
  'front-right': { ml: DIAGONAL, ap: DIAGONAL },
  right: { ml: 1, ap: 0 },
  'back-right': { ml: DIAGONAL, ap: -DIAGONAL },
  back: { ml: 0, ap: -1 },
  'back-left': { ml: -DIAGONAL, ap: -DIAGONAL },
  left: { ml: -1, ap: 0 },
  'front-left': { ml: -DIAGONAL, ap: DIAGONAL },
};

/** The largest excursion (mm) that a limit may claim, and the smallest that still makes a usable unit. A centre of
 *  pressure stays inside the feet: about 120 mm before and 90 mm behind mid-foot, 180 mm to the side on a board of
 *  433 mm between the cells. */
const LARGEST_MM: Readonly<Record<Direction, number>> = {
  front: 120,
  'front-right': 140,
  right: 180,
  'back-right': 120,
  back: 90,
  'back-left': 120,
  left: 180,
  'front-left': 140,
};
const SMALLEST_MM = 10;

/**
 * Stands in for a direction that was never measured (mm): half of the theoretical limit (8 deg to the front and the
 * sides, 4.5 deg to the back, centre of mass at 0.55 of body height) of a person of 1.5 m, rounded down, and the
 * ellipse through these on the diagonals. Cautious: a real limit is nearly always larger.
 */
const CAUTIOUS_MM: Readonly<Record<Direction, number>> = {
  front: 50,
  'front-right': 50,
  right: 50,
  'back-right': 36,
  back: 30,
  'back-left': 36,
  left: 50,
  'front-left': 50,
};

/** A record with one entry for every direction. */
export function byDirection<Value>(valueOf: (direction: Direction) => Value): Record<Direction, Value> {
  const entries = {} as Record<Direction, Value>;
  for (const direction of DIRECTIONS) entries[direction] = valueOf(direction);
  return entries;
}

/** Limits for someone whose own were not measured. */
export function defaultLimits(): LimitsOfStability {
  return { excursionMm: { ...CAUTIOUS_MM }, measured: byDirection(() => false) };
}

/**
 * Limits from what was reached in each direction (mm); undefined where there was no usable trial. A missing or
 * impossible excursion gives the cautious default, one beyond the feet the largest possible.
 */
export function limitsFrom(
  reachedMm: Readonly<Partial<Record<Direction, number | undefined>>>,
): LimitsOfStability {
  const usable = (direction: Direction): number | undefined => {
    const reached = reachedMm[direction];
    return reached !== undefined && Number.isFinite(reached) && reached >= SMALLEST_MM ? reached : undefined;
  };
  return {
    excursionMm: byDirection((direction) =>
      Math.min(LARGEST_MM[direction], usable(direction) ?? CAUTIOUS_MM[direction]),
    ),
    measured: byDirection((direction) => usable(direction) !== undefined),
  };
}

/** Limits that can be divided by, whatever was stored: unusable excursions become the cautious default. */
export function safeLimits(limits: LimitsOfStability): LimitsOfStability {
  const { excursionMm } = limitsFrom(limits.excursionMm);
  return { excursionMm, measured: limits.measured };
}

/** Mean excursion over the eight directions, mm. */
export function meanLimitMm(limits: LimitsOfStability): number {
  let sum = 0;
  for (const direction of DIRECTIONS) sum += limits.excursionMm[direction];
  return sum / DIRECTIONS.length;
}

/** Positive when `b` lies clockwise from `a`, seen from above with the front up. */
function clockwise(a: PlaneVector, b: PlaneVector): number {
  return a.ap * b.ml - a.ml * b.ap;
}

/**
 * Length of a vector (mm) in fractions of the limits: 1 on the polygon, whatever the direction. Between two
 * neighbouring corners c1, c2 the vector is a c1 + b c2, and its length is a + b.
 */
export function fractionOfLimits(limits: LimitsOfStability, vectorMm: PlaneVector): number {
  for (const [index, direction] of DIRECTIONS.entries()) {
    const next = DIRECTIONS[(index + 1) % DIRECTIONS.length] ?? direction;
    const fromThis = clockwise(UNIT[direction], vectorMm);
    const toNext = clockwise(vectorMm, UNIT[next]);
    if (fromThis < 0 || toNext < 0) continue;
    return (toNext / limits.excursionMm[direction] + fromThis / limits.excursionMm[next]) / DIAGONAL;
  }
  return 0;
}

export function lengthOf(vector: PlaneVector): number {
  return Math.sqrt(vector.ml * vector.ml + vector.ap * vector.ap);
}

/** Component of a vector along a unit vector. */
export function along(vector: PlaneVector, unit: PlaneVector): number {
  return vector.ml * unit.ml + vector.ap * unit.ap;
}

export function scaled(vector: PlaneVector, factor: number): PlaneVector {
  return { ml: vector.ml * factor, ap: vector.ap * factor };
}

export function added(a: PlaneVector, b: PlaneVector): PlaneVector {
  return { ml: a.ml + b.ml, ap: a.ap + b.ap };
}

/** A centre of pressure (mm from neutral) in fractions of the limits: same direction, length 1 on the polygon. */
export function toFraction(limits: LimitsOfStability, vectorMm: PlaneVector): PlaneVector {
  const length = lengthOf(vectorMm);
  return length === 0 ? ZERO : scaled(vectorMm, fractionOfLimits(limits, vectorMm) / length);
}

/** Inverse of `toFraction`: fractions of the limits in mm. */
export function toMm(limits: LimitsOfStability, fraction: PlaneVector): PlaneVector {
  const length = lengthOf(fraction);
  return length === 0 ? ZERO : scaled(fraction, length / fractionOfLimits(limits, fraction));
}
