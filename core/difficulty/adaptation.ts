/**
 * The next difficulty of training by the rules of versions 1 and 2, which recordings of their time replay with: where
 * the target success is expected, all parameters along the curve. training.ts has the rules of today.
 */
import type {
  AbilityEstimate,
  AdaptationContext,
  AdaptationDecision,
  AdaptationPolicy,
  DecisionReason,
} from './ability.ts';
import { playableAt } from '../exercise/curve.ts';
import type { Curve, Playable } from '../exercise/curve.ts';

/** Pain gate: this much, or this much more than at check-in. */
const PAIN_LIMIT = 6;
export const PAIN_RISE = 2;
/** A set below this success has failed; two in a row step back. */
const FAILED_BELOW = 0.5;
export const FAILED_SETS = 2;
/** A step back is two ordinary steps of half a logit. */
export const STEP_BACK = 1;
/** Differences below this are rounding, logits. */
const SAME = 1e-6;

export interface Situation {
  readonly oldDifficulty: number | undefined;
  /** Failed sets in a row before the last one. */
  readonly failedSets: number;
  /** Where the target success is expected. */
  readonly wantedDifficulty: number;
  readonly ability: AbilityEstimate;
}

export interface Choice {
  readonly decision: AdaptationDecision;
  readonly failedSets: number;
}

/** Failed sets in a row, the last one included. */
export function countFailures(before: number, lastSuccess: number | undefined): number {
  if (lastSuccess === undefined) return before;
  return lastSuccess < FAILED_BELOW ? before + 1 : 0;
}

export function painGateCloses(context: AdaptationContext, painLimit: number = PAIN_LIMIT): boolean {
  return context.painNow >= painLimit || context.painNow - context.painAtStart >= PAIN_RISE;
}

interface Proposal {
  readonly difficulty: number;
  readonly reason: DecisionReason;
}

/** The rule that decides, before the therapist's bounds: the first that applies. */
function propose(
  { oldDifficulty: old, wantedDifficulty: wanted }: Situation,
  failedSets: number,
  policy: AdaptationPolicy,
  context: AdaptationContext,
): Proposal {
  if (painGateCloses(context, policy.painLimit)) {
    return { difficulty: Math.min(wanted, (old ?? wanted) - STEP_BACK), reason: 'pain-gate' };
  }
  if (old === undefined) return { difficulty: wanted, reason: 'first-set' };
  if (failedSets >= FAILED_SETS) {
    return { difficulty: Math.min(wanted, old - STEP_BACK), reason: 'two-failed-sets' };
  }
  if (Math.abs(wanted - old) <= policy.deadband) return { difficulty: old, reason: 'within-deadband' };
  if (wanted > old && !context.qualityGood) return { difficulty: old, reason: 'quality-gate' };
  if (wanted > old + policy.maxStepUp) return { difficulty: old + policy.maxStepUp, reason: 'step-limit' };
  return { difficulty: wanted, reason: 'toward-target' };
}

/** What the therapist's bounds did to a proposal. */
function boundHit(proposed: number, played: Playable): 'at-cap' | 'at-floor' | undefined {
  if (proposed > played.difficulty + SAME) return 'at-cap';
  return proposed < played.difficulty - SAME ? 'at-floor' : undefined;
}

/** Reasons a bound takes the place of: the bound decided, not they. The others stay what people need to know. */
const GIVES_WAY_TO_BOUND: ReadonlySet<DecisionReason> = new Set<DecisionReason>([
  'toward-target',
  'step-limit',
  'within-deadband',
]);

export function decide(
  situation: Situation,
  curve: Curve,
  policy: AdaptationPolicy,
  context: AdaptationContext,
): Choice {
  const failedSets = countFailures(situation.failedSets, context.lastSuccess);
  const proposal = propose(situation, failedSets, policy, context);
  const played = playableAt(curve, proposal.difficulty, policy.bounds);
  const bound = boundHit(proposal.difficulty, played);
  const forbiddenBy: DecisionReason[] = [];
  const heldBack = proposal.difficulty < situation.wantedDifficulty - SAME;
  if (heldBack && proposal.reason !== 'within-deadband') forbiddenBy.push(proposal.reason);
  if (bound !== undefined) forbiddenBy.push(bound);
  const reason = bound !== undefined && GIVES_WAY_TO_BOUND.has(proposal.reason) ? bound : proposal.reason;
  return {
    failedSets: failedSets >= FAILED_SETS ? 0 : failedSets,
    decision: {
      oldDifficulty: situation.oldDifficulty,
      newDifficulty: played.difficulty,
      wantedDifficulty: situation.wantedDifficulty,
      reason,
      forbiddenBy,
      parameters: played.parameters,
      ability: situation.ability,
      targetSuccess: policy.targetSuccess,
      context,
    },
  };
}
