/**
 * The rules of Night Watch: go to a place that is shown, remember it, come back, and find it again in the dark. A pure
 * fold over 10 ms steps; the screen and the voice say what is decided here.
 */
import { ZERO } from '#core/exercise/directions.ts';
import type { Exercise, ExerciseInput, ShownStimulus, StepOutput } from '#core/exercise/exercise.ts';
import { steeringIn, timeMs } from '../input.ts';
import type { UsableSteering } from '../input.ts';
import { NIGHT_WATCH_CURVE } from './curve.ts';
import { NIGHT_WATCH_INFO } from './info.ts';
import { advancePhase, breakOff, isDark, shownPlace, targetOf } from './model/phases.ts';
import { resultOf } from './model/result.ts';
import { FIRST_CALM_MS, setUp } from './model/setup.ts';
import type { NightWatchState } from './model/state.ts';

export type { NightWatchParameters, NightWatchPhase, NightWatchState } from './model/state.ts';

/** A picture that has faded as far as this is not seen any more. */
const UNSEEN = 0.15;

export const NIGHT_WATCH: Exercise<NightWatchState> = {
  info: NIGHT_WATCH_INFO,
  curve: NIGHT_WATCH_CURVE,
  init: setUp,
  step,
  release,
  resume,
  disturbance: () => 0,
  finished: (state) => state.phase === 'done' || state.tMs >= state.durationMs,
  result: resultOf,
  stimulus,
};

function step(before: NightWatchState, input: ExerciseInput): StepOutput<NightWatchState> {
  const usable = steeringIn(input);
  const read = readInput(before, timeMs(input, before.tMs), usable);
  const { state, cues, ended } = advancePhase({ state: read, usable, cues: [], ended: [] });
  const trials = ended.length === 0 ? state.trials : [...state.trials, ...ended];
  return { state: { ...state, trials }, cues, trials: ended };
}

/** Held or impossible values leave the steering where it was. */
function readInput(state: NightWatchState, tMs: number, usable: UsableSteering | undefined): NightWatchState {
  return {
    ...state,
    tMs,
    progress: Math.min(1, Math.max(0, tMs / Math.max(1, state.durationMs))),
    steering: usable?.steering ?? state.steering,
    raw: usable?.raw ?? state.raw,
    steps: state.steps + 1,
    heldSteps: state.heldSteps + (usable === undefined ? 1 : 0),
  };
}

function release(state: NightWatchState, tMs: number): NightWatchState {
  if (state.phase === 'released' || state.phase === 'done') return state;
  return {
    ...state,
    phase: 'released',
    phaseStartMs: Number.isFinite(tMs) ? tMs : state.tMs,
    stay: undefined,
    sight: 1,
    releases: state.releases + 1,
  };
}

/** What was remembered is not asked any more: the next round begins, after some calm in the middle. */
function resume(state: NightWatchState, tMs: number): NightWatchState {
  if (state.phase !== 'released') return state;
  const { state: voided, ended } = breakOff({ state, usable: undefined, cues: [], ended: [] });
  return {
    ...voided,
    trials: [...state.trials, ...ended],
    phase: 'middle',
    phaseStartMs: Number.isFinite(tMs) ? tMs : state.tMs,
    settleMs: FIRST_CALM_MS,
    round: state.round + 1,
    kept: [],
    finds: 0,
  };
}

function stimulus(state: NightWatchState): ShownStimulus {
  const { phase, steering: marker } = state;
  const stay = { aims: [{ marker, target: ZERO }], attending: true };
  switch (phase) {
    case 'middle':
      return stay;
    case 'show': {
      const place = shownPlace(state);
      if (place === undefined) return stay;
      const shown = { aims: [{ marker, target: targetOf(place) }], attending: true };
      return state.stay === undefined
        ? shown
        : { ...shown, memory: { act: 'keep', place: state.kept.length + 1 } };
    }
    case 'wait':
      return isDark(state) ? { ...stay, eyes: 'closed' } : stay;
    case 'find':
      return search(state);
    case 'back':
      return { aims: [], attending: true, eyes: 'closed', memory: { act: 'find', place: 0 } };
    case 'chart':
    case 'released':
    case 'done':
      return { aims: [], attending: false };
  }
}

function search({ find, sight, steering: marker }: NightWatchState): ShownStimulus {
  if (find === undefined) return { aims: [], attending: true };
  const { planned, place } = find;
  const memory = { act: 'find', place: planned.place + 1 } as const;
  if (planned.kind === 'dark') return { aims: [], attending: true, eyes: 'closed', memory };
  if (sight < UNSEEN) return { aims: [], attending: true, memory };
  return { aims: [{ marker, target: targetOf(place) }], attending: true, memory };
}
