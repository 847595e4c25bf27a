/**
 * The assessment of the limits of stability: stand in the middle, a target appears in one of eight directions, lean
 * towards it as far as is comfortable, stay, come back. It never adapts, and every phase ends by itself, so that it
 * is over within 70 s even when nobody moves.
 */
import { AppendOnlyList } from '#core/append-only-list.ts';
import { DIRECTIONS, UNIT, ZERO, along, lengthOf, scaled } from '#core/exercise/directions.ts';
import type {
  Exercise,
  ExerciseContext,
  ExerciseInput,
  Parameters,
  ShownStimulus,
  StepOutput,
} from '#core/exercise/exercise.ts';
import { safeRange, toFraction } from '#core/exercise/range.ts';
import { createRandom, shuffled, uniform } from '#core/signal/random.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { steeringIn, timeMs } from '../input.ts';
import { mmPerUnit } from '../lean.ts';
import { LIMITS_INFO } from './info.ts';
import { leant } from './model/lean.ts';
import { abortLean, advancePhase } from './model/phases.ts';
import { resultOf } from './model/result.ts';
import { targetsMm } from './model/scale.ts';
import type { LimitsState } from './model/state.ts';

export type { LimitsPhase, LimitsState } from './model/state.ts';

/** After a pause there is time to settle. */
const CALM_AFTER_RELEASE_MS = 3000;
/** The middle is this wide, or three times quiet sway. */
const MIDDLE_MM = 15;
const MIDDLE_SWAYS = 3;
const WIDEST_MIDDLE_MM = 30;

export const LIMITS: Exercise<LimitsState> = {
  info: LIMITS_INFO,
  init,
  step,
  release,
  resume,
  disturbance: () => 0,
  finished: (state) => state.phase === 'done' || state.tMs >= state.durationMs,
  result: resultOf,
  stimulus,
};

function init(_parameters: Parameters, context: ExerciseContext, seed: number): LimitsState {
  const random = createRandom(seed);
  const { steering, posture, leanLimitDeg } = context;
  const scale = mmPerUnit(steering, posture);
  const quiet = scale * (context.quietSwayRms ?? 0);
  const sway = Number.isFinite(quiet) ? MIDDLE_SWAYS * quiet : 0;
  return {
    tMs: 0,
    steering,
    posture,
    range: safeRange(context.range, steering, posture),
    mmPerUnit: scale,
    targetsMm: targetsMm(steering, posture, leanLimitDeg),
    phase: 'neutral',
    phaseStartMs: 0,
    msLeft: 0,
    progress: 0,
    target: undefined,
    targetMm: 0,
    steeringMm: ZERO,
    reachMm: 0,
    bestReachMm: 0,
    reachedMm: {},
    order: shuffled(random, DIRECTIONS),
    index: 0,
    pausesMs: DIRECTIONS.map(() => Math.round(uniform(random, 80, 140)) * 10),
    durationMs: Number.isFinite(context.durationMs) ? Math.max(0, context.durationMs) : 0,
    lean: undefined,
    trials: [],
    middleMm: Math.min(WIDEST_MIDDLE_MM, Math.max(MIDDLE_MM, sway)),
    settleMs: 0,
    steadyForMs: 0,
    steps: 0,
    heldSteps: 0,
    releases: 0,
  };
}

function step(before: LimitsState, input: ExerciseInput): StepOutput<LimitsState> {
  const { state, cues, ended } = advancePhase({
    state: readInput(before, input),
    history: input.history,
    cues: [],
    ended: [],
  });
  const trials = ended.length === 0 ? state.trials : [...state.trials, ...ended];
  return { state: { ...state, trials }, cues, trials: ended };
}

/** Takes the input in. Held or impossible values leave the steering where it was. */
function readInput(state: LimitsState, input: ExerciseInput): LimitsState {
  const tMs = timeMs(input, state.tMs);
  const usable = steeringIn(input);
  const valid = usable !== undefined;
  const steeringMm = usable === undefined ? state.steeringMm : scaled(usable.raw, state.mmPerUnit);
  const steady = valid && lengthOf(steeringMm) < state.middleMm;
  const lean = state.lean && leant(state.lean, steeringMm, tMs, valid);
  return {
    ...state,
    tMs,
    steeringMm,
    lean,
    reachMm: lean === undefined ? 0 : Math.max(0, along(steeringMm, UNIT[lean.direction])),
    bestReachMm: lean?.bestMm ?? 0,
    steadyForMs: steady ? state.steadyForMs + HUB_STEP_MS : 0,
    steps: state.steps + 1,
    heldSteps: state.heldSteps + (valid ? 0 : 1),
  };
}

function release(state: LimitsState, tMs: number): LimitsState {
  if (state.phase === 'released' || state.phase === 'done') return state;
  const phaseStartMs = Number.isFinite(tMs) ? tMs : state.tMs;
  return {
    ...state,
    phase: 'released',
    phaseStartMs,
    msLeft: 0,
    target: undefined,
    releases: state.releases + 1,
  };
}

/** The direction that was broken off is asked for again, after some calm in the middle. */
function resume(state: LimitsState, tMs: number): LimitsState {
  if (state.phase !== 'released') return state;
  const { state: voided, ended } = abortLean({ state, history: AppendOnlyList.empty(), cues: [], ended: [] });
  const phaseStartMs = Number.isFinite(tMs) ? tMs : state.tMs;
  const trials = [...state.trials, ...ended];
  return {
    ...voided,
    trials,
    phase: 'neutral',
    phaseStartMs,
    settleMs: CALM_AFTER_RELEASE_MS,
    steadyForMs: 0,
  };
}

function stimulus(state: LimitsState): ShownStimulus {
  const { target: direction, targetMm, steeringMm, mmPerUnit: scale, range, phase } = state;
  const target = direction === undefined ? ZERO : scaled(UNIT[direction], targetMm / scale);
  return {
    aims: [{ marker: toFraction(range, scaled(steeringMm, 1 / scale)), target: toFraction(range, target) }],
    attending: phase !== 'done' && phase !== 'released',
  };
}
