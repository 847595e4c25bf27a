/** How hard the next block is: by rule, by the ability model of its skill, or by a therapist's word. */
import type { AdaptationContext, AdaptationPolicy, DifficultyOverride } from '../difficulty/ability.ts';
import { overridden } from '../difficulty/override.ts';
import type { Decided } from '../difficulty/override.ts';
import { conservativeReason, policyOf } from '../difficulty/policy.ts';
import type { PlayablePolicy } from '../difficulty/policy.ts';
import { parametersAt } from '../exercise/curve.ts';
import type { Curve } from '../exercise/curve.ts';
import type { Exercise, Parameters } from '../exercise/exercise.ts';
import { playableSettings } from '../exercise/settings.ts';
import { sameSkill, skillKey, skillOf } from '../exercise/skill.ts';
import type { Skill } from '../exercise/skill.ts';
import { countedSuccesses } from '../exercise/trial.ts';
import { phaseOf } from '../programme/programme.ts';
import type { ExerciseStep } from './plan-step.ts';
import { programmeBlock } from './programme-block.ts';
import { knownSkill, lastSetOf } from './state.ts';
import type { SessionDependencies, SessionState } from './state.ts';

/** The probe's difficulty: the middle of every curve, the same for everyone and for ever, as far as the bounds let it. */
export const PROBE_DIFFICULTY = 0;
/** How far below the first set the practice lies, logits. */
const PRACTICE_EASIER = 1;

interface Choice {
  readonly state: SessionState;
  readonly parameters: Parameters;
}

/** What to play next: the difficulty, and in a set the settings of its block. */
export function chooseDifficulty(
  state: SessionState,
  dependencies: SessionDependencies,
  step: ExerciseStep,
  exercise: Exercise,
): Choice {
  const choice = chooseOnCurve(state, dependencies, step, exercise);
  if (step.role !== 'set') return choice;
  const { settings = {} } = programmeBlock(state.setup, step.block) ?? {};
  const { setting } = state.setup.programme;
  const played = playableSettings(exercise.info.settings ?? [], settings, setting);
  return { ...choice, parameters: { ...choice.parameters, ...played } };
}

/** The probe and the practice by rule, a set by the ability model with its decision kept. */
function chooseOnCurve(
  state: SessionState,
  { abilityModels }: SessionDependencies,
  step: ExerciseStep,
  { curve, info }: Exercise,
): Choice {
  if (curve === undefined || step.role === 'range') return { state, parameters: {} };
  const skill = skillOf(step);
  const { policy, problems } = policyFor(state, step, curve, info.parameters);
  const { bounds } = policy;
  if (step.role === 'probe') return { state, parameters: parametersAt(curve, PROBE_DIFFICULTY, bounds) };
  const model = abilityModels.of(curve);
  const ability = state.abilities[skillKey(skill)] ?? model.initial();
  const modelled =
    decisionFor(state, step, skill) ?? model.next(ability, curve, policy, contextOf(state, skill, policy));
  if (step.role === 'practice') {
    const difficulty = modelled.decision.newDifficulty - PRACTICE_EASIER;
    return { state, parameters: parametersAt(curve, difficulty, bounds) };
  }
  const { state: after, decision } = decided(state, step, modelled, curve, policy);
  const said = problems.length === 0 ? decision : { ...decision, problems };
  const record = { ...said, skill, block: step.block, forSet: step.number, tMs: state.nowMs };
  return {
    state: {
      ...state,
      abilities: { ...state.abilities, [skillKey(skill)]: after },
      override: undefined,
      decisions: [...state.decisions, record],
    },
    parameters: decision.parameters,
  };
}

/** What the programme asks of the ability model in this block. */
export function policyFor(
  { setup }: Pick<SessionState, 'setup'>,
  { block }: Pick<ExerciseStep, 'block'>,
  curve: Curve,
  specs: Exercise['info']['parameters'],
): PlayablePolicy {
  const { programme } = setup;
  const prescribed = programmeBlock(setup, block);
  return policyOf(
    {
      targetSuccess: prescribed?.targetSuccess ?? 0.8,
      bounds: prescribed?.bounds ?? {},
      method: prescribed?.method ?? { name: 'bayes' },
      setting: programme.setting,
      pain: programme.pain,
    },
    curve,
    specs,
  );
}

function contextOf(state: SessionState, skill: Skill, { method }: AdaptationPolicy): AdaptationContext {
  const { setup, painBefore = 0, painNow = painBefore } = state;
  const last = state.lastSets[skillKey(skill)];
  const bySteps = method.name === 'transformed-staircase' || method.name === 'weighted-staircase';
  const trials = lastSetOf(state, skill)?.result.trials;
  return {
    painNow,
    painAtStart: painBefore,
    qualityGood: last?.qualityGood ?? true,
    lastSuccess: last?.success,
    conservative: conservativeReason(phaseOf(setup.programme, setup.week)?.conservative ?? 'at-first', {
      sessionsBefore: setup.sessionsBefore,
      painAtStart: painBefore,
    }),
    lastTrials: bySteps && trials ? countedSuccesses(trials) : undefined,
    sessionParameters:
      knownSkill(state, skill)?.ability?.lastParameters ??
      state.decisions.find((decision) => sameSkill(decision.skill, skill))?.parameters,
  };
}

/** What was decided for a set that has not begun, when a therapist comes in between. */
function decisionFor(state: SessionState, step: ExerciseStep, skill: Skill): Decided | undefined {
  const { abilities, decisions, override } = state;
  const decision = decisions.at(-1);
  const ability = abilities[skillKey(skill)];
  const here =
    override !== undefined &&
    step.role === 'set' &&
    decision?.block === step.block &&
    decision.forSet === step.number;
  return here && ability !== undefined ? { state: ability, decision } : undefined;
}

/** The model's decision, or a therapist's in its place: said in the session, or before it in the programme. */
function decided(
  { override, setup }: SessionState,
  { block }: ExerciseStep,
  modelled: Decided,
  curve: Curve,
  { bounds }: AdaptationPolicy,
): Decided {
  const startOverride = programmeBlock(setup, block)?.startOverride;
  const { followedOverride } = modelled.state;
  const followed = startOverride?.at === followedOverride;
  const word: DifficultyOverride | undefined = override ?? (followed ? undefined : startOverride);
  if (word === undefined) return modelled;
  const { state, decision } = overridden(modelled, curve, bounds, word);
  return { state: { ...state, followedOverride: startOverride?.at ?? followedOverride }, decision };
}
