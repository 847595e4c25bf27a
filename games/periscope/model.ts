/**
 * The rules of Periscope: pelvis and thorax are the hull and the scope of a submarine. To a slow beat one moves while
 * the other holds still, or both go against each other. A pure fold over 10 ms steps.
 */
import type { Aim } from '#core/contract/stimulus.ts';
import { lengthOf } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { Exercise, ExerciseInput, ShownStimulus, StepOutput } from '#core/exercise/exercise.ts';
import { toFraction } from '#core/exercise/range.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { steeringIn, timeMs } from '../input.ts';
import { PERISCOPE_CURVE } from './curve.ts';
import { PERISCOPE_INFO } from './info.ts';
import { NEUTRAL_ASKED, askedOf, hiddenSegment } from './model/asked.ts';
import { advancePhase, brokenOff } from './model/phases.ts';
import { resultOf } from './model/result.ts';
import { otherThan, segmentsIn } from './model/segments.ts';
import { CALM_MS, setUp } from './model/setup.ts';
import type { PeriscopeState, Segment } from './model/state.ts';
import { cycleTimes } from './model/trial.ts';

export type { PeriscopeState } from './model/state.ts';

export const PERISCOPE: Exercise<PeriscopeState> = {
  info: PERISCOPE_INFO,
  curve: PERISCOPE_CURVE,
  init: setUp,
  step,
  release,
  resume,
  // Nothing pushes here: what is asked of the body is all that could.
  disturbance: ({ asked }) => Math.max(lengthOf(asked.pelvis), lengthOf(asked.thorax)),
  finished: (state) => state.phase === 'done' || state.tMs >= state.set.durationMs,
  result: resultOf,
  stimulus,
};

function step(before: PeriscopeState, input: ExerciseInput): StepOutput<PeriscopeState> {
  const read = readInput(before, input);
  const { state, cues, ended } = advancePhase({ state: read, history: input.history, cues: [], ended: [] });
  return { state: { ...state, asked: askedOf(state) }, cues, trials: ended };
}

/** Takes the input in. What is not known stays where it was. */
function readInput(state: PeriscopeState, input: ExerciseInput): PeriscopeState {
  const tMs = timeMs(input, state.tMs);
  const at = segmentsIn(input, state.set);
  return {
    ...state,
    tMs,
    progress: Math.min(1, Math.max(0, tMs / Math.max(HUB_STEP_MS, state.set.durationMs))),
    at: at ?? state.at,
    steering: steeringIn(input)?.steering ?? state.steering,
    steps: state.steps + 1,
    heldSteps: state.heldSteps + (at === undefined ? 1 : 0),
  };
}

function release(state: PeriscopeState, tMs: number): PeriscopeState {
  if (state.phase === 'released' || state.phase === 'done') return state;
  return {
    ...state,
    phase: 'released',
    phaseStartMs: Number.isFinite(tMs) ? tMs : state.tMs,
    fadingFrom: state.asked,
    releases: state.releases + 1,
  };
}

function resume(state: PeriscopeState, tMs: number): PeriscopeState {
  if (state.phase !== 'released') return state;
  const atMs = Number.isFinite(tMs) ? tMs : state.tMs;
  return {
    ...state,
    trials: [...state.trials, ...brokenOff(state)],
    piece: undefined,
    phase: 'calm',
    phaseStartMs: atMs,
    nextStartMs: atMs + CALM_MS,
    asked: NEUTRAL_ASKED,
    fadingFrom: NEUTRAL_ASKED,
  };
}

function stimulus(state: PeriscopeState): ShownStimulus {
  const { steering } = state.set;
  const attending = state.phase === 'calm' || state.phase === 'moving';
  const hidden = hiddenNow(state);
  const own = { marker: state.steering, target: toFraction(state.set.range, state.asked[steering]) };
  const other = otherThan(steering);
  return {
    aims: hidden === steering ? [] : [own],
    attending,
    ...(hidden === other ? {} : { beside: aimBeside(other, state.at[other], state.asked[other]) }),
  };
}

/** The segment that is out of sight now. */
export function hiddenNow({ piece, set, tMs }: PeriscopeState): Segment | undefined {
  if (piece === undefined || piece.hidden[piece.judged] !== true) return undefined;
  const leadsIn = tMs < cycleTimes(piece, piece.judged, set).startMs;
  return leadsIn ? undefined : hiddenSegment(piece.part, set.steering);
}

function aimBeside(steering: Segment, marker: PlaneVector, target: PlaneVector): Aim {
  return {
    steering,
    markerMl: marker.ml,
    markerAp: marker.ap,
    targetMl: target.ml,
    targetAp: target.ap,
  };
}
