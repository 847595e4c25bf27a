/**
 * The rules of Squall: gusts push a boat off its line; the person leans against the wind, holds it, and lets go when
 * it fades. A pure fold over 10 ms steps; the screen shows what is decided here.
 */
import { type Aim, NOTHING_SHOWN, type Stimulus } from '#core/contract/stimulus.ts';
import type { Exercise, ExerciseInput, StepOutput } from '#core/session/exercise.ts';
import { UNIT, ZERO, added, lengthOf, scaled, toFraction, toMm } from '#core/stabilometry/limits.ts';
import type { PlaneVector } from '#core/stabilometry/limits.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { centreOfPressureMm, timeMs } from '../input.ts';
import { SQUALL_CURVE } from './curve.ts';
import { SQUALL_INFO } from './info.ts';
import { sailed } from './model/boat.ts';
import { entered, judged, setOf, strengthOf } from './model/phases.ts';
import { resultOf } from './model/result.ts';
import { CALM_BAND, FIRST_CALM_MS, RECENT_STEPS, setUp } from './model/setup.ts';
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
  disturbance: (state) => lengthOf(state.wind),
  finished: (state) => state.phase === 'done' || state.tMs >= state.durationMs,
  result: resultOf,
  visible,
};

function step(before: SquallState, input: ExerciseInput): StepOutput<SquallState> {
  const copMm = centreOfPressureMm(input);
  const passage = entered({ state: sensed(before, timeMs(input, before.tMs), copMm), cues: [], ended: [] });
  const { state, cues, ended } = judged({ ...passage, state: moved(passage.state, copMm !== undefined) });
  const trials = ended.length === 0 ? state.trials : [...state.trials, ...ended];
  return { state: { ...state, trials, cue: announced(state) }, cues, trials: ended };
}

/** Takes the input in: time, steering, and how calm the person is. Without a centre of pressure the steering stays. */
function sensed(state: SquallState, tMs: number, copMm: PlaneVector | undefined): SquallState {
  const steering = copMm === undefined ? state.steering : toFraction(state.limits, copMm);
  const calm = copMm !== undefined && lengthOf(steering) < CALM_BAND && lengthOf(state.offset) < CALM_BAND;
  const counts = calm && state.phase === 'calm';
  return {
    ...state,
    tMs,
    progress: Math.min(1, Math.max(0, tMs / Math.max(1, state.durationMs))),
    steering,
    calmForMs: calm ? state.calmForMs + HUB_STEP_MS : 0,
    calmSamples: state.calmSamples + (counts ? 1 : 0),
    calmSquareSumMm2: state.calmSquareSumMm2 + (counts ? copMm.ml * copMm.ml + copMm.ap * copMm.ap : 0),
    steps: state.steps + 1,
    heldSteps: state.heldSteps + (copMm === undefined ? 1 : 0),
  };
}

/** The wind of this moment, the boat after this step, and what the running trial saw of both. */
function moved(state: SquallState, valid: boolean): SquallState {
  const wind = windOf(state);
  const { offset, velocity } = sailed(state, added(state.steering, wind));
  const { tMs, steering, recent, recoveryBand, trial } = state;
  return {
    ...state,
    wind,
    offset,
    velocity,
    trial:
      trial &&
      observed(trial, { tMs, steering, earlier: recent.at(-SPEED_STEPS), offset, valid, recoveryBand }),
    recent: valid ? [...recent.slice(1 - RECENT_STEPS), steering] : recent,
  };
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
    fadingFrom: ZERO,
    calmForMs: 0,
    calmSamples: 0,
    calmSquareSumMm2: 0,
  };
}

function visible(state: SquallState): Stimulus {
  const marker = toMm(state.limits, state.offset);
  const boat: Aim = {
    steering: 'centre-of-pressure',
    markerMl: marker.ml,
    markerAp: marker.ap,
    targetMl: 0,
    targetAp: 0,
  };
  const attending = state.phase !== 'done' && state.phase !== 'released';
  if (state.cue === undefined) return { ...NOTHING_SHOWN, aims: [boat], attending };
  const push = toMm(state.limits, scaled(UNIT[state.cue.direction], state.parameters.amplitudePercent / 100));
  const cue = { ml: push.ml, ap: push.ap, inMs: state.cue.msLeft };
  return { ...NOTHING_SHOWN, aims: [{ ...boat, cue }], attending };
}
