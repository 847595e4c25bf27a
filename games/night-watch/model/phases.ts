/** When Night Watch goes from one phase to the next. */
import { UNIT, ZERO, along, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import type { UsableSteering } from '../../input.ts';
import { finishFind, searched, startFind } from './find.ts';
import type { RunningFind } from './find.ts';
import type { PlannedFind, PlannedPlace } from './schedule.ts';
import {
  BACK_BAND,
  BACK_MS,
  CHART_MS,
  DWELL_MS,
  FADED_AT,
  GROWTH_PER_S,
  KEEP_MS,
  LONGEST_BACK_MS,
  LONGEST_FIND_MS,
  LONGEST_MIDDLE_MS,
  LONGEST_SHOW_MS,
  PATIENT_FOR_MS,
  STEADY_MS,
  USUAL_FIND_MS,
  USUAL_SHOW_MS,
} from './setup.ts';
import type { KeptPlace, NightWatchPhase, NightWatchState } from './state.ts';
import { placeOf, stayAnywhere, stayAt, stayedMs } from './stay.ts';

/** The state within a step, with the cues given and the trials ended so far. */
export interface StepResult {
  readonly state: NightWatchState;
  /** Undefined while what steers is held. */
  readonly usable: UsableSteering | undefined;
  readonly cues: readonly ExerciseCue[];
  readonly ended: readonly TrialResult[];
}

/** Advances to the phase of this moment. */
export function advancePhase(step: StepResult): StepResult {
  const { state } = step;
  if (state.phase === 'released') return breakOff(step);
  if (state.phase === 'done') return step;
  if (state.phase === 'chart') return sinceMs(state) < chartMs(state) ? step : enter(step, 'done');
  if (state.tMs >= state.durationMs - chartMs(state)) return startChart(breakOff(step));
  switch (state.phase) {
    case 'middle':
      return inMiddle(step);
    case 'show':
      return whileShown(step);
    case 'wait':
      return whileWaiting(step);
    case 'find':
      return whileSearching(step);
    case 'back':
      return onWayBack(step);
  }
}

/** How near a shown place is near enough now, fraction of the range. */
export function placeBand(state: NightWatchState): number {
  const impatientMs = Math.max(0, sinceMs(state) - PATIENT_FOR_MS);
  return state.reachedBand + (GROWTH_PER_S * impatientMs) / 1000;
}

/** The find that runs or comes next in this round. */
export function nextFind({ rounds, round, finds }: NightWatchState): PlannedFind | undefined {
  return rounds[round]?.finds[finds];
}

/** The place that is shown now. */
export function shownPlace({ phase, rounds, round, kept }: NightWatchState): PlannedPlace | undefined {
  return phase === 'show' ? rounds[round]?.places[kept.length] : undefined;
}

export function targetOf({ direction, size }: PlannedPlace): PlaneVector {
  return scaled(UNIT[direction], size);
}

/** Eyes are asked to be closed. */
export function isDark(state: NightWatchState): boolean {
  const asks = state.phase === 'wait' || state.phase === 'find' || state.phase === 'back';
  return asks && nextFind(state)?.kind === 'dark';
}

function sinceMs(state: NightWatchState): number {
  return state.tMs - state.phaseStartMs;
}

/** The chart never takes more than a quarter of a set. */
function chartMs({ durationMs }: NightWatchState): number {
  return Math.min(CHART_MS, durationMs / 4);
}

function enter(
  step: StepResult,
  phase: NightWatchPhase,
  changes: Partial<NightWatchState> = {},
  cue?: Omit<ExerciseCue, 'tMs'>,
): StepResult {
  const { state } = step;
  return {
    ...step,
    state: { ...state, phase, phaseStartMs: state.tMs, stay: undefined, ...changes },
    cues: cue === undefined ? step.cues : [...step.cues, { ...cue, tMs: state.tMs }],
  };
}

function inMiddle(step: StepResult): StepResult {
  const { state, usable } = step;
  const stay = stayAt(state.stay, usable, ZERO, state.reachedBand, state.tMs);
  const elapsedMs = sinceMs(state);
  const steady = elapsedMs >= state.settleMs && stayedMs(stay, state.tMs) >= STEADY_MS;
  if (steady || elapsedMs >= Math.max(LONGEST_MIDDLE_MS, state.settleMs)) return startTask(step);
  return { ...step, state: { ...state, stay } };
}

/** Shows the next place of the round, has the next one found, or begins the next round. */
function startTask(step: StepResult): StepResult {
  const { state } = step;
  const round = state.rounds[state.round];
  if (round === undefined) return startChart(step);
  const toShow = round.places.length - state.kept.length;
  const leftMs = state.durationMs - chartMs(state) - state.tMs;
  const findMs = 1000 * state.parameters.delayS + USUAL_FIND_MS;
  if (toShow > 0) {
    const place = round.places[state.kept.length];
    if (place === undefined || leftMs < toShow * USUAL_SHOW_MS + findMs) return startChart(step);
    return enter(step, 'show', { settleMs: 0 }, { name: 'show', direction: place.direction });
  }
  const find = nextFind(state);
  if (find === undefined) {
    return startTask({
      ...step,
      state: { ...state, round: state.round + 1, kept: [], finds: 0, settleMs: 0 },
    });
  }
  if (state.kept[find.place] === undefined) {
    return startTask({ ...step, state: { ...state, finds: state.finds + 1 } });
  }
  if (leftMs < findMs) return startChart(step);
  return enter(step, 'wait', { settleMs: 0 }, { name: find.kind === 'dark' ? 'close' : 'wait' });
}

function whileShown(step: StepResult): StepResult {
  const { state, usable } = step;
  const place = shownPlace(state);
  if (place === undefined) return startTask(step);
  const stay = stayAt(state.stay, usable, targetOf(place), placeBand(state), state.tMs);
  const { direction } = place;
  if (stay !== undefined && stayedMs(stay, state.tMs) >= KEEP_MS) {
    const kept = [...state.kept, { raw: placeOf(stay), atMs: state.tMs }];
    return enter(step, 'middle', { kept }, { name: 'kept', direction });
  }
  if (sinceMs(state) < LONGEST_SHOW_MS) return { ...step, state: { ...state, stay } };
  return enter(step, 'middle', { kept: [...state.kept, undefined] }, { name: 'not-reached', direction });
}

function whileWaiting(step: StepResult): StepResult {
  const { state } = step;
  if (sinceMs(state) < 1000 * state.parameters.delayS) return step;
  const asked = findAsked(state);
  if (asked === undefined) return enter(step, 'middle');
  const { planned, place, kept } = asked;
  return enter(step, 'find', { find: startFind(state, planned, place, kept) }, { name: 'find' });
}

function findAsked(
  state: NightWatchState,
): { readonly planned: PlannedFind; readonly place: PlannedPlace; readonly kept: KeptPlace } | undefined {
  const planned = nextFind(state);
  const place = planned && state.rounds[state.round]?.places[planned.place];
  const kept = planned && state.kept[planned.place];
  return planned === undefined || place === undefined || kept === undefined
    ? undefined
    : { planned, place, kept };
}

function whileSearching(step: StepResult): StepResult {
  const { state, usable } = step;
  if (state.find === undefined) return enter(step, 'middle');
  const find = searched(state.find, usable);
  const stay = find.hasLeft ? stayAnywhere(state.stay, usable, state.stillBand, state.tMs) : undefined;
  const sight = sightOf(state, find);
  const searching = { ...state, find, stay, sight };
  const isHere = stayedMs(stay, state.tMs) >= DWELL_MS;
  if (!isHere && sinceMs(state) < LONGEST_FIND_MS) return { ...step, state: searching };
  // Time is up: where the person was last is their answer, if they set out at all.
  const found = stay === undefined ? undefined : placeOf(stay);
  return endFind({ ...step, state: searching }, find, found);
}

/** Of a fading find the picture goes with the way, and does not come back. */
function sightOf(state: NightWatchState, { planned, place }: RunningFind): number {
  if (planned.kind !== 'fading') return state.sight;
  const way = along(state.steering, UNIT[place.direction]) / (FADED_AT * place.size);
  return Math.min(state.sight, Math.max(0, 1 - Math.max(0, way)));
}

function endFind(step: StepResult, find: RunningFind, found: PlaneVector | undefined): StepResult {
  const { state } = step;
  const result = finishFind(find, state, { found });
  const isClosed = find.planned.kind === 'dark';
  const after = isClosed ? { find: undefined } : { find: undefined, finds: state.finds + 1, sight: 1 };
  const ended = { ...step, ended: [...step.ended, result] };
  return enter(ended, isClosed ? 'back' : 'middle', after, { name: isClosed ? 'back' : 'here' });
}

function onWayBack(step: StepResult): StepResult {
  const { state, usable } = step;
  const stay = stayAt(state.stay, usable, ZERO, BACK_BAND, state.tMs);
  if (stayedMs(stay, state.tMs) < BACK_MS && sinceMs(state) < LONGEST_BACK_MS) {
    return { ...step, state: { ...state, stay } };
  }
  return enter(step, 'middle', { finds: state.finds + 1 }, { name: 'open' });
}

function startChart(step: StepResult): StepResult {
  const name = isDark(step.state) ? 'chart-open' : 'chart';
  return enter(step, 'chart', { sight: 1 }, { name });
}

/** A running find is void. */
export function breakOff(step: StepResult): StepResult {
  const { state } = step;
  if (state.find === undefined) return step;
  const result = finishFind(state.find, state, undefined);
  return { ...step, state: { ...state, find: undefined }, ended: [...step.ended, result] };
}
