/** What of a gust is to be seen at a moment: from the model's state, and from nothing else. */
import type { Direction } from '#core/exercise/directions.ts';
import { lengthOf } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { blended, clamped } from '#games/shared/easing.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { SquallState } from '../model.ts';

/** The strongest wind that Squall knows, as a fraction of the limits. */
export const STRONGEST_WIND = 0.5;
/** The lead of a cue, ms: how far away the dark water is when it comes into sight. */
export const CUE_LEAD_MS = 1000;
/** Wind below this has no direction to speak of. */
const NO_WIND = 0.004;

export interface GustSeen {
  /** Where an announced gust will push, while it is announced. */
  readonly announced: Direction | undefined;
  /** How near the announced gust is: 0 just in sight, 1 here. 0 when none is announced. */
  readonly approach: number;
  /** Strength of the announced gust or of the wind that blows, 0 to 1. */
  readonly strength: number;
  /** Where the wind that blows now pushes (a unit vector); undefined in calm. */
  readonly blowing: PlaneVector | undefined;
}

/** An uncued gust is seen only once it blows, and a catch trial only until its time is up. */
export function gustSeen({ previous, current, blend }: SceneMoment<SquallState>): GustSeen {
  const wind = {
    ml: blended(previous.wind.ml, current.wind.ml, blend),
    ap: blended(previous.wind.ap, current.wind.ap, blend),
  };
  const force = lengthOf(wind);
  const blowing = force > NO_WIND ? { ml: wind.ml / force, ap: wind.ap / force } : undefined;
  const { cue } = current;
  if (cue === undefined) {
    return { announced: undefined, approach: 0, strength: clamped(force / STRONGEST_WIND, 0, 1), blowing };
  }
  const before = previous.cue?.msLeft ?? cue.msLeft;
  const msLeft = blended(before, cue.msLeft, blend);
  const approach = clamped(1 - msLeft / CUE_LEAD_MS, 0, 1);
  return { announced: cue.direction, approach, strength: cue.strength, blowing };
}
