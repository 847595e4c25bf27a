/**
 * How far a person can go with what steers: eight measured extents joined by straight lines into a polygon, and steering
 * counted in fractions of it. 0 is neutral, 1 the person's own limit in that direction. Of a centre of pressure these
 * are the limits of stability, mm; of a board's tilt and of a segment of the trunk the pain-free range, deg.
 *
 * Only + - * / and square roots: these numbers are scored and replayed bit for bit.
 */
import { z } from 'zod';
import type { Posture, Steering } from '../contract/stimulus.ts';
import { DIAGONAL, DIRECTIONS, UNIT, ZERO, byDirection, lengthOf, scaled } from './directions.ts';
import type { Direction, PlaneVector } from './directions.ts';
import { isSitting } from './posture.ts';

const directionSchema = z.enum(DIRECTIONS);

export const steeringRangeSchema = z.object({
  /** From neutral: mm of a centre of pressure, deg otherwise. */
  extent: z.record(directionSchema, z.number()),
  /** False where a direction was not reached in a usable trial and a cautious default stands in. */
  measured: z.record(directionSchema, z.boolean()),
});
export type SteeringRange = z.infer<typeof steeringRangeSchema>;

type Extents = Readonly<Record<Direction, number>>;

/** Bounds of an extent, and what stands in for one that was never measured. */
interface Bounds {
  readonly cautious: Extents;
  readonly largest: Extents;
  readonly smallest: number;
}

function extents(front: number, side: number, back: number): Extents {
  const between = (one: number, other: number): number =>
    Math.round((100 * Math.SQRT2 * one * other) / Math.sqrt(one * one + other * other)) / 100;
  return {
    front,
    'front-right': between(front, side),
    right: side,
    'back-right': between(back, side),
    back,
    'back-left': between(back, side),
    left: side,
    'front-left': between(front, side),
  };
}

/**
 * Standing, mm. Cautious: half of the theoretical limit (8 deg to the front and the sides, 4.5 deg to the back, centre
 * of mass at 0.55 of body height) of a person of 1.5 m, rounded down, and the ellipse through these on the diagonals.
 * Largest: a centre of pressure stays inside the feet, about 120 mm before and 90 mm behind mid-foot, 180 mm to the
 * side on a board of 433 mm between the cells.
 */
const STANDING_MM: Bounds = {
  cautious: {
    front: 50,
    'front-right': 50,
    right: 50,
    'back-right': 36,
    back: 30,
    'back-left': 36,
    left: 50,
    'front-left': 50,
  },
  largest: {
    front: 120,
    'front-right': 140,
    right: 180,
    'back-right': 120,
    back: 90,
    'back-left': 120,
    left: 180,
    'front-left': 140,
  },
  smallest: 10,
};

/** Sitting, mm: a judgement. The seat is smaller than the feet's base, and the trunk above it shorter. */
const SITTING_MM: Bounds = { cautious: extents(30, 30, 20), largest: STANDING_MM.largest, smallest: 8 };

/**
 * Lean of the rib cage, deg. Cautious: about half of what people over 60 reach without pain; a judgement, as is the
 * largest.
 */
const THORAX_DEG: Bounds = { cautious: extents(14, 10, 6), largest: extents(70, 45, 35), smallest: 3 };
/** Tilt of the pelvis, deg: a judgement; it moves half as far as the rib cage. */
const PELVIS_DEG: Bounds = { cautious: extents(6, 4, 4), largest: extents(35, 25, 25), smallest: 1.5 };
/** Tilt of a board, deg: a judgement; most stop at 15 to 20 deg. */
const TILT_DEG: Bounds = { cautious: extents(5, 5, 4), largest: extents(25, 25, 25), smallest: 1.5 };

function boundsOf(steering: Steering, posture: Posture): Bounds {
  switch (steering) {
    case 'centre-of-pressure':
      return isSitting(posture) ? SITTING_MM : STANDING_MM;
    case 'board-tilt':
      return TILT_DEG;
    case 'thorax':
      return THORAX_DEG;
    case 'pelvis':
      return PELVIS_DEG;
  }
}

/** For someone whose own range was not measured. */
export function defaultRange(steering: Steering, posture: Posture): SteeringRange {
  return { extent: { ...boundsOf(steering, posture).cautious }, measured: byDirection(() => false) };
}

/**
 * A range from what was reached in each direction (mm or deg); undefined where there was no usable trial. A missing or
 * impossible extent gives the cautious default, one beyond the body the largest possible.
 */
export function rangeFrom(
  reached: Readonly<Partial<Record<Direction, number | undefined>>>,
  steering: Steering,
  posture: Posture,
): SteeringRange {
  const { cautious, largest, smallest } = boundsOf(steering, posture);
  const usable = (direction: Direction): number | undefined => {
    const extent = reached[direction];
    return extent !== undefined && Number.isFinite(extent) && extent >= smallest ? extent : undefined;
  };
  return {
    extent: byDirection((direction) =>
      Math.min(largest[direction], usable(direction) ?? cautious[direction]),
    ),
    measured: byDirection((direction) => usable(direction) !== undefined),
  };
}

/** A range that can be divided by, whatever was stored: unusable extents become the cautious default. */
export function safeRange(range: SteeringRange, steering: Steering, posture: Posture): SteeringRange {
  return { extent: rangeFrom(range.extent, steering, posture).extent, measured: range.measured };
}

/** Mean extent over the eight directions, mm or deg. */
export function meanExtent({ extent }: SteeringRange): number {
  let sum = 0;
  for (const direction of DIRECTIONS) sum += extent[direction];
  return sum / DIRECTIONS.length;
}

/** Positive when `b` lies clockwise from `a`, seen from above with the front up. */
function clockwise(a: PlaneVector, b: PlaneVector): number {
  return a.ap * b.ml - a.ml * b.ap;
}

/**
 * Length of a vector (mm or deg) in fractions of the range: 1 on the polygon, whatever the direction. Between two
 * neighbouring corners c1, c2 the vector is a c1 + b c2, and its length is a + b.
 */
export function fractionOfRange({ extent }: SteeringRange, vector: PlaneVector): number {
  for (let index = 0; index < DIRECTIONS.length; index++) {
    const direction = DIRECTIONS[index] ?? 'front';
    const next = DIRECTIONS[(index + 1) % DIRECTIONS.length] ?? direction;
    const fromThis = clockwise(UNIT[direction], vector);
    const toNext = clockwise(vector, UNIT[next]);
    if (fromThis < 0 || toNext < 0) continue;
    return (toNext / extent[direction] + fromThis / extent[next]) / DIAGONAL;
  }
  return 0;
}

/** A vector from neutral (mm or deg) in fractions of the range: same direction, length 1 on the polygon. */
export function toFraction(range: SteeringRange, vector: PlaneVector): PlaneVector {
  const length = lengthOf(vector);
  return length === 0 ? ZERO : scaled(vector, fractionOfRange(range, vector) / length);
}

/** Inverse of `toFraction`: fractions of the range in mm or deg. */
export function fromFraction(range: SteeringRange, fraction: PlaneVector): PlaneVector {
  const length = lengthOf(fraction);
  return length === 0 ? ZERO : scaled(fraction, length / fractionOfRange(range, fraction));
}
