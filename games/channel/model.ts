/**
 * The rules of Channel: a boat goes where the person leans, along a channel that winds, and belongs between its banks.
 * A pure fold over 10 ms steps; the screen shows what is decided here.
 *
 * What steers is the boat's place, with no dynamics between them, so that the response to the course is the person's.
 * A gain, a delay, noise or blanking of the steering would come in `readInput`, before anything is judged.
 */
import { PREVIEW_STEP_MS } from '#core/contract/stimulus.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type {
  Exercise,
  ExerciseCue,
  ExerciseInput,
  ShownStimulus,
  StepOutput,
} from '#core/exercise/exercise.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { steeringIn, timeMs } from '../input.ts';
import { CHANNEL_CURVE } from './curve.ts';
import { CHANNEL_INFO } from './info.ts';
import { middleAt } from './model/course.ts';
import { resultOf } from './model/result.ts';
import { setUp } from './model/setup.ts';
import { finishStretch, observed, startStretch, stretchStartMs } from './model/stretch.ts';
import type { ChannelState } from './model/state.ts';

export type { ChannelOutcome, ChannelParameters, ChannelPhase, ChannelState } from './model/state.ts';

/** A release must be over within 200 ms of being asked for. */
const RELEASE_MS = 150;

export const CHANNEL: Exercise<ChannelState> = {
  info: CHANNEL_INFO,
  curve: CHANNEL_CURVE,
  init: setUp,
  step,
  release,
  resume,
  disturbance: (state) => (state.phase === 'done' ? 0 : Math.abs(state.middle)),
  finished: (state) => state.phase === 'done',
  result: resultOf,
  stimulus,
};

/** The state within a step, with the cues given and the trials ended so far. */
interface StepResult {
  readonly state: ChannelState;
  readonly cues: readonly ExerciseCue[];
  readonly ended: readonly TrialResult[];
}

function step(before: ChannelState, input: ExerciseInput): StepOutput<ChannelState> {
  const steering = steeringIn(input)?.steering;
  const read = readInput(before, timeMs(input, before.tMs), steering);
  const { state, cues, ended } = judge(moveOn({ state: read, cues: [], ended: [] }), steering);
  const trials = ended.length === 0 ? state.trials : [...state.trials, ...ended];
  return { state: { ...state, trials }, cues, trials: ended };
}

/** Takes time and steering in. Without a usable value the steering stays. */
function readInput(state: ChannelState, tMs: number, steering: PlaneVector | undefined): ChannelState {
  return {
    ...state,
    tMs,
    progress: Math.min(1, Math.max(0, tMs / Math.max(1, state.durationMs))),
    steering: steering ?? state.steering,
    steps: state.steps + 1,
    heldSteps: state.heldSteps + (steering === undefined ? 1 : 0),
  };
}

/** The channel of this moment; a released set breaks its trial off. */
function moveOn(result: StepResult): StepResult {
  const { state } = result;
  if (state.phase === 'done') return result;
  if (state.phase === 'released')
    return abortStretch({ ...result, state: { ...state, middle: fading(state) } });
  const middle = middleAt(state.course, state.tMs);
  if (state.tMs < state.durationMs) return { ...result, state: { ...state, middle } };
  return abortStretch({
    ...result,
    state: { ...state, middle, phase: 'done', phaseStartMs: state.tMs, isAground: false },
  });
}

function fading({ tMs, phaseStartMs, fadingFrom }: ChannelState): number {
  const sinceMs = tMs - phaseStartMs;
  return sinceMs >= RELEASE_MS ? 0 : fadingFrom * (1 - Math.max(0, sinceMs) / RELEASE_MS);
}

function abortStretch(result: StepResult): StepResult {
  const { state } = result;
  if (state.stretch === undefined) return result;
  const broken = finishStretch(state.stretch, state.tMs, state);
  return {
    ...result,
    state: { ...state, stretch: undefined, lastOutcome: { kind: 'void', atMs: state.tMs } },
    ended: [...result.ended, broken],
  };
}

/** Where the boat is between the banks, and what the running trial saw of that. */
function judge(result: StepResult, steering: PlaneVector | undefined): StepResult {
  const { state } = result;
  if (state.phase !== 'course') return result;
  const distance = steering === undefined ? undefined : Math.abs(steering.ml - state.middle);
  const isAground = distance === undefined ? state.isAground : distance > state.halfWidth;
  const stretch = stretchNow(state);
  if (stretch === undefined) return { ...result, state: { ...state, isAground } };
  const seen = observed(stretch, distance);
  const isFirstTouch = seen.farthest > state.halfWidth && stretch.farthest <= state.halfWidth;
  const touched = isFirstTouch ? [touchedCue(state)] : [];
  const watched = {
    ...result,
    state: { ...state, isAground, stretch: seen },
    cues: [...result.cues, ...touched],
  };
  return state.tMs + HUB_STEP_MS < seen.endMs ? watched : endStretch(watched);
}

function touchedCue({ tMs, steering, middle }: ChannelState): ExerciseCue {
  return { name: 'touched', tMs, direction: steering.ml > middle ? 'right' : 'left' };
}

/** The trial of this moment, begun where one is due and there is time for it. */
function stretchNow(state: ChannelState): ChannelState['stretch'] {
  if (state.stretch !== undefined) return state.stretch;
  const { course, tMs, durationMs, trials } = state;
  const startMs = stretchStartMs(course, tMs);
  const next = startStretch(course, trials.length, startMs);
  return tMs === startMs && next.endMs <= durationMs ? next : undefined;
}

function endStretch(result: StepResult): StepResult {
  const { state } = result;
  if (state.stretch === undefined) return result;
  const trial = finishStretch(state.stretch, state.stretch.endMs, state);
  const kind = trial.void !== undefined ? 'void' : trial.success === true ? 'clear' : 'touched';
  const cues = kind === 'clear' ? [...result.cues, { name: 'clear', tMs: state.tMs }] : result.cues;
  return {
    state: { ...state, stretch: undefined, lastOutcome: { kind, atMs: state.tMs } },
    cues,
    ended: [...result.ended, trial],
  };
}

function release(state: ChannelState, tMs: number): ChannelState {
  if (state.phase !== 'course') return state;
  return {
    ...state,
    phase: 'released',
    phaseStartMs: Number.isFinite(tMs) ? tMs : state.tMs,
    fadingFrom: state.middle,
    isAground: false,
    releases: state.releases + 1,
  };
}

function resume(before: ChannelState, tMs: number): ChannelState {
  if (before.phase !== 'released') return before;
  const { state, ended } = abortStretch({ state: before, cues: [], ended: [] });
  const atMs = Number.isFinite(tMs) ? tMs : state.tMs;
  return {
    ...state,
    trials: ended.length === 0 ? state.trials : [...state.trials, ...ended],
    phase: 'course',
    phaseStartMs: atMs,
    middle: 0,
    fadingFrom: 0,
    course: { ...state.course, fromMs: atMs, repeated: undefined },
  };
}

/** Beside the boat's place to the side, which is steered, its place ahead is shown and belongs in the middle. */
function stimulus(state: ChannelState): ShownStimulus {
  const marker = state.steering;
  if (state.phase !== 'course')
    return { aims: [{ marker, target: { ml: state.middle, ap: 0 } }], attending: false };
  const steps = Math.floor((state.parameters.previewS * 1000) / PREVIEW_STEP_MS);
  const preview = Array.from({ length: steps + 1 }, (_, ahead) => ({
    ml: middleAt(state.course, state.tMs + ahead * PREVIEW_STEP_MS),
    ap: 0,
  }));
  return { aims: [{ marker, target: { ml: state.middle, ap: 0 }, preview }], attending: true };
}
