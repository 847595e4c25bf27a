/** Directions as the person stands or sits, and vectors in the plane of the board. */

/** The eight directions, clockwise from the front. */
export const DIRECTIONS = [
  'front',
  'front-right',
  'right',
  'back-right',
  'back',
  'back-left',
  'left',
  'front-left',
] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A vector in the plane of the board: positive to the right and to the front. Millimetres, degrees or fractions, as named. */
export interface PlaneVector {
  readonly ml: number;
  readonly ap: number;
}

export const ZERO: PlaneVector = { ml: 0, ap: 0 };

export const DIAGONAL = Math.SQRT1_2;

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

/** A record with one entry for every direction. */
export function byDirection<Value>(valueOf: (direction: Direction) => Value): Record<Direction, Value> {
  const entries = {} as Record<Direction, Value>;
  for (const direction of DIRECTIONS) entries[direction] = valueOf(direction);
  return entries;
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
