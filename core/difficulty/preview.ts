/**
 * The first trials of a simulated patient under a programme, for the therapist who is writing it. The difficulty is
 * chosen by the same model and the same rules as in a session; the patient succeeds as chance has it at a known
 * ability. Nothing hurts this patient, and every set can be measured.
 */
import type { Programme } from '../protocol/programme.ts';
import { createRandom } from '../signal/random.ts';
import type {
  AbilityModel,
  AbilityState,
  AdaptationDecision,
  AdaptationPolicy,
  GentleReason,
} from './ability.ts';
import { slopedSuccess } from './belief-slopes.ts';
import type { Curve } from './curve.ts';

export interface PreviewPlan {
  /** Must be possible: bounds that are not make no sets. */
  readonly programme: Programme;
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

function policyOf({ targetSuccess, bounds, painLimit, method, setting }: Programme): AdaptationPolicy {
  return { targetSuccess, bounds, painLimit, method, setting, maxStepUp: 1, deadband: 0.3 };
}

/** The first sessions of a programme that begins gently. */
const FIRST_SESSIONS = 2;

function gentleReason({ programme, sessionsBefore }: PreviewPlan): GentleReason | undefined {
  if (programme.gentle === 'always') return 'fear';
  return programme.gentle === 'at-first' && sessionsBefore < FIRST_SESSIONS ? 'first-sessions' : undefined;
}

/** Sets of trials, the first first; together as many trials as were asked for. The same plan gives the same preview. */
export function previewTraining(plan: PreviewPlan): readonly PreviewedSet[] {
  const { model, curve, ability, trialsPerSet, seed } = plan;
  const policy = policyOf(plan.programme);
  const gentle = gentleReason(plan);
  const random = createRandom(seed);
  const sets: PreviewedSet[] = [];
  let state = plan.start ?? model.initial();
  let lastSuccess: number | undefined;
  for (let left = plan.trials; left > 0; left -= trialsPerSet) {
    const context = { painNow: 0, painAtStart: 0, qualityGood: true, lastSuccess, gentle };
    const choice = model.next(state, curve, policy, context);
    state = choice.state;
    const { newDifficulty: difficulty } = choice.decision;
    const trials: boolean[] = [];
    while (trials.length < Math.min(trialsPerSet, left)) {
      const success = random.next() < slopedSuccess(ability, 1, difficulty);
      state = model.update(state, { difficulty, score: success ? 1 : 0 });
      trials.push(success);
    }
    lastSuccess = trials.filter(Boolean).length / trials.length;
    sets.push({ set: sets.length + 1, decision: choice.decision, trials });
  }
  return sets;
}
