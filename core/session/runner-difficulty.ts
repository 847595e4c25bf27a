/** How hard the next block is: by rule, by the ability model, or by a therapist's word. */
import type { AdaptationContext, AdaptationPolicy, DifficultyOverride } from '../difficulty/ability.ts';
import { parametersAt } from '../exercise/curve.ts';
import type { Curve } from '../exercise/curve.ts';
import { overridden } from '../difficulty/override.ts';
import type { Decided } from '../difficulty/override.ts';
import { conservativeReason, policyOf } from '../difficulty/policy.ts';
import type { PlayablePolicy } from '../difficulty/policy.ts';
import type { Exercise, Parameters, TrialResult } from './exercise.ts';
import type { SessionDependencies, SessionState } from './runner-state.ts';
import type { PlanStep } from './session-types.ts';

export type BlockStep = Extract<PlanStep, { kind: 'block' }>;

/** The probe's difficulty: the middle of every curve, the same for everyone and for ever. */
export const PROBE_DIFFICULTY = 0;
/** The practice block is easier than the first set by this, logits. */
const PRACTICE_EASIER = 1;

interface Choice {
  readonly state: SessionState;
  readonly parameters: Parameters;
}

/** The difficulty of the next block: probe and practice by rule, a set by the ability model, with its decision. */
export function chooseDifficulty(
  state: SessionState,
  dependencies: SessionDependencies,
  step: BlockStep,
  { curve, info }: Exercise,
): Choice {
  if (curve === undefined) return { state, parameters: {} };
  const { policy, problems } = playablePolicy(state, info.parameters);
  const { bounds } = policy;
  if (step.role === 'probe') return { state, parameters: parametersAt(curve, PROBE_DIFFICULTY, bounds) };
  const modelled =
    decisionFor(state, step) ??
    dependencies.abilityModel.next(state.ability, curve, policy, contextOf(state, policy));
  if (step.role === 'practice') {
    const difficulty = modelled.decision.newDifficulty - PRACTICE_EASIER;
    return { state, parameters: parametersAt(curve, difficulty, bounds) };
  }
  const { state: ability, decision } = decided(state, modelled, curve, policy);
  const said = problems.length === 0 ? decision : { ...decision, problems };
  const record = { ...said, tMs: state.nowMs, forSet: step.number };
  return {
    state: { ...state, ability, override: undefined, decisions: [...state.decisions, record] },
    parameters: decision.parameters,
  };
}

/** Recordings of version 1 of the runner replay by the programme as it stands. */
function playablePolicy({ setup }: SessionState, specs: Exercise['info']['parameters']): PlayablePolicy {
  const { programme, versions } = setup;
  if (versions.runner > 1) return policyOf(programme, specs);
  const { targetSuccess, bounds, painLimit } = programme;
  return { policy: { targetSuccess, bounds, maxStepUp: 1, deadband: 0.3, painLimit }, problems: [] };
}

function contextOf(state: SessionState, { method }: AdaptationPolicy): AdaptationContext {
  const { setup, painBefore = 0, painNow = painBefore, lastQualityGood, lastSuccess } = state;
  const facts = { painNow, painAtStart: painBefore, qualityGood: lastQualityGood, lastSuccess };
  if (setup.versions.runner <= 1) return facts;
  const bySteps = method?.name === 'transformed-staircase' || method?.name === 'weighted-staircase';
  const lastSet = state.blocks.findLast(({ role }) => role === 'set');
  return {
    ...facts,
    conservative: conservativeReason(setup.programme, {
      sessionsBefore: setup.history.length,
      painAtStart: painBefore,
    }),
    lastTrials: bySteps && lastSet ? countedSuccesses(lastSet.result.trials) : undefined,
    sessionParameters: setup.ability?.lastParameters ?? state.decisions[0]?.parameters,
  };
}

/** What was decided for a set that has not begun, when a therapist comes in between. */
function decisionFor({ ability, decisions, override }: SessionState, step: BlockStep): Decided | undefined {
  const decision = decisions.at(-1);
  const here = override !== undefined && step.role === 'set' && decision?.forSet === step.number;
  return here ? { state: ability, decision } : undefined;
}

/** The model's decision, or a therapist's in its place: said in the session, or before it in the programme. */
function decided(
  { override, setup, ability }: SessionState,
  modelled: Decided,
  curve: Curve,
  { bounds }: AdaptationPolicy,
): Decided {
  const { startOverride } = setup.programme;
  const followed = setup.versions.runner <= 1 || startOverride?.at === ability.followedOverride;
  const word: DifficultyOverride | undefined = override ?? (followed ? undefined : startOverride);
  if (word === undefined) return modelled;
  const { state, decision } = overridden(modelled, curve, bounds, word);
  return { state: { ...state, followedOverride: startOverride?.at ?? ability.followedOverride }, decision };
}

/** Success of the trials that count, in their order. */
export function countedSuccesses(trials: readonly TrialResult[]): boolean[] {
  return trials.flatMap(({ success, score, void: voided }) =>
    success === undefined || score === undefined || voided !== undefined ? [] : [success],
  );
}
