/** When Beacons goes from one phase to the next. */
import type { Direction } from '#core/exercise/directions.ts';
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { QUIET_STEPS, endingOf, finishReach, reachValues } from './reach.ts';
import type { Reach } from './reach.ts';
import { CALM_MS, FIRST_CALM_MS, LONGEST_STRAIGHT_MS, LONGEST_WAIT_MS } from './setup.ts';
import type { BeaconsOutcome, BeaconsState, Side } from './state.ts';
import { LONGEST_TURN_MS, STRAIGHT_STEPS, finishTurn, isTurnOver, straightOf } from './turn.ts';
import type { Turn } from './turn.ts';

/** The state within a step, with the cues given and the trials ended so far. */
export interface StepResult {
  readonly state: BeaconsState;
  /** The steps before this one. */
  readonly history: BlockSamples;
  readonly cues: readonly ExerciseCue[];
  readonly ended: readonly TrialResult[];
}

/** Advances to the phase of this moment. */
export function advancePhase(step: StepResult): StepResult {
  switch (step.state.phase) {
    case 'middle':
      return fromMiddle(step);
    case 'reach':
      return fromReach(step);
    case 'straight':
      return fromStraight(step);
    case 'turn':
      return fromTurn(step);
    case 'released':
      return abortTrial(step);
    case 'done':
      return step;
  }
}

function sinceMs({ tMs, phaseStartMs }: BeaconsState): number {
  return tMs - phaseStartMs;
}

/** Steady long enough, or waited long enough. */
function isReady(state: BeaconsState, longestMs: number): boolean {
  const waitedMs = sinceMs(state);
  if (waitedMs < state.calmMs) return false;
  return state.steadyForMs >= CALM_MS || waitedMs >= longestMs;
}

function fromMiddle(step: StepResult): StepResult {
  const { state } = step;
  const { reachLimitS, holdS } = state.parameters;
  const direction = state.order[state.nextReach];
  const endsMs = state.tMs + 1000 * (reachLimitS + holdS);
  if (direction === undefined || endsMs > state.reachesUntilMs) return lookStraight(step);
  return isReady(state, LONGEST_WAIT_MS) ? startReach(step, direction) : step;
}

function startReach(step: StepResult, direction: Direction): StepResult {
  const { state } = step;
  const reach: Reach = {
    index: state.trials.length,
    direction,
    distance: state.distances[direction],
    startMs: state.tMs,
    startStep: state.steps,
    from: state.steering,
    heldMs: 0,
    steps: 0,
    heldSteps: 0,
  };
  return {
    ...step,
    state: { ...state, phase: 'reach', phaseStartMs: state.tMs, reach, nextReach: state.nextReach + 1 },
    cues: [...step.cues, { name: 'light', tMs: state.tMs, direction }],
  };
}

function fromReach(step: StepResult): StepResult {
  const { state, history } = step;
  const { reach } = state;
  if (reach === undefined) return step;
  const ending = endingOf(reach, state.tMs, state.parameters);
  if (ending === undefined) {
    // The first step at the light.
    if (reach.heldMs !== HUB_STEP_MS) return step;
    return { ...step, cues: [...step.cues, { name: 'hold', tMs: state.tMs, direction: reach.direction }] };
  }
  // The newest step is not in the history: at most one sample of 10 ms is left out.
  const first = Math.max(0, reach.startStep - 1);
  const seen = {
    endMs: state.tMs,
    at: state.steering,
    quiet: history.slice(first - QUIET_STEPS, first),
    samples: history.slice(first),
  };
  const values = reachValues(reach, seen, ending, state);
  const trial = finishReach(reach, state.tMs, ending, state, values);
  const counts = trial.void === undefined;
  const lit = counts && ending === 'lit' ? 1 : 0;
  return {
    ...step,
    state: {
      ...toMiddle(state),
      lit: { ...state.lit, [reach.direction]: state.lit[reach.direction] + lit },
      lastOutcome: outcomeOf(state, counts ? ending : 'void'),
    },
    cues: counts ? [...step.cues, { name: ending, tMs: state.tMs, direction: reach.direction }] : step.cues,
    ended: [...step.ended, trial],
  };
}

function toMiddle(state: BeaconsState): BeaconsState {
  return {
    ...state,
    phase: 'middle',
    phaseStartMs: state.tMs,
    calmMs: CALM_MS,
    steadyForMs: 0,
    reach: undefined,
  };
}

/** The lights are over: the turns follow, if there are any. */
function lookStraight(step: StepResult): StepResult {
  const { state } = step;
  if (state.turns.length === 0) return end(step);
  return {
    ...step,
    state: { ...state, phase: 'straight', phaseStartMs: state.tMs, calmMs: FIRST_CALM_MS, steadyForMs: 0 },
    cues: [...step.cues, { name: 'straight', tMs: state.tMs }],
  };
}

function end(step: StepResult): StepResult {
  const { state } = step;
  return {
    ...step,
    state: { ...state, phase: 'done', phaseStartMs: state.tMs, progress: 1 },
    cues: [...step.cues, { name: 'done', tMs: state.tMs }],
  };
}

function fromStraight(step: StepResult): StepResult {
  const { state } = step;
  const side = state.turns[state.nextTurn];
  if (side === undefined || state.tMs + LONGEST_TURN_MS > state.durationMs) return end(step);
  return isReady(state, LONGEST_STRAIGHT_MS) ? startTurn(step, side) : step;
}

function startTurn(step: StepResult, side: Side): StepResult {
  const { state, history } = step;
  const turn: Turn = {
    index: state.trials.length,
    side,
    startMs: state.tMs,
    startStep: state.steps,
    straightDeg: straightOf(history.slice(history.length - STRAIGHT_STEPS)),
    turnedDeg: 0,
    farthestDeg: 0,
    steps: 0,
    heldSteps: 0,
  };
  return {
    ...step,
    state: { ...state, phase: 'turn', phaseStartMs: state.tMs, turn, nextTurn: state.nextTurn + 1 },
    cues: [...step.cues, { name: 'turn', tMs: state.tMs, direction: side }],
  };
}

function fromTurn(step: StepResult): StepResult {
  const { state, history } = step;
  const { turn } = state;
  if (turn === undefined || !isTurnOver(turn, state.tMs)) return step;
  const trial = finishTurn(turn, state.tMs, history.slice(Math.max(0, turn.startStep - 1)));
  return {
    ...step,
    state: {
      ...state,
      phase: 'straight',
      phaseStartMs: state.tMs,
      calmMs: CALM_MS,
      steadyForMs: 0,
      turn: undefined,
      lastOutcome: outcomeOf(state, trial.void === undefined ? 'turned' : 'void'),
    },
    cues: [...step.cues, { name: 'turned', tMs: state.tMs, direction: turn.side }],
    ended: [...step.ended, trial],
  };
}

/** A release broke the running reach or turn off: it is void, and asked for again. */
export function abortTrial(step: StepResult): StepResult {
  const { state } = step;
  const trial = runningTrial(state);
  if (trial === undefined) return step;
  return {
    ...step,
    state: {
      ...state,
      reach: undefined,
      turn: undefined,
      nextReach: state.nextReach - (state.reach === undefined ? 0 : 1),
      nextTurn: state.nextTurn - (state.turn === undefined ? 0 : 1),
      lastOutcome: outcomeOf(state, 'void'),
    },
    ended: [...step.ended, trial],
  };
}

/** What is running, as void. */
export function runningTrial(state: BeaconsState): TrialResult | undefined {
  if (state.reach !== undefined) return finishReach(state.reach, state.tMs, undefined, state);
  if (state.turn !== undefined) return finishTurn(state.turn, state.tMs, undefined);
  return undefined;
}

function outcomeOf({ reach, turn, tMs }: BeaconsState, kind: BeaconsOutcome['kind']): BeaconsOutcome {
  return { kind, direction: reach?.direction, side: turn?.side, atMs: tMs };
}
