/** When Periscope goes from one phase to the next. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import type { Direction } from '#core/exercise/directions.ts';
import { AppendOnlyList } from '#core/append-only-list.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { SCORED_CYCLES } from './schedule.ts';
import { CALM_MS } from './setup.ts';
import type { Fault, PeriscopeState, Piece, RunningPiece } from './state.ts';
import { cycleTimes, judgedCycle } from './trial.ts';

/** The state within a step, with the cues given and the trials ended so far. */
export interface StepResult {
  readonly state: PeriscopeState;
  /** The steps before this one. */
  readonly history: BlockSamples;
  readonly cues: readonly ExerciseCue[];
  readonly ended: readonly TrialResult[];
}

const NO_SAMPLES: BlockSamples = AppendOnlyList.empty();

/** What a cycle is answered with. */
const FAULT_CUES: Readonly<Record<Fault, string>> = {
  none: 'steady',
  small: 'small',
  large: 'large',
  late: 'late',
  leaking: 'leaking',
};

/** Advances to the phase of this moment, before what is asked is computed. */
export function advancePhase(step: StepResult): StepResult {
  switch (step.state.phase) {
    case 'calm':
      return fromCalm(step);
    case 'moving':
      return fromMoving(step);
    case 'released':
      return breakOff(step);
    case 'done':
      return step;
  }
}

function fromCalm(step: StepResult): StepResult {
  const { state } = step;
  const planned = state.set.schedule[state.nextPiece];
  const startMs = Math.max(state.tMs, state.nextStartMs);
  const lastMs = startMs + (1 + SCORED_CYCLES) * state.set.cycleMs;
  if (planned === undefined || lastMs > state.set.durationMs) {
    return { ...step, state: { ...state, phase: 'done', phaseStartMs: state.tMs, progress: 1 } };
  }
  return state.tMs < state.nextStartMs ? step : startPiece(step, planned);
}

function startPiece(step: StepResult, planned: Piece): StepResult {
  const { state } = step;
  const piece: RunningPiece = { ...planned, startMs: state.tMs, judged: 0 };
  return {
    ...step,
    state: { ...state, piece, phase: 'moving', phaseStartMs: state.tMs, nextPiece: state.nextPiece + 1 },
    cues: [...step.cues, { name: planned.part, tMs: state.tMs }],
  };
}

function fromMoving(step: StepResult): StepResult {
  const { state } = step;
  const { piece, set, tMs } = state;
  if (piece === undefined) return startCalm(step);
  const withBeat = { ...step, cues: [...step.cues, ...beatsOf(piece, state)] };
  if (tMs < cycleTimes(piece, piece.judged, set).endMs) return withBeat;
  const { trial, fault } = judgedCycle(piece, state.trials.length, step.history, set);
  const judged = {
    ...withBeat,
    state: {
      ...state,
      trials: [...state.trials, trial],
      piece: { ...piece, judged: piece.judged + 1 },
      lastOutcome: trial.void === undefined ? { fault, part: piece.part, atMs: tMs } : state.lastOutcome,
    },
    cues: trial.void === undefined ? [...withBeat.cues, { name: FAULT_CUES[fault], tMs }] : withBeat.cues,
    ended: [...step.ended, trial],
  };
  return judged.state.piece.judged < SCORED_CYCLES ? judged : startCalm(judged);
}

/** The metronome: a beat where the movement turns on its first side, the other where it turns on its second. */
function beatsOf(piece: RunningPiece, { set, tMs }: PeriscopeState): ExerciseCue[] {
  const inCycleMs = (tMs - piece.startMs) % set.cycleMs;
  const quarterMs = set.cycleMs / 4;
  const turned = (atMs: number): boolean => inCycleMs >= atMs && inCycleMs < atMs + 10;
  if (turned(quarterMs)) return [{ name: 'beat', tMs, direction: sideOf(piece, piece.sign) }];
  if (turned(3 * quarterMs)) return [{ name: 'off-beat', tMs, direction: sideOf(piece, -piece.sign) }];
  return [];
}

function sideOf({ plane }: Piece, sign: number): Direction {
  if (plane === 'lateral') return sign > 0 ? 'right' : 'left';
  return sign > 0 ? 'front' : 'back';
}

/** Calm; the next piece is due after its pause. */
function startCalm(step: StepResult): StepResult {
  const { state } = step;
  return {
    ...step,
    state: {
      ...state,
      piece: undefined,
      phase: 'calm',
      phaseStartMs: state.tMs,
      nextStartMs: state.tMs + CALM_MS,
    },
    cues: [...step.cues, { name: 'calm', tMs: state.tMs }],
  };
}

/** A release broke the running cycle off: it is void. */
function breakOff(step: StepResult): StepResult {
  const { state } = step;
  if (state.piece === undefined) return step;
  const ended = brokenOff(state);
  return {
    ...step,
    state: { ...state, piece: undefined, trials: [...state.trials, ...ended] },
    ended: [...step.ended, ...ended],
  };
}

/** The scored cycle that runs, as a void trial; none while the piece still leads in. */
export function brokenOff(state: PeriscopeState): TrialResult[] {
  const { piece, set, tMs } = state;
  if (piece === undefined || tMs < cycleTimes(piece, piece.judged, set).startMs) return [];
  return [judgedCycle(piece, state.trials.length, NO_SAMPLES, set, tMs).trial];
}
