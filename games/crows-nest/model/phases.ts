/** When Crow's Nest goes from one phase to the next. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { finishBout, startBout } from './bout.ts';
import type { Ending } from './bout.ts';
import { planBout } from './plan.ts';
import { ASKED_MS, CALM_FOR_MS, CALM_MS, FALLEN_MS, LONGEST_MS, LONGEST_WAIT_MS } from './setup.ts';
import type { Bout, CrowsNestOutcome, CrowsNestState } from './state.ts';

/** The state within a step, with the cues given and the trials ended so far. */
export interface StepResult {
  readonly state: CrowsNestState;
  readonly cues: readonly ExerciseCue[];
  readonly ended: readonly TrialResult[];
}

/** Advances to the phase of this moment, before the mast is moved. */
export function advancePhase(step: StepResult): StepResult {
  const { state } = step;
  switch (state.phase) {
    case 'calm':
      return fromCalm(step);
    case 'fallen':
      return state.tMs - state.phaseStartMs >= FALLEN_MS ? startCalm(step) : step;
    case 'released':
      return abortBout(step);
    case 'bout':
    case 'done':
      return step;
  }
}

function fromCalm(step: StepResult): StepResult {
  const { state } = step;
  if (Math.max(state.tMs, state.nextStartMs) + ASKED_MS + FALLEN_MS > state.durationMs) {
    return { ...step, state: { ...state, phase: 'done', phaseStartMs: state.tMs, progress: 1, tilt: 0 } };
  }
  if (state.tMs < state.nextStartMs) return step;
  const waitedMs = state.tMs - state.nextStartMs;
  return state.calmForMs >= CALM_FOR_MS || waitedMs >= LONGEST_WAIT_MS ? startNextBout(step) : step;
}

function startNextBout(step: StepResult): StepResult {
  const { state } = step;
  const { nextBout: index, seed, parameters, tMs } = state;
  const plan = planBout(seed, index, parameters, LONGEST_MS);
  return {
    ...step,
    state: {
      ...state,
      phase: 'bout',
      phaseStartMs: tMs,
      bout: startBout(plan, index, tMs),
      nextBout: index + 1,
    },
    cues: [...step.cues, { name: 'cast-off', tMs }],
  };
}

/** The mast is stayed; the next bout is due after a pause. */
function startCalm(step: StepResult): StepResult {
  const { state } = step;
  return {
    ...step,
    state: {
      ...state,
      phase: 'calm',
      phaseStartMs: state.tMs,
      fadingFrom: state.tilt,
      nextStartMs: state.tMs + CALM_MS,
      calmForMs: 0,
    },
    cues: [...step.cues, { name: 'calm', tMs: state.tMs }],
  };
}

/** A release broke the running bout off: it is void. */
function abortBout(step: StepResult): StepResult {
  const { state } = step;
  return state.bout === undefined ? step : endBout(step, state.bout, undefined);
}

/** Judges the running bout after the mast has moved: lost, held for the asked time, over, or still going on. */
export function judgeBout(step: StepResult): StepResult {
  const { state } = step;
  const { bout } = state;
  if (state.phase !== 'bout' || bout === undefined) return step;
  if (Math.abs(state.tilt) > state.fallTilt) return fall(step, bout);
  const isLast = state.tMs + HUB_STEP_MS >= state.durationMs;
  if (bout.heldUpMs >= LONGEST_MS || isLast) return startCalm(endStanding(step, bout));
  return bout.heldUpMs >= ASKED_MS && !bout.kept ? keep(step, bout) : step;
}

/** The asked time is over; the mast is held on for as long as it can be. */
function keep(step: StepResult, bout: Bout): StepResult {
  const { state } = step;
  return {
    ...step,
    state: { ...state, bout: { ...bout, kept: true }, kept: state.kept + 1 },
    cues: [...step.cues, { name: 'kept', tMs: state.tMs }],
  };
}

function fall(step: StepResult, bout: Bout): StepResult {
  const side = step.state.tilt < 0 ? 'left' : 'right';
  const { state, cues, ended } = endBout(step, bout, { side });
  return {
    state: { ...state, phase: 'fallen', phaseStartMs: state.tMs, fadingFrom: state.tilt },
    cues: [...cues, { name: bout.kept ? 'fallen' : 'lost', tMs: state.tMs, direction: side }],
    ended,
  };
}

/** A bout that ends with the mast up; one that the end of the set cut short tells nothing. */
function endStanding(step: StepResult, bout: Bout): StepResult {
  const ended = endBout(step, bout, bout.kept ? { side: undefined } : undefined);
  return bout.kept ? { ...ended, cues: [...ended.cues, { name: 'stood', tMs: step.state.tMs }] } : ended;
}

function endBout(step: StepResult, bout: Bout, ending: Ending | undefined): StepResult {
  const { state } = step;
  const result = finishBout(bout, state.tMs, ending, state);
  const kind = result.void !== undefined ? 'void' : bout.kept ? 'kept' : 'lost';
  const lastOutcome: CrowsNestOutcome = { kind, side: ending?.side, atMs: state.tMs };
  return {
    ...step,
    state: { ...state, bout: undefined, hidden: false, lastOutcome },
    ended: [...step.ended, result],
  };
}
