/**
 * The rules of Squall: gusts push a boat off its line; the person leans against the wind, holds it, and lets go when
 * it fades. A pure fold over 10 ms steps; the screen shows what is decided here.
 */
import { UNIT, ZERO, added, lengthOf, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { Exercise, ExerciseInput, ShownStimulus, StepOutput } from '#core/exercise/exercise.ts';
import { validAgo } from '#core/exercise/samples.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { steeringIn, timeMs } from '../input.ts';
import type { UsableSteering } from '../input.ts';
import { isBlanked, noiseShareAt, perturbedSteering } from '../perturbations/perturbations.ts';
import { SQUALL_CURVE } from './curve.ts';
import { SQUALL_INFO } from './info.ts';
import { sailed } from './model/boat.ts';
import { advancePhase, judgeTrial, setOf, strengthOf } from './model/phases.ts';
import { resultOf } from './model/result.ts';
import { CALM_BAND, FIRST_CALM_MS, setUp } from './model/setup.ts';
import type { SquallCue, SquallState } from './model/state.ts';
import { finishTrial, observed } from './model/trial.ts';
import { windOf } from './model/wind.ts';

export type { SquallCue, SquallOutcome, SquallParameters, SquallPhase, SquallState } from './model/state.ts';

/** 100 ms: what the speed of a lean is taken over. */
const SPEED_STEPS = 10;

export const SQUALL: Exercise<SquallState> = {
  info: SQUALL_INFO,
  curve: SQUALL_CURVE,
  init: setUp,
  step,
  release,
  resume,
  disturbance: (state) => lengthOf(state.wind) + lengthOf(state.noise),
  finished: (state) => state.phase === 'done' || state.tMs >= state.durationMs,
  result: resultOf,
  stimulus,
};

function step(before: SquallState, input: ExerciseInput): StepOutput<SquallState> {
  const { history } = input;
  const usable = steeringIn(input);
  const read = readInput(before, timeMs(input, before.tMs), usable);
  const advanced = advancePhase({ state: read, history, cues: [], ended: [] });
  const moved = stepPhysics(advanced.state, usable !== undefined, history);
  const { state, cues, ended } = judgeTrial({ ...advanced, state: moved });
  const trials = ended.length === 0 ? state.trials : [...state.trials, ...ended];
  return { state: { ...state, trials, cue: announced(state) }, cues, trials: ended };
}

/** Takes the input in: time, steering, and how calm the person is. Without a usable value the steering stays. */
function readInput(state: SquallState, tMs: number, usable: UsableSteering | undefined): SquallState {
  const steering = usable?.steering ?? state.steering;
  const calm = usable !== undefined && lengthOf(steering) < CALM_BAND && lengthOf(state.offset) < CALM_BAND;
  const counts = calm && state.phase === 'calm';
  return {
    ...state,
    tMs,
    progress: Math.min(1, Math.max(0, tMs / Math.max(1, state.durationMs))),
    steering,
    calmForMs: calm ? state.calmForMs + HUB_STEP_MS : 0,
    calmSamples: state.calmSamples + (counts ? 1 : 0),
    calmSquareSum: state.calmSquareSum + (counts ? squareOf(usable.raw) : 0),
    steps: state.steps + 1,
    heldSteps: state.heldSteps + (usable === undefined ? 1 : 0),
  };
}

function squareOf({ ml, ap }: PlaneVector): number {
  return ml * ml + ap * ap;
}

/**
 * The wind of this moment, the boat after this step, and what the running trial saw of both: the boat follows the
 * perturbed steering, the trial sees what was really leaned.
 */
function stepPhysics(state: SquallState, valid: boolean, history: BlockSamples): SquallState {
  const wind = windOf(state);
  const { tMs, steering, recoveryBand, trial, perturbations, noiseFromMs } = state;
  const releasedMs = state.phase === 'released' ? state.phaseStartMs : undefined;
  const done = state.phase === 'done';
  const noiseShare = done ? 0 : noiseShareAt(tMs, noiseFromMs, releasedMs);
  const perturbed = perturbedSteering(perturbations, { tMs, steering, history, noiseShare });
  const { offset, velocity } = sailed(state, added(perturbed.steering, wind));
  return {
    ...state,
    wind,
    noise: perturbed.noise,
    blanked: releasedMs === undefined && !done && isBlanked(perturbations, tMs),
    offset,
    velocity,
    trial:
      trial && observed(trial, { tMs, steering, earlier: earlierIn(history), offset, valid, recoveryBand }),
  };
}

/** Steering 100 ms ago. */
function earlierIn(history: BlockSamples): PlaneVector | undefined {
  return validAgo(history, SPEED_STEPS)?.steering;
}

function announced(state: SquallState): SquallCue | undefined {
  if (state.phase !== 'cue' || state.trial === undefined) return undefined;
  const { planned, onsetMs } = state.trial;
  return { direction: planned.direction, strength: strengthOf(state), msLeft: onsetMs - state.tMs };
}

function release(state: SquallState, tMs: number): SquallState {
  if (state.phase === 'released' || state.phase === 'done') return state;
  return {
    ...state,
    phase: 'released',
    phaseStartMs: Number.isFinite(tMs) ? tMs : state.tMs,
    fadingFrom: state.wind,
    cue: undefined,
    releases: state.releases + 1,
  };
}

function resume(state: SquallState, tMs: number): SquallState {
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
    wind: ZERO,
    noiseFromMs: atMs,
    fadingFrom: ZERO,
    calmForMs: 0,
    calmSamples: 0,
    calmSquareSum: 0,
  };
}

function stimulus(state: SquallState): ShownStimulus {
  const attending = state.phase !== 'done' && state.phase !== 'released';
  if (state.blanked) return { aims: [], attending };
  const aim = { marker: state.offset, target: ZERO };
  if (state.cue === undefined) return { aims: [aim], attending };
  const push = scaled(UNIT[state.cue.direction], state.parameters.amplitudePercent / 100);
  return { aims: [{ ...aim, cue: { push, inMs: state.cue.msLeft } }], attending };
}
