/**
 * The rules of Crow's Nest: a mast falls away of itself, ever faster; the person leans against the fall and keeps it
 * upright. A pure fold over 10 ms steps; the screen shows what is decided here.
 */
import { ZERO } from '#core/exercise/directions.ts';
import type { Exercise, ExerciseInput, ShownStimulus, StepOutput } from '#core/exercise/exercise.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { steeringIn, timeMs } from '../input.ts';
import { CROWS_NEST_CURVE } from './curve.ts';
import { CROWS_NEST_INFO } from './info.ts';
import { boutAfterStep, finishBout, isHidden } from './model/bout.ts';
import { faded } from './model/mast.ts';
import { advancePhase, judgeBout } from './model/phases.ts';
import { resultOf } from './model/result.ts';
import { CALM_LEAN, FALLEN_MS, FIRST_CALM_MS, RELEASE_MS, RIGHTING_MS, setUp } from './model/setup.ts';
import type { CrowsNestState } from './model/state.ts';

export type {
  Bout,
  CrowsNestOutcome,
  CrowsNestParameters,
  CrowsNestPhase,
  CrowsNestState,
} from './model/state.ts';

export const CROWS_NEST: Exercise<CrowsNestState> = {
  info: CROWS_NEST_INFO,
  curve: CROWS_NEST_CURVE,
  init: setUp,
  step,
  release,
  resume,
  disturbance: ({ tilt }) => Math.abs(tilt),
  finished: (state) => state.phase === 'done' || state.tMs >= state.durationMs,
  result: resultOf,
  stimulus,
};

function step(before: CrowsNestState, input: ExerciseInput): StepOutput<CrowsNestState> {
  const usable = steeringIn(input);
  const steering = usable?.steering ?? before.steering;
  const tMs = timeMs(input, before.tMs);
  const read: CrowsNestState = {
    ...before,
    tMs,
    progress: Math.min(1, Math.max(0, tMs / Math.max(1, before.durationMs))),
    steering,
    steps: before.steps + 1,
    heldSteps: before.heldSteps + (usable === undefined ? 1 : 0),
  };
  const advanced = advancePhase({ state: read, cues: [], ended: [] });
  const moved = stepMast(advanced.state, usable?.steering.ml);
  const { state, cues, ended } = judgeBout({ ...advanced, state: moved });
  const trials = ended.length === 0 ? state.trials : [...state.trials, ...ended];
  return { state: { ...state, trials }, cues, trials: ended };
}

/** @param lean to the right; undefined where no reading can be used: then nothing that follows the person moves. */
function stepMast(state: CrowsNestState, lean: number | undefined): CrowsNestState {
  const sinceMs = state.tMs - state.phaseStartMs;
  switch (state.phase) {
    case 'calm': {
      const calm = lean !== undefined && Math.abs(lean) < CALM_LEAN;
      return {
        ...state,
        tilt: faded(state.fadingFrom, sinceMs / RIGHTING_MS),
        calmForMs: calm ? state.calmForMs + HUB_STEP_MS : 0,
      };
    }
    case 'bout': {
      if (state.bout === undefined) return state;
      const { bout, tilt } = boutAfterStep(state.bout, state.tilt, lean, state);
      return { ...state, bout, tilt, hidden: isHidden(bout) };
    }
    case 'fallen':
      return { ...state, tilt: faded(state.fadingFrom, sinceMs / FALLEN_MS) };
    case 'released':
      return { ...state, tilt: faded(state.fadingFrom, sinceMs / RELEASE_MS) };
    case 'done':
      return state;
  }
}

function release(state: CrowsNestState, tMs: number): CrowsNestState {
  if (state.phase === 'released' || state.phase === 'done') return state;
  return {
    ...state,
    phase: 'released',
    phaseStartMs: Number.isFinite(tMs) ? tMs : state.tMs,
    fadingFrom: state.tilt,
    hidden: false,
    releases: state.releases + 1,
  };
}

function resume(state: CrowsNestState, tMs: number): CrowsNestState {
  if (state.phase !== 'released') return state;
  const atMs = Number.isFinite(tMs) ? tMs : state.tMs;
  const broken = state.bout && finishBout(state.bout, atMs, undefined, state);
  return {
    ...state,
    bout: undefined,
    trials: broken ? [...state.trials, broken] : state.trials,
    phase: 'calm',
    phaseStartMs: atMs,
    nextStartMs: atMs + FIRST_CALM_MS,
    tilt: 0,
    fadingFrom: 0,
    calmForMs: 0,
  };
}

/** Fore and aft nothing falls: there the mast goes with the person. */
function stimulus(state: CrowsNestState): ShownStimulus {
  const attending = state.phase === 'bout';
  const aim = { marker: { ml: state.tilt, ap: state.steering.ap }, target: ZERO };
  return { aims: state.hidden ? [] : [aim], attending };
}
