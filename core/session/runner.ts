/**
 * The session runner: a pure state machine. `stepSession` folds one frame, `actOnSession` (runner-actions.ts) one
 * action; both give the next state, what the sensors should do and what there is to hear. Live play and replay call
 * nothing else.
 */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { NOTHING_SHOWN, type Stimulus } from '../contract/stimulus.ts';
import { HUB_STEP_MS } from '../units.ts';
import { QUIET_STANCE_MS, SETTLING_MS, addToStance, isMoving, stanceResult } from './quiet-stance.ts';
import { missingSensor } from './needs.ts';
import { endBlock, exerciseOf, stepBlock } from './runner-blocks.ts';
import {
  advance,
  enterEmptyBoard,
  enterReady,
  enterResuming,
  enterStandStill,
  enterStepOn,
  playOn,
  resume,
  settle,
  stop,
} from './runner-phases.ts';
import { only } from './runner-state.ts';
import type { RunnerOutput, SessionKit, SessionState } from './runner-state.ts';
import { checkFrame, isStanding, resumesByItself } from './safety.ts';
import type { Phase, WaitingProblem } from './session-types.ts';

const TARE_MS = 2000;
/** Less than this on the board is an empty board. */
const EMPTY_LOAD_KG = 5;
/** A person has stepped on when they have stood this long. */
const STEPPED_ON_MS = 1000;
/** A board that spoke this long again is trusted again. */
const STEADY_AGAIN_MS = 1000;
/** A disturbance that has not gone by itself after this is cut off: the exercise broke its word. */
const RELEASE_LIMIT_MS = 200;

export function stepSession(state: SessionState, kit: SessionKit, frame: Frame): RunnerOutput {
  const bodyMassKg = state.phase.name === 'step-on' ? undefined : state.bodyMassKg;
  const { state: safety, cause } = checkFrame(state.safety, frame, bodyMassKg);
  const now: SessionState = { ...state, nowMs: state.nowMs + HUB_STEP_MS, frame, safety };
  const { phase } = now;
  switch (phase.name) {
    case 'empty-board':
      return stepEmptyBoard(now, phase);
    case 'step-on':
      return only(stepStepOn(now, phase));
    case 'stand-still':
      return cause === undefined ? stepStandStill(now, kit, phase) : only(enterStepOn(now));
    case 'ready':
    case 'resuming':
      return stepCountdown(now, kit, phase, cause === undefined);
    case 'playing':
      return cause === undefined ? stepPlaying(now, kit) : only(stop(now, kit, cause));
    case 'releasing':
      return stepReleasing(now, kit, phase);
    case 'paused':
      return only(stepPaused(now, kit, phase));
    case 'rest':
      if (cause === 'board-button') return only(stop(now, kit, cause));
      return only(now.nowMs >= phase.untilMs ? advance(now, kit) : now);
    default:
      return only(now);
  }
}

type PhaseOf<Name extends Phase['name']> = Extract<Phase, { name: Name }>;

function stepEmptyBoard(state: SessionState, phase: PhaseOf<'empty-board'>): RunnerOutput {
  const { frame } = state;
  if (frame === undefined || !hasFlag(frame, FrameFlag.attached) || hasFlag(frame, FrameFlag.gap)) {
    return only(withPhase(state, { name: 'empty-board', sinceMs: state.nowMs, problem: 'no-board' }));
  }
  if (hasFlag(frame, FrameFlag.taring)) return only(withPhase(state, { ...phase, taring: true }));
  if (phase.taring === true) {
    return only(hasFlag(frame, FrameFlag.tared) ? enterStepOn(state) : enterEmptyBoard(state));
  }
  if (Math.abs(frame.loadKg) > EMPTY_LOAD_KG) {
    return only(withPhase(state, { name: 'empty-board', sinceMs: state.nowMs, problem: 'loaded' }));
  }
  const waited = state.nowMs - phase.sinceMs;
  if (phase.problem !== undefined) return only(enterEmptyBoard(state));
  if (waited !== EMPTY_BEFORE_TARE_MS && (waited <= EMPTY_BEFORE_TARE_MS || waited % TARE_AGAIN_MS !== 0)) {
    return only(state);
  }
  return { state, requests: [{ type: 'tare', durationMs: TARE_MS }], cues: [] };
}

/** The board rests this long before it is zeroed; an unanswered request is made again. */
const EMPTY_BEFORE_TARE_MS = 500;
const TARE_AGAIN_MS = 5000;

function stepStepOn(state: SessionState, phase: PhaseOf<'step-on'>): SessionState {
  const { frame } = state;
  if (frame === undefined || !isStanding(frame, undefined)) return enterStepOn(state);
  return state.nowMs - phase.sinceMs >= STEPPED_ON_MS ? enterStandStill(state, false) : state;
}

function stepStandStill(state: SessionState, kit: SessionKit, phase: PhaseOf<'stand-still'>): RunnerOutput {
  const { frame } = state;
  if (frame === undefined || state.nowMs - phase.sinceMs <= SETTLING_MS) return only(state);
  if (isMoving(state.stance, frame)) return only(enterStandStill(state, true));
  const stance = addToStance(state.stance, frame);
  if (stance.frames < QUIET_STANCE_MS / HUB_STEP_MS) return only({ ...state, stance });
  const result = stanceResult(stance);
  if (result === undefined) return only(enterStandStill(state, false));
  const standing: SessionState = {
    ...state,
    stance,
    neutral: { mlMm: result.neutralMlMm, apMm: result.neutralApMm },
    bodyMassKg: result.bodyMassKg,
    quietSwayRmsMm: result.swayRmsMm,
    quietSway: result.sway,
  };
  const requests = [{ type: 'body-mass', bodyMassKg: result.bodyMassKg }] as const;
  return { state: advance(standing, kit), requests, cues: [] };
}

/** Counts down only while the person stands and the sensors speak; begins anew when they do again. */
function stepCountdown(
  state: SessionState,
  kit: SessionKit,
  phase: PhaseOf<'ready' | 'resuming'>,
  safe: boolean,
): RunnerOutput {
  const problem = waitingProblem(state, kit, safe);
  if (problem === undefined) {
    if (phase.problem !== undefined) {
      return only(phase.name === 'ready' ? enterReady(state) : enterResuming(state, kit));
    }
    return state.nowMs >= phase.untilMs ? playOn(state, kit) : only(state);
  }
  const lengthMs = phase.untilMs - phase.sinceMs;
  const sinceMs = state.nowMs;
  return only(withPhase(state, { ...phase, sinceMs, untilMs: sinceMs + lengthMs, problem }));
}

function waitingProblem(state: SessionState, kit: SessionKit, safe: boolean): WaitingProblem | undefined {
  const { block, frame } = state;
  if (!safe || frame === undefined || !isStanding(frame, state.bodyMassKg)) return 'off-board';
  return block === undefined ? undefined : missingSensor(exerciseOf(kit, block.exercise).info.sensors, frame);
}

function stepPlaying(state: SessionState, kit: SessionKit): RunnerOutput {
  const { block, frame } = state;
  if (block === undefined || frame === undefined) return only(advance(state, kit));
  const { state: stepped, cues } = stepBlock(state, kit, block, frame);
  const running = stepped.block ?? block;
  const over = exerciseOf(kit, running.exercise).finished(running.state) || running.tMs >= running.durationMs;
  if (!over) return { state: stepped, requests: [], cues };
  return { state: advance(endBlock(stepped, kit, true), kit), requests: [], cues };
}

/** The exercise steps on without scoring until its disturbance is zero, at the latest after 200 ms. */
function stepReleasing(state: SessionState, kit: SessionKit, phase: PhaseOf<'releasing'>): RunnerOutput {
  const { block, frame } = state;
  if (block === undefined || frame === undefined) return only(settle(state, kit, phase.cause, 0));
  const { state: stepped, cues } = stepBlock(state, kit, block, frame);
  const running = stepped.block ?? block;
  const elapsedMs = state.nowMs - phase.sinceMs;
  const gone = exerciseOf(kit, running.exercise).disturbance(running.state) === 0;
  if (!gone && elapsedMs < RELEASE_LIMIT_MS) return { state: stepped, requests: [], cues };
  return { state: settle(stepped, kit, phase.cause, elapsedMs), requests: [], cues };
}

/** A pause for the sensor's sake ends when the board has spoken steadily again with the person on it. */
function stepPaused(state: SessionState, kit: SessionKit, phase: PhaseOf<'paused'>): SessionState {
  if (!resumesByItself(phase.cause)) return state;
  const { frame } = state;
  if (frame === undefined || !hasFlag(frame, FrameFlag.attached) || hasFlag(frame, FrameFlag.gap)) {
    return { ...state, steadyMs: 0 };
  }
  const steadyMs = state.steadyMs + HUB_STEP_MS;
  return steadyMs >= STEADY_AGAIN_MS ? resume({ ...state, steadyMs }, kit) : { ...state, steadyMs };
}

function withPhase(state: SessionState, phase: Phase): SessionState {
  return { ...state, phase };
}

/** What a person before the screen sees now, for devices that react. */
export function visibleNow(state: SessionState, kit: SessionKit): Stimulus {
  const { block, phase } = state;
  const isOff = ['check-in', 'refused', 'empty-board', 'check-out', 'summary'].includes(phase.name);
  const place = isOff ? 'off-board' : 'on-board';
  if (block !== undefined && (phase.name === 'playing' || phase.name === 'releasing')) {
    return { ...exerciseOf(kit, block.exercise).visible(block.state), place };
  }
  return { ...NOTHING_SHOWN, place };
}
