/** The set whose difficulty a therapist can still choose, and what would be played without that. */
import type { DifficultyOverride } from '../difficulty/ability.ts';
import type { Bounds, Curve } from '../exercise/curve.ts';
import { levelOfPlayed } from '../difficulty/levels.ts';
import { policyOf } from '../difficulty/policy.ts';
import type { ExerciseInfo, LimitsOfStability } from './exercise.ts';
import { exerciseOf } from './runner-blocks.ts';
import { enterStep } from './runner-phases.ts';
import { currentStep } from './runner-state.ts';
import type { RunningBlock, SessionDependencies, SessionState } from './runner-state.ts';
import type { BlockRecord, DecisionRecord, PlanStep } from './session-types.ts';

type SetStep = Extract<PlanStep, { kind: 'block' }>;

export interface NextSet {
  readonly number: number;
  readonly info: ExerciseInfo;
  readonly curve: Curve;
  /** Of the programme, as far as they can be played. */
  readonly bounds: Bounds;
  /** What shares of the limits of stability are told in. */
  readonly limits: LimitsOfStability;
  /** Level of the set that was played last or is being played; undefined before the first. */
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
  const last = lastSet(state);
  return {
    number: step.number,
    info,
    curve,
    bounds: policyOf(state.setup.programme, info.parameters).policy.bounds,
    limits: state.limits ?? dependencies.defaultLimits,
    lastLevel: last && levelOfPlayed(curve, last.parameters),
    decision: decisionNow(state, dependencies),
    override: state.override,
  };
}

/** The set that waits to begin, else the next of the plan. */
function nextSetStep(state: SessionState): SetStep | undefined {
  const step = currentStep(state);
  if (isSet(step) && state.block?.tMs === 0) return step;
  return state.plan.slice(state.planIndex + 1).find(isSet);
}

function isSet(step: PlanStep): step is SetStep {
  return step.kind === 'block' && step.role === 'set';
}

function lastSet({ block, blocks }: SessionState): RunningBlock | BlockRecord | undefined {
  const playing = block?.role === 'set' && block.tMs > 0;
  return playing ? block : blocks.findLast(({ role }) => role === 'set');
}

function decisionNow(state: SessionState, dependencies: SessionDependencies): DecisionRecord | undefined {
  const step = currentStep(state);
  if (step.kind === 'rest') return enterStep(state, dependencies, state.planIndex + 1).decisions.at(-1);
  return isSet(step) && state.block?.tMs === 0 ? state.decisions.at(-1) : undefined;
}
