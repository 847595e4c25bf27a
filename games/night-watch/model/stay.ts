/** Staying somewhere: since when, and where on average. Held readings end it. */
import { added, lengthOf, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { UsableSteering } from '../../input.ts';

export interface Stay {
  readonly sinceMs: number;
  /** What must be kept near, fractions of the range. */
  readonly centre: PlaneVector;
  /** Sum of where the person was from neutral, mm or deg, and of how many samples. */
  readonly rawSum: PlaneVector;
  readonly samples: number;
}

/** Within `band` of a given place. */
export function stayAt(
  stay: Stay | undefined,
  usable: UsableSteering | undefined,
  centre: PlaneVector,
  band: number,
  tMs: number,
): Stay | undefined {
  if (usable === undefined || distance(usable.steering, centre) >= band) return undefined;
  return goneOn(stay, usable, centre, tMs);
}

/** Within `band` of wherever the person stopped; who leaves it begins anew where they are. */
export function stayAnywhere(
  stay: Stay | undefined,
  usable: UsableSteering | undefined,
  band: number,
  tMs: number,
): Stay | undefined {
  if (usable === undefined) return undefined;
  const near = stay !== undefined && distance(usable.steering, stay.centre) < band;
  return goneOn(near ? stay : undefined, usable, near ? stay.centre : usable.steering, tMs);
}

function goneOn(stay: Stay | undefined, { raw }: UsableSteering, centre: PlaneVector, tMs: number): Stay {
  if (stay === undefined) return { sinceMs: tMs, centre, rawSum: raw, samples: 1 };
  return { ...stay, centre, rawSum: added(stay.rawSum, raw), samples: stay.samples + 1 };
}

/** Mean place of a stay from neutral, mm or deg. */
export function placeOf({ rawSum, samples }: Stay): PlaneVector {
  return scaled(rawSum, 1 / samples);
}

export function stayedMs(stay: Stay | undefined, tMs: number): number {
  return stay === undefined ? 0 : tMs - stay.sinceMs;
}

function distance(one: PlaneVector, other: PlaneVector): number {
  return lengthOf(added(one, scaled(other, -1)));
}
