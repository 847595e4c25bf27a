/** Beginning, stepping and ending one block of an exercise within a session. */
import { AppendOnlyList } from '../append-only-list.ts';
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import type { AbilityModel, AbilityState, ScoredTrial } from '../difficulty/ability.ts';
import type { Exercise, ExerciseCue, ExerciseInput, Parameters } from '../exercise/exercise.ts';
import { SENSOR_NEEDS, missingSensor, validSensors, wearsSensors } from '../exercise/needs.ts';
import type { SensorNeed } from '../exercise/needs.ts';
import { defaultRange } from '../exercise/range.ts';
import type { SteeringSample } from '../exercise/samples.ts';
import { unusualSettings } from '../exercise/settings.ts';
import { skillKey, skillOf } from '../exercise/skill.ts';
import { STEERING_AT_REST, steeringOf } from '../exercise/steering.ts';
import { countedSuccesses, shareOfSuccess } from '../exercise/trial.ts';
import type { TrialResult } from '../exercise/trial.ts';
import { deriveSeed } from '../signal/random.ts';
import { HUB_STEP_MS } from '../units.ts';
import { chooseDifficulty } from './choose-difficulty.ts';
import { exerciseOf } from './exercise-of.ts';
import { DEFAULT_WINDOW_MS, groupDelayMs } from './hub-window.ts';
import { placeKey, rangeKey } from './plan.ts';
import type { ExerciseStep } from './plan-step.ts';
import { programmeBlock } from './programme-block.ts';
import type { ExerciseRecord } from './result.ts';
import { trunkLeanDeg } from './safety.ts';
import { neutralOf } from './state.ts';
import type { RunningBlock, SessionDependencies, SessionState } from './state.ts';

/** Farther out for longer than this share of a set does not pass the quality gate. */
const MOST_LEANED = 0.1;

/** The state with a fresh block of this plan step, ready to be stepped. */
export function beginBlock(
  state: SessionState,
  dependencies: SessionDependencies,
  step: ExerciseStep,
): SessionState {
  const { steering, posture } = step;
  const exercise = exerciseOf(dependencies, step.exercise);
  const chosen = chooseDifficulty(state, dependencies, step, exercise);
  const seed = deriveSeed(state.setup.seed, `${step.block}-${step.role}-${step.number}`);
  const measured = state.places[placeKey(step)];
  const range = state.ranges[rangeKey(step)] ?? defaultRange(steering, posture);
  const context = {
    durationMs: step.durationMs,
    steering,
    posture,
    range,
    bodyMassKg: state.bodyMassKg,
    neutral: measured?.neutral ?? {},
    quietSwayRms: measured?.rms[steering],
    latencyMs: groupDelayMs(DEFAULT_WINDOW_MS),
    leanLimitDeg: state.setup.programme.trunk.leanDeg,
  };
  const initial = exercise.init(chosen.parameters, context, seed);
  const block: RunningBlock = {
    step,
    parameters: chosen.parameters,
    seed,
    startMs: state.nowMs,
    tMs: 0,
    neutral: neutralOf(measured, steering),
    range,
    steering: STEERING_AT_REST,
    samples: AppendOnlyList.empty(),
    state: initial,
    previous: initial,
    scoredTrials: 0,
    leanGateDeg: programmeBlock(state.setup, step.block)?.qualityGate.trunkLeanDeg,
    trunkSeenMs: 0,
    leanedMs: 0,
    spareSensors: SENSOR_NEEDS.filter(
      (need) => state.setup.sensors.includes(need) && !step.needs.includes(need),
    ),
    sensorsLost: [],
  };
  return { ...chosen.state, block };
}

export interface BlockOutput {
  readonly state: SessionState;
  readonly cues: readonly ExerciseCue[];
}

/** One 10 ms step of the running block with this frame; scored trials teach the ability of their skill at once. */
export function stepBlock(
  state: SessionState,
  dependencies: SessionDependencies,
  block: RunningBlock,
  frame: Frame,
): BlockOutput {
  const exercise = exerciseOf(dependencies, block.step.exercise);
  const { steering } = block.step;
  const value = steeringOf(frame, steering, block.neutral, block.range, block.steering);
  const { tMs } = block;
  const sample: SteeringSample = { tMs, ...value, ...bodyOf(frame) };
  const input: ExerciseInput = { ...sample, history: block.samples };
  const output = exercise.step(block.state, input);
  const next: RunningBlock = {
    ...block,
    tMs: tMs + HUB_STEP_MS,
    steering: value,
    samples: block.samples.with(sample),
    state: output.state,
    previous: block.state,
    scoredTrials: block.scoredTrials + countedSuccesses(output.trials).length,
    ...trunkSeen(block, frame),
    sensorsLost: lostNow(block, frame),
  };
  const taught = output.trials.length === 0 ? state : learned(state, dependencies, block, output.trials);
  return { state: { ...taught, block: next }, cues: output.cues };
}

function bodyOf(frame: Frame): Pick<ExerciseInput, 'body'> {
  return wearsSensors(frame) ? { body: { angles: frame, valid: validSensors(frame) } } : {};
}

function trunkSeen(
  { leanGateDeg: limit, trunkSeenMs, leanedMs }: RunningBlock,
  frame: Frame,
): Pick<RunningBlock, 'trunkSeenMs' | 'leanedMs'> {
  const lean = limit === undefined || isShaken(frame) ? undefined : trunkLeanDeg(frame);
  if (limit === undefined || lean === undefined) return { trunkSeenMs, leanedMs };
  return {
    trunkSeenMs: trunkSeenMs + HUB_STEP_MS,
    leanedMs: leanedMs + (lean > limit ? HUB_STEP_MS : 0),
  };
}

/** Which of the two sensors tells the lean does not matter: a motor runs for a moment only. */
function isShaken(frame: Frame): boolean {
  return hasFlag(frame, FrameFlag.thoraxVibrating) || hasFlag(frame, FrameFlag.pelvisVibrating);
}

function lostNow({ spareSensors, sensorsLost }: RunningBlock, frame: Frame): readonly SensorNeed[] {
  if (missingSensor(spareSensors, frame) === undefined) return sensorsLost;
  const now = spareSensors.filter(
    (sensor) => sensorsLost.includes(sensor) || missingSensor([sensor], frame) !== undefined,
  );
  return now.length === sensorsLost.length ? sensorsLost : now;
}

/** What scored trials of a set or a probe teach. */
function learned(
  state: SessionState,
  dependencies: SessionDependencies,
  { step, parameters }: RunningBlock,
  trials: readonly TrialResult[],
): SessionState {
  const { abilityModels } = dependencies;
  const { curve, info } = exerciseOf(dependencies, step.exercise);
  const counts = (step.role === 'set' || step.role === 'probe') && tellsOfAbility(info, parameters);
  if (curve === undefined || !counts) return state;
  const model = abilityModels.of(curve);
  const key = skillKey(skillOf(step));
  const ability = updated(model, state.abilities[key] ?? model.initial(), trials);
  return { ...state, abilities: { ...state.abilities, [key]: ability } };
}

/**
 * Whether trials so played lie on the curve. How hard a setting makes them was never calibrated, and a therapist sets it
 * to disturb: taken as usual they would make the person look weaker, or with a large gain stronger, than they are.
 */
export function tellsOfAbility({ settings = [] }: Exercise['info'], played: Parameters): boolean {
  return unusualSettings(settings, played).length === 0;
}

/** An ability after these trials. */
export function updated(
  model: AbilityModel,
  before: AbilityState,
  trials: readonly TrialResult[],
): AbilityState {
  let ability = before;
  for (const trial of scoredTrials(trials)) ability = model.update(ability, trial);
  return ability;
}

/** The trials that tell of ability, in their order. */
export function scoredTrials(trials: readonly TrialResult[]): readonly ScoredTrial[] {
  return trials.flatMap(({ score, margin, difficulty, void: voided }) =>
    score === undefined || difficulty === undefined || voided !== undefined
      ? []
      : [{ score, margin, difficulty }],
  );
}

/** Whether the block has come to its end. */
export function isBlockOver({ step, state, tMs, scoredTrials }: RunningBlock, exercise: Exercise): boolean {
  const enough = step.repetitions !== undefined && scoredTrials >= step.repetitions;
  return enough || exercise.finished(state) || tMs >= step.durationMs;
}

/** The block as a record, whether it came to its end or not. */
export function recordOfBlock(
  { nowMs }: Pick<SessionState, 'nowMs'>,
  dependencies: Pick<SessionDependencies, 'exercises'>,
  block: RunningBlock,
  completed: boolean,
): ExerciseRecord {
  const { step, trunkSeenMs } = block;
  return {
    kind: 'exercise',
    block: step.block,
    number: step.number,
    role: step.role,
    exercise: step.exercise,
    steering: step.steering,
    posture: step.posture,
    surface: step.surface,
    eyes: step.eyes,
    parameters: block.parameters,
    seed: block.seed,
    startMs: block.startMs,
    endMs: nowMs,
    completed,
    sensorsLost: block.sensorsLost,
    leanedShare: trunkSeenMs === 0 ? undefined : block.leanedMs / trunkSeenMs,
    result: exerciseOf(dependencies, step.exercise).result(block.state, block.samples),
  };
}

/**
 * Puts the running block away. A set's success and quality bear on the next decision of its skill; a measured range on
 * all blocks that it steers.
 */
export function endBlock(
  state: SessionState,
  dependencies: SessionDependencies,
  completed: boolean,
): SessionState {
  const { block } = state;
  if (block === undefined) return state;
  const record = recordOfBlock(state, dependencies, block, completed);
  const ended: SessionState = { ...state, block: undefined, blocks: [...state.blocks, record] };
  const { range } = record.result;
  if (record.role === 'range') {
    return completed && range !== undefined
      ? { ...ended, ranges: { ...state.ranges, [rangeKey(block.step)]: range } }
      : ended;
  }
  return record.role === 'set' ? afterSet(ended, dependencies, block.step, record) : ended;
}

function afterSet(
  state: SessionState,
  dependencies: SessionDependencies,
  step: ExerciseStep,
  record: ExerciseRecord,
): SessionState {
  const { abilityModels } = dependencies;
  const { curve, info } = exerciseOf(dependencies, step.exercise);
  if (curve === undefined) return state;
  const success = shareOfSuccess(record.result.trials);
  const qualityGood = passesGate(state, record);
  const key = skillKey(skillOf(step));
  const { setting } = state.setup.programme;
  const model = abilityModels.of(curve);
  const before = state.abilities[key] ?? model.initial();
  const after = tellsOfAbility(info, record.parameters)
    ? model.afterSet(before, { setting, success, qualityGood })
    : before;
  return {
    ...state,
    abilities: { ...state.abilities, [key]: after },
    lastSets: { ...state.lastSets, [key]: { success, qualityGood } },
  };
}

function passesGate({ setup }: SessionState, { block, result, leanedShare = 0 }: ExerciseRecord): boolean {
  const gate = programmeBlock(setup, block)?.qualityGate;
  return (gate?.measured === false || result.quality === 'good') && leanedShare <= MOST_LEANED;
}
