/**
 * The rules of Beacons: eight lights around a boat that goes where the person leans. One of them asks to be lit: lean to
 * it, hold it until it burns, come back to the middle. What was lit stays lit. Sitting with a sensor on the rib cage,
 * turns of the trunk follow. A pure fold over 10 ms steps; the screen shows what is decided here.
 */
import { UNIT, ZERO, lengthOf, scaled } from '#core/exercise/directions.ts';
import type { Exercise, ExerciseInput, ShownStimulus, StepOutput } from '#core/exercise/exercise.ts';
import { AppendOnlyList } from '#core/append-only-list.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { steeringIn, timeMs } from '../input.ts';
import { BEACONS_CURVE } from './curve.ts';
import { BEACONS_INFO } from './info.ts';
import { abortTrial, advancePhase } from './model/phases.ts';
import { reached } from './model/reach.ts';
import { resultOf } from './model/result.ts';
import { FIRST_CALM_MS, setUp } from './model/setup.ts';
import type { BeaconsState } from './model/state.ts';
import { STRAIGHT_DEG, axialIn, turned } from './model/turn.ts';

export type { BeaconsOutcome, BeaconsParameters, BeaconsPhase, BeaconsState, Side } from './model/state.ts';

export const BEACONS: Exercise<BeaconsState> = {
  info: BEACONS_INFO,
  curve: BEACONS_CURVE,
  init: setUp,
  step,
  release,
  resume,
  // Nothing pushes: the person goes where they want.
  disturbance: () => 0,
  finished: (state) => state.phase === 'done' || state.tMs >= state.durationMs,
  result: resultOf,
  stimulus,
};

function step(before: BeaconsState, input: ExerciseInput): StepOutput<BeaconsState> {
  const { state, cues, ended } = advancePhase({
    state: readInput(before, input),
    history: input.history,
    cues: [],
    ended: [],
  });
  const trials = ended.length === 0 ? state.trials : [...state.trials, ...ended];
  return { state: { ...state, trials }, cues, trials: ended };
}

/** Takes the input in: time, steering, the turn of the trunk. Without a usable value what steers stays. */
function readInput(before: BeaconsState, input: ExerciseInput): BeaconsState {
  const tMs = timeMs(input, before.tMs);
  const usable = steeringIn(input);
  const axialDeg = axialIn(input.body);
  const valid = usable !== undefined;
  const state: BeaconsState = {
    ...before,
    tMs,
    progress: Math.min(1, Math.max(0, tMs / Math.max(1, before.durationMs))),
    steering: usable?.steering ?? before.steering,
    axialDeg,
    steps: before.steps + 1,
    heldSteps: before.heldSteps + (valid ? 0 : 1),
  };
  return {
    ...state,
    steadyForMs: valid && isSteady(state) ? before.steadyForMs + HUB_STEP_MS : 0,
    reach: state.reach && reached(state.reach, state, valid),
    turn: state.turn && turned(state.turn, axialDeg),
  };
}

function isSteady({ phase, axialDeg, steering, middleRadius }: BeaconsState): boolean {
  if (phase !== 'straight') return lengthOf(steering) <= middleRadius;
  return axialDeg !== undefined && Math.abs(axialDeg) <= STRAIGHT_DEG;
}

function release(state: BeaconsState, tMs: number): BeaconsState {
  if (state.phase === 'released' || state.phase === 'done') return state;
  return {
    ...state,
    phase: 'released',
    phaseStartMs: Number.isFinite(tMs) ? tMs : state.tMs,
    releases: state.releases + 1,
  };
}

/** What was broken off is asked for again, after some calm. */
function resume(state: BeaconsState, tMs: number): BeaconsState {
  if (state.phase !== 'released') return state;
  const { state: voided, ended } = abortTrial({
    state,
    history: AppendOnlyList.empty(),
    cues: [],
    ended: [],
  });
  return {
    ...voided,
    trials: [...voided.trials, ...ended],
    phase: voided.nextTurn > 0 ? 'straight' : 'middle',
    phaseStartMs: Number.isFinite(tMs) ? tMs : state.tMs,
    calmMs: FIRST_CALM_MS,
    steadyForMs: 0,
  };
}

function stimulus(state: BeaconsState): ShownStimulus {
  const { phase, reach, steering } = state;
  const attending = phase !== 'done' && phase !== 'released';
  if (phase === 'turn') return { aims: [], attending, movement: 'turn' };
  // Between two turns the person knows what comes.
  if (phase === 'straight') return { aims: [], attending, movement: state.nextTurn > 0 ? 'turn' : undefined };
  const asked = phase === 'reach' ? reach : undefined;
  const target = asked === undefined ? ZERO : scaled(UNIT[asked.direction], asked.distance);
  return { aims: [{ marker: steering, target }], attending };
}
