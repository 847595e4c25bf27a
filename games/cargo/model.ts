/**
 * The rules of Cargo: a crane sets loads on one side of a deck; the person leans against them, holds the deck level,
 * and comes back as they are taken off. A pure fold over 10 ms steps; the screen shows what is decided here.
 */
import { ZERO, lengthOf } from '#core/exercise/directions.ts';
import type { Exercise, ExerciseInput, ShownStimulus, StepOutput } from '#core/exercise/exercise.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { steeringIn, timeMs } from '../input.ts';
import type { UsableSteering } from '../input.ts';
import { CARGO_CURVE } from './curve.ts';
import { CARGO_INFO } from './info.ts';
import { heeled } from './model/deck.ts';
import { loadOf } from './model/load.ts';
import { advancePhase, judgeTrial, setOf } from './model/phases.ts';
import { resultOf } from './model/result.ts';
import { SIGN } from './model/schedule.ts';
import { CALM_BAND, FIRST_CALM_MS, loadSize, setUp } from './model/setup.ts';
import type { CargoState, HangingLoad } from './model/state.ts';
import { finishTrial, leanBeganIn, observed } from './model/trial.ts';

export type { Side, Weight } from './model/schedule.ts';
export type {
  CargoOutcome,
  CargoParameters,
  CargoPhase,
  CargoState,
  HangingLoad,
  LeanBegan,
} from './model/state.ts';

export const CARGO: Exercise<CargoState> = {
  info: CARGO_INFO,
  curve: CARGO_CURVE,
  init: setUp,
  step,
  release,
  resume,
  disturbance: (state) => Math.abs(state.load),
  finished: (state) => state.phase === 'done' || state.tMs >= state.durationMs,
  result: resultOf,
  stimulus,
};

function step(before: CargoState, input: ExerciseInput): StepOutput<CargoState> {
  const { history } = input;
  const usable = steeringIn(input);
  const read = readInput(before, timeMs(input, before.tMs), usable);
  const advanced = advancePhase({ state: read, history, cues: [], ended: [] });
  const moved = stepPhysics(advanced.state, usable !== undefined);
  const { state, cues, ended } = judgeTrial({ ...advanced, state: moved });
  const trials = ended.length === 0 ? state.trials : [...state.trials, ...ended];
  return { state: { ...state, trials, hanging: hangingIn(state) }, cues, trials: ended };
}

/** Takes the input in: time, steering, and how calm the person is. Without a usable value the steering stays. */
function readInput(state: CargoState, tMs: number, usable: UsableSteering | undefined): CargoState {
  const steering = usable?.steering ?? state.steering;
  const calm = usable !== undefined && lengthOf(steering) < CALM_BAND && Math.abs(state.deck.ml) < CALM_BAND;
  return {
    ...state,
    tMs,
    progress: Math.min(1, Math.max(0, tMs / Math.max(1, state.durationMs))),
    steering,
    calmForMs: calm ? state.calmForMs + HUB_STEP_MS : 0,
    steps: state.steps + 1,
    heldSteps: state.heldSteps + (usable === undefined ? 1 : 0),
  };
}

/** The load of this moment, the deck after this step, and what the running trial saw of both. */
function stepPhysics(state: CargoState, valid: boolean): CargoState {
  const load = loadOf(state);
  const { tMs, steering, levelBand } = state;
  const deck = heeled(state.deck, { ml: steering.ml + load, ap: steering.ap });
  const trial =
    state.trial && observed(state.trial, { tMs, steering: steering.ml, heel: deck.ml, valid, levelBand });
  return {
    ...state,
    load,
    deck,
    trial,
    leanBegan: trial === undefined ? state.leanBegan : leanBeganIn(trial),
  };
}

function hangingIn({ phase, trial, tMs }: CargoState): HangingLoad | undefined {
  if (phase !== 'shown' || trial === undefined) return undefined;
  const { shown } = trial.planned;
  return { announced: shown && { ...shown, msLeft: trial.dropMs - tMs } };
}

function release(state: CargoState, tMs: number): CargoState {
  if (state.phase === 'released' || state.phase === 'done') return state;
  return {
    ...state,
    phase: 'released',
    phaseStartMs: Number.isFinite(tMs) ? tMs : state.tMs,
    liftedFrom: state.load,
    hanging: undefined,
    leanBegan: undefined,
    releases: state.releases + 1,
  };
}

function resume(state: CargoState, tMs: number): CargoState {
  if (state.phase !== 'released') return state;
  const atMs = Number.isFinite(tMs) ? tMs : state.tMs;
  const broken = state.trial && finishTrial(state.trial, atMs, undefined, setOf(state));
  return {
    ...state,
    trial: undefined,
    trials: broken ? [...state.trials, broken] : state.trials,
    phase: 'calm',
    phaseStartMs: atMs,
    nextStartMs: atMs + FIRST_CALM_MS,
    load: 0,
    liftedFrom: 0,
    calmForMs: 0,
  };
}

/** The deck, and what the sign says is coming: whether it is true cannot be seen. */
function stimulus({ phase, deck, hanging, parameters }: CargoState): ShownStimulus {
  const attending = phase !== 'done' && phase !== 'released';
  const aim = { marker: deck, target: ZERO };
  const announced = hanging?.announced;
  if (announced === undefined) return { aims: [aim], attending };
  const push = { ml: SIGN[announced.side] * loadSize(parameters, announced.weight), ap: 0 };
  return { aims: [{ ...aim, cue: { push, inMs: announced.msLeft } }], attending };
}
