/** Scripted people who play Night Watch on a round range, so that what they miss by is known in mm. */
import { UNIT, added, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { shownPlace, targetOf } from '#games/night-watch/model/phases.ts';
import type { NightWatchState } from '#games/night-watch/index.ts';
import { STILL } from '../drive.ts';
import type { Answer } from '../drive.ts';

export const REACH_MM = 80;

export const EASY = {
  places: 1,
  sizePercent: 40,
  delayS: 3,
  directions: 4,
  fadingPercent: 0,
  tolerancePercent: 10,
};

export type Find = NonNullable<NightWatchState['find']>;

/** Goes where a light is, comes back, and finds it again as far off as said: mm along the way to it. */
export function finding(missedByMm: (find: Find) => number, asideMm = 0): (state: NightWatchState) => Answer {
  return (state) => {
    const place = shownPlace(state);
    if (place !== undefined) return answer(scaled(targetOf(place), REACH_MM));
    const { find } = state;
    if (state.phase !== 'find' || find === undefined) return STILL;
    const unit = UNIT[find.place.direction];
    const missed = added(scaled(unit, missedByMm(find)), { ml: asideMm * unit.ap, ap: -asideMm * unit.ml });
    return answer(added(find.asked.raw, missed));
  };
}

function answer({ ml, ap }: PlaneVector): Answer {
  return { ml, ap, valid: true };
}
