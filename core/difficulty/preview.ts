/**
 * The first trials of a simulated patient under a programme, for the therapist who is writing it. The difficulty is
 * chosen by the same model and the same rules as in a session; the patient succeeds as chance has it at a known
 * ability. Nothing hurts this patient, and every set can be measured.
 */
import type { Curve } from '../exercise/curve.ts';
import type { ParameterSpec } from '../exercise/info.ts';
import { createRandom } from '../signal/random.ts';
import type {
  AbilityModel,
  AbilityState,
  AdaptationContext,
  AdaptationDecision,
  DifficultyOverride,
} from './ability.ts';
import { slopedSuccess } from './grades.ts';
import { overridden } from './override.ts';
import type { Decided } from './override.ts';
import { conservativeReason, policyOf } from './policy.ts';
import type { PrescribedDifficulty } from './policy.ts';

export interface PreviewPlan {
  readonly prescribed: PrescribedDifficulty;
  readonly conservative: 'never' | 'at-first' | 'always';
  readonly startOverride?: (DifficultyOverride & { readonly at: string }) | undefined;
  readonly specs: readonly ParameterSpec[];
  readonly curve: Curve;
  readonly model: AbilityModel;
  /** What is known of the patient before; undefined for a person never seen. */
  readonly start: AbilityState | undefined;
  /** Sessions the patient has had. */
  readonly sessionsBefore: number;
  /** What the simulated patient can do, logits. */
  readonly ability: number;
  readonly trials: number;
  readonly trialsPerSet: number;
  readonly seed: number;
}

export interface PreviewedSet {
  /** From 1. */
  readonly set: number;
  readonly decision: AdaptationDecision;
  /** Success of each trial. The last set may be cut short by the number of trials. */
  readonly trials: readonly boolean[];
}

/** Sets of trials, the first first; together as many trials as were asked for. The same plan gives the same preview. */
export function previewTraining(plan: PreviewPlan): readonly PreviewedSet[] {
  const { model, ability, trialsPerSet, seed } = plan;
  const { setting } = plan.prescribed;
  const random = createRandom(seed);
  const sets: PreviewedSet[] = [];
  let state = plan.start ?? model.initial();
  for (let left = plan.trials; left > 0; left -= trialsPerSet) {
    const choice = choiceOf(plan, state, sets);
    state = choice.state;
    const { newDifficulty: difficulty } = choice.decision;
    const trials: boolean[] = [];
    while (trials.length < Math.min(trialsPerSet, left)) {
      const success = random.next() < slopedSuccess(ability, 1, difficulty);
      state = model.update(state, { difficulty, score: success ? 1 : 0 });
      trials.push(success);
    }
    state = model.afterSet(state, { setting, success: shareOf(trials), qualityGood: true });
    sets.push({ set: sets.length + 1, decision: choice.decision, trials });
  }
  return sets;
}

function shareOf(trials: readonly boolean[]): number {
  return trials.filter(Boolean).length / trials.length;
}

/** The model's choice; the therapist's in its place where the programme holds one that was not followed yet. */
function choiceOf(plan: PreviewPlan, state: AbilityState, sets: readonly PreviewedSet[]): Decided {
  const { prescribed, startOverride, specs, curve, model } = plan;
  const { policy } = policyOf(prescribed, curve, specs);
  const modelled = model.next(state, curve, policy, contextOf(plan, sets));
  const waits =
    sets.length === 0 && startOverride !== undefined && startOverride.at !== state.followedOverride;
  return waits ? overridden(modelled, curve, policy.bounds, startOverride) : modelled;
}

function contextOf(
  { conservative, start, sessionsBefore }: PreviewPlan,
  sets: readonly PreviewedSet[],
): AdaptationContext {
  const lastTrials = sets.at(-1)?.trials;
  return {
    painNow: 0,
    painAtStart: 0,
    qualityGood: true,
    lastSuccess: lastTrials && shareOf(lastTrials),
    lastTrials,
    conservative: conservativeReason(conservative, { sessionsBefore, painAtStart: 0 }),
    sessionParameters: start?.lastParameters ?? sets[0]?.decision.parameters,
  };
}
