/** Beginning, stepping and ending one block of an exercise within a session. */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import type { AbilityModel, AbilityState } from '../difficulty/ability.ts';
import { KeelError } from '../errors.ts';
import { deriveSeed } from '../signal/random.ts';
import { HUB_STEP_MS } from '../units.ts';
import type { Exercise, ExerciseCue, TrialResult } from './exercise.ts';
import { chooseDifficulty, countedSuccesses } from './runner-difficulty.ts';
import type { BlockStep } from './runner-difficulty.ts';
import { validSensors, wearsSensors } from './needs.ts';
import type { RunningBlock, SessionDependencies, SessionState } from './runner-state.ts';
import type { BlockRecord } from './session-types.ts';

export function exerciseOf(dependencies: Pick<SessionDependencies, 'exercises'>, id: string): Exercise {
  const exercise = dependencies.exercises[id];
  if (exercise === undefined) {
    throw new KeelError(
      'not-found',
      `This version of Keel has no exercise "${id}". Choose another in the programme.`,
    );
  }
  return exercise;
}

/** The state with a fresh block of this plan step, ready to be stepped. */
export function beginBlock(
  state: SessionState,
  dependencies: SessionDependencies,
  step: BlockStep,
): SessionState {
  const exercise = exerciseOf(dependencies, step.exercise);
  const chosen = chooseDifficulty(state, dependencies, step, exercise);
  const seed = deriveSeed(state.setup.seed, `${step.role}-${step.number}`);
  const context = {
    durationMs: step.durationMs,
    limits: state.limits ?? dependencies.defaultLimits,
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
  dependencies: SessionDependencies,
  block: RunningBlock,
  frame: Frame,
): BlockOutput {
  const exercise = exerciseOf(dependencies, block.exercise);
  const output = exercise.step(block.state, {
    tMs: block.tMs,
    copMlMm: frame.copMlMm - (state.neutral?.mlMm ?? 0),
    copApMm: frame.copApMm - (state.neutral?.apMm ?? 0),
    valid: hasFlag(frame, FrameFlag.valid),
    ...(wearsSensors(frame) ? { body: { angles: frame, valid: validSensors(frame) } } : {}),
  });
  const next = { ...block, tMs: block.tMs + HUB_STEP_MS, state: output.state, previous: block.state };
  const counts = block.role === 'set' || block.role === 'probe';
  const ability = counts ? learned(dependencies.abilityModel, state.ability, output.trials) : state.ability;
  return { state: { ...state, block: next, ability }, cues: output.cues };
}

/** What the scored trials teach. */
export function learned(
  model: AbilityModel,
  before: AbilityState,
  trials: readonly TrialResult[],
): AbilityState {
  let ability = before;
  for (const { score, margin, difficulty, void: voided } of trials) {
    if (score === undefined || difficulty === undefined || voided !== undefined) continue;
    ability = model.update(ability, { score, margin, difficulty });
  }
  return ability;
}

/** The block as a record, whether it came to its end or not. */
export function recordOf(
  state: SessionState,
  dependencies: SessionDependencies,
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
    result: exerciseOf(dependencies, block.exercise).result(block.state),
  };
}

/** Puts the running block away. A set's success and quality bear on the next decision; measured limits on all after. */
export function endBlock(
  state: SessionState,
  dependencies: SessionDependencies,
  completed: boolean,
): SessionState {
  const { block } = state;
  if (block === undefined) return state;
  const record = recordOf(state, dependencies, block, completed);
  const ended: SessionState = { ...state, block: undefined, blocks: [...state.blocks, record] };
  if (block.role === 'limits' && completed) return { ...ended, limits: record.result.limits ?? state.limits };
  return block.role === 'set' ? afterSet(ended, dependencies, record) : ended;
}

function afterSet(
  state: SessionState,
  dependencies: SessionDependencies,
  { result }: BlockRecord,
): SessionState {
  const successes = countedSuccesses(result.trials);
  const lastSuccess =
    successes.length === 0 ? undefined : successes.filter(Boolean).length / successes.length;
  const lastQualityGood = result.quality === 'good';
  const { setting } = state.setup.programme;
  const set = { setting, success: lastSuccess, qualityGood: lastQualityGood };
  const ability = dependencies.abilityModel.afterSet(state.ability, set);
  return { ...state, ability, lastSuccess, lastQualityGood };
}
