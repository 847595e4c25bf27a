/** Beginning, stepping and ending one block of an exercise within a session. */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import type { AdaptationPolicy } from '../difficulty/ability.ts';
import { difficultyOf, parametersAt } from '../difficulty/curve.ts';
import { overridden } from '../difficulty/override.ts';
import type { Decided } from '../difficulty/override.ts';
import { KeelError } from '../errors.ts';
import { deriveSeed } from '../signal/random.ts';
import { HUB_STEP_MS } from '../units.ts';
import type { Exercise, ExerciseCue, Parameters, TrialResult } from './exercise.ts';
import { spokenFor, wearsSensors } from './needs.ts';
import type { RunningBlock, SessionKit, SessionState } from './runner-state.ts';
import type { BlockRecord, PlanStep } from './session-types.ts';

type BlockStep = Extract<PlanStep, { kind: 'block' }>;

/** The anchor probe's difficulty: the middle of every curve, the same for everyone and for ever. */
export const ANCHOR_DIFFICULTY = 0;
/** How far below the first set the familiarisation lies, logits. */
const FAMILIARISATION_EASIER = 1;
const MAX_STEP_UP = 1;
const DEADBAND = 0.3;

export function exerciseOf(kit: Pick<SessionKit, 'exercises'>, id: string): Exercise {
  const exercise = kit.exercises[id];
  if (exercise === undefined) {
    throw new KeelError(
      'not-found',
      `This version of Keel has no exercise "${id}". Choose another in the programme.`,
    );
  }
  return exercise;
}

interface Choice {
  readonly state: SessionState;
  readonly parameters: Parameters;
}

/** What to play next: the anchor and the familiarisation by rule, a set by the ability model with its decision kept. */
function choose(state: SessionState, kit: SessionKit, step: BlockStep, exercise: Exercise): Choice {
  const { curve } = exercise;
  if (curve === undefined) return { state, parameters: {} };
  const { bounds } = state.setup.programme;
  if (step.role === 'anchor') return { state, parameters: parametersAt(curve, ANCHOR_DIFFICULTY, bounds) };
  const policy: AdaptationPolicy = {
    targetSuccess: state.setup.programme.targetSuccess,
    bounds,
    maxStepUp: MAX_STEP_UP,
    deadband: DEADBAND,
    painLimit: state.setup.programme.painLimit,
  };
  const pain = state.painBefore ?? 0;
  const decided =
    decisionFor(state, step) ??
    kit.abilityModel.next(state.ability, curve, policy, {
      painNow: state.painNow ?? pain,
      painAtStart: pain,
      qualityGood: state.lastQualityGood,
      lastSuccess: state.lastSuccess,
    });
  if (step.role === 'familiarisation') {
    return {
      state,
      parameters: parametersAt(curve, decided.decision.newDifficulty - FAMILIARISATION_EASIER, bounds),
    };
  }
  const { state: ability, decision } =
    state.override === undefined ? decided : overridden(decided, curve, bounds, state.override);
  const record = { ...decision, tMs: state.nowMs, forSet: step.number };
  return {
    state: { ...state, ability, override: undefined, decisions: [...state.decisions, record] },
    parameters: decision.parameters,
  };
}

/** What was decided for a set that has not begun, when a therapist comes in between. */
function decisionFor({ ability, decisions, override }: SessionState, step: BlockStep): Decided | undefined {
  const decision = decisions.at(-1);
  const here = override !== undefined && step.role === 'set' && decision?.forSet === step.number;
  return here ? { state: ability, decision } : undefined;
}

/** The state with a fresh block of this plan step, ready to be stepped. */
export function beginBlock(state: SessionState, kit: SessionKit, step: BlockStep): SessionState {
  const exercise = exerciseOf(kit, step.exercise);
  const chosen = choose(state, kit, step, exercise);
  const seed = deriveSeed(state.setup.seed, `${step.role}-${step.number}`);
  const context = {
    durationMs: step.durationMs,
    limits: state.limits ?? kit.defaultLimits,
    quietSwayRmsMm: state.quietSwayRmsMm,
  };
  const initial = exercise.init(chosen.parameters, context, seed);
  const block: RunningBlock = {
    role: step.role,
    number: step.number,
    exercise: step.exercise,
    parameters: chosen.parameters,
    seed,
    durationMs: step.durationMs,
    startMs: state.nowMs,
    tMs: 0,
    state: initial,
    previous: initial,
  };
  return { ...chosen.state, block };
}

export interface BlockOutput {
  readonly state: SessionState;
  readonly cues: readonly ExerciseCue[];
}

/** One 10 ms step of the running block with this frame; scored trials teach the ability model at once. */
export function stepBlock(
  state: SessionState,
  kit: SessionKit,
  block: RunningBlock,
  frame: Frame,
): BlockOutput {
  const exercise = exerciseOf(kit, block.exercise);
  const output = exercise.step(block.state, {
    tMs: block.tMs,
    copMlMm: frame.copMlMm - (state.neutral?.mlMm ?? 0),
    copApMm: frame.copApMm - (state.neutral?.apMm ?? 0),
    valid: hasFlag(frame, FrameFlag.valid),
    ...(wearsSensors(frame) ? { body: { angles: frame, valid: spokenFor(frame) } } : {}),
  });
  const next = { ...block, tMs: block.tMs + HUB_STEP_MS, state: output.state, previous: block.state };
  const counts = block.role === 'set' || block.role === 'anchor';
  const ability = counts ? learn(state, kit, output.trials) : state.ability;
  return { state: { ...state, block: next, ability }, cues: output.cues };
}

function learn(
  state: SessionState,
  kit: SessionKit,
  trials: readonly TrialResult[],
): SessionState['ability'] {
  let ability = state.ability;
  for (const { score, difficulty, void: voided } of trials) {
    if (score === undefined || difficulty === undefined || voided !== undefined) continue;
    ability = kit.abilityModel.update(ability, { score, difficulty });
  }
  return ability;
}

/** The block as a record, whether it came to its end or not. */
export function recordOf(
  state: SessionState,
  kit: SessionKit,
  block: RunningBlock,
  completed: boolean,
): BlockRecord {
  return {
    role: block.role,
    number: block.number,
    exercise: block.exercise,
    parameters: block.parameters,
    seed: block.seed,
    startMs: block.startMs,
    endMs: state.nowMs,
    completed,
    result: exerciseOf(kit, block.exercise).result(block.state),
  };
}

/** Puts the running block away. A set's success and quality bear on the next decision; measured limits on all after. */
export function endBlock(state: SessionState, kit: SessionKit, completed: boolean): SessionState {
  const { block } = state;
  if (block === undefined) return state;
  const record = recordOf(state, kit, block, completed);
  const ended: SessionState = { ...state, block: undefined, blocks: [...state.blocks, record] };
  if (block.role === 'limits' && completed) return { ...ended, limits: record.result.limits ?? state.limits };
  if (block.role !== 'set') return ended;
  return {
    ...ended,
    lastSuccess: successShare(record.result.trials),
    lastQualityGood: record.result.quality === 'good',
  };
}

function successShare(trials: readonly TrialResult[]): number | undefined {
  let counted = 0;
  let succeeded = 0;
  for (const trial of trials) {
    if (trial.success === undefined || trial.void !== undefined || trial.score === undefined) continue;
    counted++;
    if (trial.success) succeeded++;
  }
  return counted === 0 ? undefined : succeeded / counted;
}

/** 0 at the easy end of the exercise's curve, 1 at the hard end: the patient's one quiet level indicator. */
export function levelOf(kit: SessionKit, block: RunningBlock): number {
  const { curve } = exerciseOf(kit, block.exercise);
  if (curve === undefined) return 0;
  const d = difficultyOf(curve, block.parameters);
  return Math.min(1, Math.max(0, (d - curve.dEasy) / (curve.dHard - curve.dEasy)));
}
