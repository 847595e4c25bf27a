/** What is to be seen at a moment: from the model's state, and from nothing else. */
import type { PlaneVector } from '#core/exercise/directions.ts';
import { isDark, placeBand, shownPlace, targetOf } from '../model/phases.ts';
import { DWELL_MS, KEEP_MS } from '../model/setup.ts';
import type { PlannedPlace } from '../model/schedule.ts';
import type { NightWatchState } from '../model.ts';
import { stayedMs } from '../model/stay.ts';

export interface NightSeen {
  /** Eyes are asked to be closed: neither boat nor place is shown. */
  readonly isDark: boolean;
  /** The place that is lit; undefined while none is. */
  readonly place: LitPlace | undefined;
  /** 0 to 1 of the stay that is asked for. */
  readonly stayShare: number;
  /** The middle is where to go. */
  readonly asksMiddle: boolean;
}

export interface LitPlace {
  readonly at: PlaneVector;
  /** How near is near enough, fraction of the range. */
  readonly band: number;
  /** Among several places of a round, from 1; 0 where it is the only one. */
  readonly number: number;
}

export function nightSeen(state: NightWatchState): NightSeen {
  const dark = isDark(state);
  return {
    isDark: dark,
    place: dark ? undefined : litPlace(state),
    stayShare: dark ? 0 : stayShare(state),
    asksMiddle: state.phase === 'middle' || (state.phase === 'wait' && !dark),
  };
}

function litPlace(state: NightWatchState): LitPlace | undefined {
  const shown = shownPlace(state);
  if (shown !== undefined) return lit(state, shown, state.kept.length, placeBand(state));
  const { find } = state;
  return find === undefined ? undefined : lit(state, find.place, find.planned.place, state.reachedBand);
}

function lit(state: NightWatchState, place: PlannedPlace, index: number, band: number): LitPlace {
  return { at: targetOf(place), band, number: placeNumber(state, index) };
}

/** How a place is called: 0 where there is only one. */
export function placeNumber({ rounds, round }: NightWatchState, index: number): number {
  return (rounds[round]?.places.length ?? 0) > 1 ? index + 1 : 0;
}

function stayShare(state: NightWatchState): number {
  const stayed = stayedMs(state.stay, state.tMs);
  if (state.phase === 'show') return stayed / KEEP_MS;
  return state.phase === 'find' ? stayed / DWELL_MS : 0;
}
