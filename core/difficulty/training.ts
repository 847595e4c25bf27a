/**
 * The rules of training (DOMAIN 4C): what the method wants, held by gates, limits and the therapist's bounds, one
 * parameter at a time. A therapist reads every choice with its reason and with what was forbidden.
 */
import type {
  AbilityEstimate,
  AbilityState,
  AdaptationContext,
  AdaptationDecision,
  AdaptationPolicy,
  DecisionReason,
  PlayedSet,
} from './ability.ts';
import { FAILED_SETS, STEP_BACK, countFailures, painGateCloses } from './gates.ts';
import { parametersAt, playableAt } from '../exercise/curve.ts';
import type { Curve } from '../exercise/curve.ts';
import { moveTowards } from './one-parameter.ts';
import type { Move } from './one-parameter.ts';
import type { Decided } from './override.ts';
import { afterTrials } from './set-staircase.ts';

/** Success that is aimed at where it is conservative, at least; the middle of 85 to 90 %. */
export const CONSERVATIVE_SUCCESS = 0.875;
/** Largest step up where it is conservative: one ordinary step, logits. */
const CONSERVATIVE_STEP_UP = 0.5;
/** Share of the usual greatest rise of a parameter where it is conservative. */
const CONSERVATIVE_RISE_SHARE = 0.5;
/** A set in the clinic that succeeded this often verifies its difficulty for the home. */
const VERIFIED_FROM = 0.75;
/** Differences below this are rounding, logits. */
const SAME = 1e-6;

/** What the rules ask of the posterior. */
export interface Knowledge {
  readonly ability: AbilityEstimate;
  /** Difficulty at which this success is expected, logits. */
  difficultyFor(success: number): number;
  /** Difficulty at which the next trial tells most, logits. */
  mostInformative(): number;
}

/** The difficulty the method asks for, before any limit applies. */
interface Target {
  readonly difficulty: number;
  readonly targetSuccess: number;
  readonly reason: 'toward-target' | 'staircase' | 'most-informative';
  readonly staircaseRun?: number | undefined;
}

/** Where the rules let it go. */
interface Proposal {
  readonly difficulty: number;
  readonly reason: DecisionReason;
  /** Every rule that kept the difficulty below the target. */
  readonly forbiddenBy: readonly DecisionReason[];
}

export function decideTraining(
  state: AbilityState,
  knowledge: Knowledge,
  curve: Curve,
  policy: AdaptationPolicy,
  context: AdaptationContext,
): Decided {
  const failedSets = countFailures(state.failedSets, context.lastSuccess);
  const target = targetOf(state, knowledge, policy, context);
  const proposal = propose(state, target, failedSets, knowledge, policy, context);
  const move = moved(state, proposal, curve, policy, context);
  const { reason, forbiddenBy } = afterMove(proposal, move);
  return {
    state: {
      ...state,
      lastDifficulty: move.difficulty,
      lastParameters: move.parameters,
      failedSets: failedSets >= FAILED_SETS ? 0 : failedSets,
      staircaseRun: target.staircaseRun,
    },
    decision: {
      oldDifficulty: state.lastDifficulty,
      newDifficulty: move.difficulty,
      wantedDifficulty: target.difficulty,
      reason,
      forbiddenBy,
      parameters: move.parameters,
      ability: knowledge.ability,
      targetSuccess: target.targetSuccess,
      context,
      oldParameters: state.lastParameters,
      moved: move.moved,
      method: policy.method.name,
    },
  };
}

function targetOf(
  state: AbilityState,
  knowledge: Knowledge,
  policy: AdaptationPolicy,
  context: AdaptationContext,
): Target {
  const conservative = context.conservative !== undefined;
  const targetSuccess = conservative
    ? Math.max(policy.targetSuccess, CONSERVATIVE_SUCCESS)
    : policy.targetSuccess;
  const { method } = policy;
  const expected = { difficulty: knowledge.difficultyFor(targetSuccess), targetSuccess } as const;
  switch (method.name) {
    case 'bayes':
      return { ...expected, reason: 'toward-target' };
    case 'assessment':
      return { targetSuccess, difficulty: knowledge.mostInformative(), reason: 'most-informative' };
    case 'transformed-staircase':
    case 'weighted-staircase': {
      const { lastDifficulty, staircaseRun = 0 } = state;
      // A staircase needs somewhere to start: where the target is expected.
      if (lastDifficulty === undefined) return { ...expected, reason: 'staircase' };
      const start = { difficulty: lastDifficulty, run: staircaseRun };
      const end = afterTrials(method, targetSuccess, start, context.lastTrials ?? []);
      return {
        difficulty: end.difficulty,
        targetSuccess: end.targetSuccess,
        reason: 'staircase',
        staircaseRun: end.run,
      };
    }
  }
}

/** The rule that decides, before the therapist's bounds: the first that applies. */
function propose(
  { lastDifficulty: old, verifiedDifficulty }: AbilityState,
  target: Target,
  failedSets: number,
  knowledge: Knowledge,
  policy: AdaptationPolicy,
  context: AdaptationContext,
): Proposal {
  const { difficulty: wanted } = target;
  const back = Math.min(wanted, (old ?? wanted) - STEP_BACK);
  if (painGateCloses(context, policy)) return held(back, 'pain-gate', wanted);
  if (old !== undefined && failedSets >= FAILED_SETS) return held(back, 'two-failed-sets', wanted);
  const bayes = target.reason === 'toward-target';
  if (bayes && old !== undefined && Math.abs(wanted - old) <= policy.deadband) {
    return { difficulty: old, reason: 'within-deadband', forbiddenBy: [] };
  }
  const limits: (readonly [DecisionReason, number])[] = [];
  if (old !== undefined) {
    if (!context.qualityGood) limits.push(['quality-gate', old]);
    if (target.reason !== 'most-informative') limits.push(['step-limit', old + stepUp(policy, context)]);
  }
  if (policy.setting === 'home') {
    limits.push(['home-ceiling', verifiedDifficulty ?? old ?? knowledge.difficultyFor(CONSERVATIVE_SUCCESS)]);
  }
  return lowered(target, limits, old === undefined ? 'first-set' : target.reason);
}

function stepUp({ maxStepUp }: AdaptationPolicy, { conservative }: AdaptationContext): number {
  return conservative === undefined ? maxStepUp : Math.min(maxStepUp, CONSERVATIVE_STEP_UP);
}

function held(difficulty: number, reason: DecisionReason, wanted: number): Proposal {
  return { difficulty, reason, forbiddenBy: difficulty < wanted - SAME ? [reason] : [] };
}

/** The target, lowered to the lowest limit; names every limit the target breaks. */
function lowered(
  { difficulty: wanted }: Target,
  limits: readonly (readonly [DecisionReason, number])[],
  freely: DecisionReason,
): Proposal {
  const broken = limits.filter(([, limit]) => wanted > limit + SAME);
  let proposal: Proposal = {
    difficulty: wanted,
    reason: freely,
    forbiddenBy: broken.map(([reason]) => reason),
  };
  for (const [reason, limit] of broken) {
    if (limit < proposal.difficulty - SAME) proposal = { ...proposal, difficulty: limit, reason };
  }
  return proposal;
}

/** The first set, and every one of an assessment, lies on the curve; later ones move from what was played. */
function moved(
  { lastParameters, lastDifficulty }: AbilityState,
  { difficulty: wanted, reason }: Proposal,
  curve: Curve,
  { bounds, deadband, method }: AdaptationPolicy,
  { sessionParameters, conservative }: AdaptationContext,
): Move {
  const from =
    lastParameters ?? (lastDifficulty === undefined ? undefined : parametersAt(curve, lastDifficulty));
  const stepsBack = reason === 'pain-gate' || reason === 'two-failed-sets';
  if (from === undefined || (method.name === 'assessment' && !stepsBack)) {
    const { parameters, difficulty } = playableAt(curve, wanted, bounds);
    const keys = curve.parameters.map(({ key }) => key);
    const heldBy =
      difficulty < wanted - SAME ? 'at-cap' : difficulty > wanted + SAME ? 'at-floor' : undefined;
    return {
      parameters,
      difficulty,
      moved: from === undefined ? [] : keys.filter((key) => from[key] !== parameters[key]),
      heldBy,
    };
  }
  return moveTowards({
    curve,
    from,
    wanted,
    bounds,
    nearEnough: deadband,
    sessionParameters,
    riseShare: conservative === undefined ? 1 : CONSERVATIVE_RISE_SHARE,
    severalAllowed: stepsBack,
  });
}

/** Reasons that give way to what held the move back: that decided, not they. The others stay what people need to know. */
const GIVES_WAY: ReadonlySet<DecisionReason> = new Set<DecisionReason>([
  'toward-target',
  'step-limit',
  'within-deadband',
  'staircase',
]);

function afterMove(
  { reason, forbiddenBy }: Proposal,
  { heldBy }: Move,
): Pick<AdaptationDecision, 'reason' | 'forbiddenBy'> {
  if (heldBy === undefined) return { reason, forbiddenBy };
  return { reason: GIVES_WAY.has(reason) ? heldBy : reason, forbiddenBy: [...forbiddenBy, heldBy] };
}

/** The hardest difficulty that went well in the clinic: as far as it goes at home. */
export function verifiedBy(state: AbilityState, { setting, success, qualityGood }: PlayedSet): AbilityState {
  const { lastDifficulty, verifiedDifficulty = -Infinity } = state;
  const well = setting === 'clinic' && qualityGood && success !== undefined && success >= VERIFIED_FROM;
  if (!well || lastDifficulty === undefined || lastDifficulty <= verifiedDifficulty) return state;
  return { ...state, verifiedDifficulty: lastDifficulty };
}
