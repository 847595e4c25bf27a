/** The set whose difficulty a therapist can still choose, and what would be played without that. */
import type { DifficultyOverride } from '../difficulty/ability.ts';
import { levelOfPlayed } from '../difficulty/levels.ts';
import type { Bounds, Curve } from '../exercise/curve.ts';
import type { ExerciseInfo } from '../exercise/info.ts';
import { defaultRange } from '../exercise/range.ts';
import type { SteeringRange } from '../exercise/range.ts';
import { sameSkill, skillOf } from '../exercise/skill.ts';
import { chooseDifficulty, policyFor } from './choose-difficulty.ts';
import { exerciseOf } from './exercise-of.ts';
import { rangeKey } from './plan.ts';
import type { ExerciseStep, PlanStep } from './plan-step.ts';
import type { DecisionRecord } from './result.ts';
import { currentStep, lastSetOf } from './state.ts';
import type { SessionDependencies, SessionState } from './state.ts';

export interface NextSet {
  readonly step: ExerciseStep;
  readonly info: ExerciseInfo;
  readonly curve: Curve;
  /** Of the programme, as far as they can be played. */
  readonly bounds: Bounds;
  /** What shares of the range are told in. */
  readonly range: SteeringRange;
  /** Level of the set of this skill that was played last or is being played; undefined before the first. */
  readonly lastLevel: number | undefined;
  /** As things stand now; undefined while something else is played before it. */
  readonly decision: DecisionRecord | undefined;
  /** A therapist's choice that waits for it. */
  readonly override: DifficultyOverride | undefined;
}

/** Whether a set that adapts is still to begin. */
export function hasNextSet(state: SessionState, dependencies: SessionDependencies): boolean {
  const step = nextSetStep(state);
  return step !== undefined && exerciseOf(dependencies, step.exercise).curve !== undefined;
}

/** @returns undefined when no set is left to decide. Changes nothing: a set after a rest is decided only in thought. */
export function nextSet(state: SessionState, dependencies: SessionDependencies): NextSet | undefined {
  const step = nextSetStep(state);
  if (step === undefined) return undefined;
  const { info, curve } = exerciseOf(dependencies, step.exercise);
  if (curve === undefined) return undefined;
  return {
    step,
    info,
    curve,
    bounds: policyFor(state, step, curve, info.parameters).policy.bounds,
    range: state.ranges[rangeKey(step)] ?? defaultRange(step.steering, step.posture),
    lastLevel: lastLevelOf(state, step, curve),
    decision: decisionNow(state, dependencies, step),
    override: state.override,
  };
}

/** The set that waits to begin, else the next of the plan. */
function nextSetStep(state: SessionState): ExerciseStep | undefined {
  const step = currentStep(state);
  if (isExerciseSet(step) && state.block?.tMs === 0) return step;
  return state.plan.slice(state.planIndex + 1).find(isExerciseSet);
}

function isExerciseSet(step: PlanStep): step is ExerciseStep {
  return step.kind === 'exercise' && step.role === 'set';
}

function lastLevelOf(state: SessionState, step: ExerciseStep, curve: Curve): number | undefined {
  const { block } = state;
  const skill = skillOf(step);
  const playing = block?.step.role === 'set' && block.tMs > 0 && sameSkill(skillOf(block.step), skill);
  const parameters = playing ? block.parameters : lastSetOf(state, skill)?.parameters;
  return parameters && levelOfPlayed(curve, parameters);
}

function decisionNow(
  state: SessionState,
  dependencies: SessionDependencies,
  step: ExerciseStep,
): DecisionRecord | undefined {
  const current = currentStep(state);
  if (isExerciseSet(current) && state.block?.tMs === 0) return state.decisions.at(-1);
  const rests = current.kind === 'rest' && state.plan[state.planIndex + 1] === step;
  if (!rests) return undefined;
  return chooseDifficulty(
    state,
    dependencies,
    step,
    exerciseOf(dependencies, step.exercise),
  ).state.decisions.at(-1);
}
