/**
 * The session runner: a pure state machine. `stepSession` folds one frame, `actOnSession` one action; both give the next
 * state, what the sensors should do and what there is to hear. Live play and replay call nothing else.
 *
 * Every phase is a file of phases/ and a line of `PHASES`; every kind of plan step is entered by a line of `STEPS`.
 */
import { NEUTRAL_BODY } from '../contract/body-angles.ts';
import { FrameFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { HUB_STEP_MS } from '../units.ts';
import type { SessionAction } from './actions.ts';
import { endMovement } from './movement-block.ts';
import { overrideNext } from './override-next.ts';
import { checkInPhase, enterCheckIn, refusedPhase } from './phases/check-in.ts';
import { checkOutPhase, enterCheckOut, enterSummary, summaryPhase } from './phases/check-out.ts';
import { readyPhase, resumingPhase } from './phases/countdown.ts';
import { emptyBoardPhase, enterEmptyBoard } from './phases/empty-board.ts';
import { enterMovement, movementPhase } from './phases/movement.ts';
import { pausedPhase } from './phases/paused.ts';
import { playingPhase, releasingPhase } from './phases/playing.ts';
import { quietPhase } from './phases/quiet.ts';
import { enterExercise } from './phases/ready.ts';
import { coolDownPhase, enterRest, restPhase } from './phases/rest.ts';
import { enterSensors, sensorsPhase } from './phases/sensors.ts';
import { enterTakePlace, takePlacePhase } from './phases/take-place.ts';
import { changePlan } from './plan-changes.ts';
import { needsOfStep, placeOf } from './plan-step.ts';
import type { Place, PlanStep, StepOf } from './plan-step.ts';
import { isBehind, regain } from './regain.ts';
import { checkFrame } from './safety.ts';
import type { Stop } from './safety.ts';
import { currentStep } from './state.ts';
import type { Phase, PhaseOf, RunnerOutput, SessionDependencies, SessionState } from './state.ts';
import { endEarly, resume, resumeBlock, stop } from './stopping.ts';
import { stay } from './transition.ts';
import type { Go, PhaseHandler, Transition } from './transition.ts';
import { watchOf } from './watch.ts';

type Phases = { readonly [Name in Phase['name']]: PhaseHandler<Name> };
type StepEntry<Kind extends PlanStep['kind']> = (
  state: SessionState,
  dependencies: SessionDependencies,
  step: StepOf<Kind>,
) => Transition;
type StepEntries = { readonly [Kind in PlanStep['kind']]: StepEntry<Kind> };

const PHASES: Phases = {
  'check-in': checkInPhase,
  refused: refusedPhase,
  sensors: sensorsPhase,
  'empty-board': emptyBoardPhase,
  'take-place': takePlacePhase,
  quiet: quietPhase,
  ready: readyPhase,
  playing: playingPhase,
  movement: movementPhase,
  releasing: releasingPhase,
  paused: pausedPhase,
  resuming: resumingPhase,
  rest: restPhase,
  'cool-down': coolDownPhase,
  'check-out': checkOutPhase,
  summary: summaryPhase,
};

const STEPS: StepEntries = {
  'check-in': enterCheckIn,
  sensors: enterSensors,
  'zero-board': enterEmptyBoard,
  quiet: enterTakePlace,
  exercise: enterExercise,
  movement: enterMovement,
  rest: enterRest,
  'cool-down': enterRest,
  'check-out': enterCheckOut,
  summary: enterSummary,
};

export function stepSession(
  state: SessionState,
  dependencies: SessionDependencies,
  frame: Frame,
): RunnerOutput {
  const { state: safety, stop: stopped } = checkFrame(state.safety, frame, watchOf(state));
  const now: SessionState = { ...state, nowMs: state.nowMs + HUB_STEP_MS, frame, safety };
  return settled(stepPhase(now, now.phase, dependencies, stopped), dependencies);
}

/** One action. Actions that make no sense in the present phase change nothing. */
export function actOnSession(
  state: SessionState,
  dependencies: SessionDependencies,
  action: SessionAction,
): RunnerOutput {
  return settled(act(state, dependencies, action), dependencies);
}

function stepPhase<Name extends Phase['name']>(
  state: SessionState,
  phase: PhaseOf<Name>,
  dependencies: SessionDependencies,
  stopped: Stop | undefined,
): Transition {
  const handler: PhaseHandler<Name> = PHASES[phase.name];
  return handler.step(state, phase, dependencies, stopped);
}

function actInPhase<Name extends Phase['name']>(
  state: SessionState,
  phase: PhaseOf<Name>,
  dependencies: SessionDependencies,
  action: SessionAction,
): Transition {
  const handler: PhaseHandler<Name> = PHASES[phase.name];
  return handler.act?.(state, phase, action, dependencies) ?? stay(state);
}

function act(state: SessionState, dependencies: SessionDependencies, action: SessionAction): Transition {
  const { phase } = state;
  const { stops, ends } = PHASES[phase.name];
  switch (action.type) {
    case 'stop':
      return stops ? { state, go: { to: 'stop', stop: { cause: action.cause } } } : stay(state);
    case 'end':
      return ends ? { state, go: { to: 'end', reason: action.reason } } : stay(state);
    case 'leave-out':
    case 'repeat':
    case 'play-next':
      return ends ? (changePlan(state, dependencies, action) ?? stay(state)) : stay(state);
    case 'override':
      return overrideNext(state, dependencies, action);
    case 'silence':
      return passSilence(state, dependencies, action.durationMs);
    case 'hub-restarted':
      return hubRestarted(state);
    default:
      return actInPhase(state, phase, dependencies, action);
  }
}

/**
 * The sensors' process came back, and knows neither zero nor calibration. What was played stops; what was about to be is
 * entered anew; a rest goes on. A recorded movement is broken off: how the new hub's angles follow the old ones is not
 * known.
 */
function hubRestarted(state: SessionState): Transition {
  const anew: SessionState = {
    ...endMovement(state, false, true),
    frame: undefined,
    calibrateAgain: state.calibrateAgain || isBehind(state, 'sensors'),
  };
  switch (state.phase.name) {
    case 'playing':
    case 'movement': {
      const [sensor] = needsOfStep(currentStep(state));
      return { state: anew, go: { to: 'stop', stop: { cause: 'sensor-lost', sensor } } };
    }
    case 'take-place':
    case 'quiet':
    case 'ready':
    case 'resuming':
      return regain(anew) ?? stay(anew);
    default:
      return stay(anew);
  }
}

/** Follows a transition to where it stays. */
function settled(transition: Transition, dependencies: SessionDependencies): RunnerOutput {
  let now = transition;
  const requests = [...(now.requests ?? [])];
  const cues = [...(now.cues ?? [])];
  while (now.go !== undefined) {
    now = follow(now.state, dependencies, now.go);
    requests.push(...(now.requests ?? []));
    cues.push(...(now.cues ?? []));
  }
  return { state: now.state, requests, cues };
}

function follow(state: SessionState, dependencies: SessionDependencies, go: Go): Transition {
  switch (go.to) {
    case 'next':
      return state.standAgain
        ? resumeBlock({ ...state, standAgain: false })
        : enterStep(state, dependencies, state.planIndex + 1);
    case 'step':
      return enterStep(state, dependencies, go.index);
    case 'stop':
      return stop(state, dependencies, go.stop);
    case 'resume':
      return state.phase.name === 'paused' ? resume(state) : resumeBlock(state);
    case 'end':
      return endEarly(state, dependencies, go.reason);
  }
}

/** Enters the plan step at this index; one that the time of the session no longer allows is passed over. */
export function enterStep(
  state: SessionState,
  dependencies: SessionDependencies,
  planIndex: number,
): Transition {
  const entered: SessionState = { ...state, planIndex };
  const step = currentStep(entered);
  if (isOverTime(entered, step)) return afterTime(entered, dependencies);
  const placed = { ...entered, place: placeIn(entered, step) };
  return regain(placed) ?? enter(placed, dependencies, step);
}

/** Where the person is in this step; a movement is made away from any place. */
function placeIn({ place }: SessionState, step: PlanStep): Place | undefined {
  if (step.kind === 'movement') return undefined;
  return step.kind === 'quiet' || step.kind === 'exercise' ? placeOf(step) : place;
}

function enter<Kind extends PlanStep['kind']>(
  state: SessionState,
  dependencies: SessionDependencies,
  step: StepOf<Kind>,
): Transition {
  const entry: StepEntry<Kind> = STEPS[step.kind];
  return entry(state, dependencies, step);
}

/** Nothing more is begun once the session has lasted as long as the programme allows. */
function isOverTime({ nowMs, setup }: SessionState, step: PlanStep): boolean {
  const begins = step.kind === 'exercise' || step.kind === 'movement' || step.kind === 'quiet';
  return begins && nowMs >= setup.programme.sessionMinutes * 60_000;
}

function afterTime(state: SessionState, dependencies: SessionDependencies): Transition {
  const change = { kind: 'time-limit', tMs: state.nowMs } as const;
  const index = state.plan.findIndex(({ kind }) => kind === 'cool-down' || kind === 'check-out');
  return enterStep({ ...state, changes: [...state.changes, change] }, dependencies, index);
}

/** Time without frames, 10 ms at a time: what was last seen, held and marked as silent. */
function passSilence(state: SessionState, dependencies: SessionDependencies, durationMs: number): Transition {
  let now = state;
  const requests = [];
  for (let passed = 0; passed < durationMs; passed += HUB_STEP_MS) {
    const output = stepSession(now, dependencies, silentFrame(now));
    now = output.state;
    requests.push(...output.requests);
  }
  return { state: now, requests };
}

function silentFrame({ frame: held }: SessionState): Frame {
  return {
    ...(held ?? NEUTRAL_BODY),
    tMs: held?.tMs ?? 0,
    copMlMm: held?.copMlMm ?? 0,
    copApMm: held?.copApMm ?? 0,
    loadKg: 0,
    loadPercent: 0,
    dataAgeMs: (held?.dataAgeMs ?? 0) + HUB_STEP_MS,
    edgeMargin: 1,
    flags: FrameFlag.gap | FrameFlag.held,
  };
}
