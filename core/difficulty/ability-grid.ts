/** An ability model: a Bayesian posterior on a grid, drift between sessions, the next difficulty. */
import { KeelError } from '../errors.ts';
import type {
  AbilityEstimate,
  AbilityModel,
  AbilityState,
  AdaptationContext,
  AdaptationPolicy,
  ScoredTrial,
} from './ability.ts';
import { decide } from './adaptation.ts';
import type { Curve } from '../exercise/curve.ts';
import type { Decided } from './override.ts';
import {
  ABILITY_GRID,
  afterTrial,
  difficultyFor,
  diffused,
  expectedSuccessAt,
  meanOf,
  normalDistribution,
  quantileOf,
  standardDeviationOf,
} from './posterior.ts';
import { SLOPE, skillLogit } from './psychometric.ts';

/** The posterior of one version of the model: its layout, and how a trial and time change it. */
export interface PosteriorModel {
  readonly version: number;
  /** Numbers in a posterior. */
  readonly size: number;
  /** The prior of a new person, whose ability has this mean and standard deviation. */
  prior(mean: number, standardDeviation: number): number[];
  afterTrial(posterior: readonly number[], trial: ScoredTrial): number[];
  /** Ability shifted, and normal noise of this variance added. */
  diffused(posterior: readonly number[], shift: number, variance: number): number[];
  /** Probability of each ability of `ABILITY_GRID`. */
  abilities(posterior: readonly number[]): readonly number[];
  expectedSuccess(posterior: readonly number[], difficulty: number): number;
  /** Difficulty at which this success is expected. */
  difficultyFor(posterior: readonly number[], success: number): number;
  /** Difficulty at which each cell of a posterior would succeed so often, logits. */
  thresholds(success: number): readonly number[];
}

/** Version 1: ability alone, its slope taken to be 1. */
const ONE_SLOPE: PosteriorModel = {
  version: 1,
  size: ABILITY_GRID.length,
  prior: normalDistribution,
  afterTrial: (posterior, { difficulty, score }) => afterTrial(posterior, difficulty, score),
  diffused,
  abilities: (posterior) => posterior,
  expectedSuccess: expectedSuccessAt,
  difficultyFor,
  thresholds: (success) => ABILITY_GRID.map((ability) => ability - skillLogit(success) / SLOPE),
};

/** Of a person never seen: difficulty 0 is a mildly impaired person's 80 %, and people differ widely. */
const PRIOR_MEAN = 0;
export const PRIOR_SD = 1.5;
/** Ability drifts as a random walk: variance a day, logits2, and the most that any gap adds. */
const DRIFT_PER_DAY = 0.01;
const MOST_DRIFT = 1;
/** Gaps longer than this cost up to one standard error, all of it after so many days. */
const SHORT_GAP_DAYS = 14;
const LONG_GAP_DAYS = 42;

/** How the next difficulty is decided, and what a set that was played verifies. */
export interface Rules {
  next(
    state: AbilityState,
    posteriorModel: PosteriorModel,
    curve: Curve,
    policy: AdaptationPolicy,
    context: AdaptationContext,
  ): Decided;
  readonly afterSet: AbilityModel['afterSet'];
}

/** Of versions 1 and 2. */
const FIRST_RULES: Rules = {
  next(state, posteriorModel, curve, policy, context) {
    const situation = {
      oldDifficulty: state.lastDifficulty,
      failedSets: state.failedSets,
      wantedDifficulty: posteriorModel.difficultyFor(state.posterior, policy.targetSuccess),
      ability: estimateOf(posteriorModel, state),
    };
    const { decision, failedSets } = decide(situation, curve, policy, context);
    return { state: { ...state, lastDifficulty: decision.newDifficulty, failedSets }, decision };
  },
  afterSet: (state) => state,
};

export function createAbilityModel(
  posteriorModel: PosteriorModel = ONE_SLOPE,
  rules: Rules = FIRST_RULES,
): AbilityModel {
  const known = (state: AbilityState): AbilityState => knownTo(posteriorModel, state);
  return {
    version: posteriorModel.version,
    initial: () => ({
      modelVersion: posteriorModel.version,
      posterior: posteriorModel.prior(PRIOR_MEAN, PRIOR_SD),
      trials: 0,
      failedSets: 0,
    }),
    carriedOver: (state, days) => carriedOver(posteriorModel, known(state), days),
    update(state, trial) {
      requireTrial(trial);
      const { posterior, trials } = known(state);
      return { ...state, posterior: posteriorModel.afterTrial(posterior, trial), trials: trials + 1 };
    },
    estimate: (state) => estimateOf(posteriorModel, known(state)),
    afterSet: (state, set) => rules.afterSet(known(state), set),
    threshold: (state, success) => thresholdOf(posteriorModel, known(state), success),
    expectedSuccess: (state, difficulty) =>
      posteriorModel.expectedSuccess(known(state).posterior, difficulty),
    next: (state, curve, policy, context) => rules.next(known(state), posteriorModel, curve, policy, context),
  };
}

/** A state this model can go on from. */
function knownTo({ version, size }: PosteriorModel, state: AbilityState): AbilityState {
  if (state.modelVersion !== version || state.posterior.length !== size) {
    throw new KeelError(
      'unsupported-version',
      `This ability was estimated by model ${state.modelVersion}; this version of Keel knows model ${version}. Update Keel, or begin with a new ability.`,
    );
  }
  return state;
}

/**
 * The posterior `days` later: wider by the drift, and after a long gap lower by up to one standard error, so that a
 * person who comes back begins where they cannot fail badly.
 */
function carriedOver(posteriorModel: PosteriorModel, state: AbilityState, days: number): AbilityState {
  if (!(days > 0)) return { ...state, failedSets: 0 };
  const gone = Math.min(1, Math.max(0, (days - SHORT_GAP_DAYS) / (LONG_GAP_DAYS - SHORT_GAP_DAYS)));
  const shift = -gone * standardDeviationOf(posteriorModel.abilities(state.posterior));
  const variance = Math.min(MOST_DRIFT, DRIFT_PER_DAY * days);
  return { ...state, posterior: posteriorModel.diffused(state.posterior, shift, variance), failedSets: 0 };
}

function requireTrial({ difficulty, score, margin = 0 }: ScoredTrial): void {
  if (!Number.isFinite(difficulty) || !(score >= 0 && score <= 1) || Number.isNaN(margin)) {
    throw new KeelError(
      'invalid-argument',
      `A trial needs a finite difficulty and a score from 0 to 1, not ${difficulty} and ${score}.`,
    );
  }
}

export function estimateOf(
  posteriorModel: PosteriorModel,
  { posterior, trials }: AbilityState,
): AbilityEstimate {
  const abilities = posteriorModel.abilities(posterior);
  return {
    mean: meanOf(abilities),
    standardDeviation: standardDeviationOf(abilities),
    low95: quantileOf(abilities, 0.025),
    high95: quantileOf(abilities, 0.975),
    trials,
  };
}

function thresholdOf(
  posteriorModel: PosteriorModel,
  { posterior }: AbilityState,
  success: number,
): { readonly difficulty: number; readonly low95: number; readonly high95: number } {
  const cells = posteriorModel
    .thresholds(success)
    .map((difficulty, cell) => ({ difficulty, weight: posterior[cell] ?? 0 }))
    .toSorted((one, other) => one.difficulty - other.difficulty);
  const below = (share: number): number => {
    let sum = 0;
    const cell = cells.find(({ weight }) => (sum += weight) >= share);
    return cell?.difficulty ?? cells.at(-1)?.difficulty ?? 0;
  };
  const difficulty = cells.reduce((sum, cell) => sum + cell.weight * cell.difficulty, 0);
  return { difficulty, low95: below(0.025), high95: below(0.975) };
}
