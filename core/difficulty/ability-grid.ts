/** The ability model: a Bayesian posterior on a grid of logits, one slope, drift between sessions. */
import { KeelError } from '../errors.ts';
import type { AbilityEstimate, AbilityModel, AbilityState } from './ability.ts';
import { decide } from './adaptation.ts';
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

export const ABILITY_MODEL_VERSION = 1;

/** Of a person never seen: difficulty 0 is a mildly impaired person's 80 %, and people differ widely. */
const PRIOR_MEAN = 0;
const PRIOR_SD = 1.5;
/** Ability drifts as a random walk: variance a day, logits2, and the most that any gap adds. */
const DRIFT_PER_DAY = 0.01;
const MOST_DRIFT = 1;
/** Gaps longer than this cost up to one standard error, all of it after so many days. */
const SHORT_GAP_DAYS = 14;
const LONG_GAP_DAYS = 42;

export function createAbilityModel(): AbilityModel {
  return {
    version: ABILITY_MODEL_VERSION,
    initial,
    carriedOver,
    update,
    estimate,
    expectedSuccess: (state, difficulty) => expectedSuccessAt(known(state).posterior, difficulty),
    next(state, curve, policy, context) {
      const { posterior, failedSets, lastDifficulty } = known(state);
      const situation = {
        oldDifficulty: lastDifficulty,
        failedSets,
        wantedDifficulty: difficultyFor(posterior, policy.targetSuccess),
        ability: estimate(state),
      };
      const choice = decide(situation, curve, policy, context);
      const { newDifficulty } = choice.decision;
      return {
        state: { ...state, lastDifficulty: newDifficulty, failedSets: choice.failedSets },
        decision: choice.decision,
      };
    },
  };
}

function initial(): AbilityState {
  return {
    modelVersion: ABILITY_MODEL_VERSION,
    posterior: normalDistribution(PRIOR_MEAN, PRIOR_SD),
    trials: 0,
    failedSets: 0,
  };
}

/** A state this model can go on from. */
function known(state: AbilityState): AbilityState {
  if (state.modelVersion !== ABILITY_MODEL_VERSION || state.posterior.length !== ABILITY_GRID.length) {
    throw new KeelError(
      'unsupported-version',
      `This ability was estimated by model ${state.modelVersion}; this version of Keel knows model ${ABILITY_MODEL_VERSION}. Update Keel, or begin with a new ability.`,
    );
  }
  return state;
}

/**
 * The posterior `days` later: wider by the drift, and after a long gap lower by up to one standard error, so that a
 * person who comes back begins where they cannot fail badly.
 */
function carriedOver(state: AbilityState, days: number): AbilityState {
  const { posterior } = known(state);
  if (!(days > 0)) return { ...state, failedSets: 0 };
  const gone = Math.min(1, Math.max(0, (days - SHORT_GAP_DAYS) / (LONG_GAP_DAYS - SHORT_GAP_DAYS)));
  const shift = -gone * standardDeviationOf(posterior);
  const variance = Math.min(MOST_DRIFT, DRIFT_PER_DAY * days);
  return { ...state, posterior: diffused(posterior, shift, variance), failedSets: 0 };
}

function update(
  state: AbilityState,
  { difficulty, score }: { difficulty: number; score: number },
): AbilityState {
  const { posterior, trials } = known(state);
  if (!Number.isFinite(difficulty) || !(score >= 0 && score <= 1)) {
    throw new KeelError(
      'invalid-argument',
      `A trial needs a finite difficulty and a score from 0 to 1, not ${difficulty} and ${score}.`,
    );
  }
  return { ...state, posterior: afterTrial(posterior, difficulty, score), trials: trials + 1 };
}

function estimate(state: AbilityState): AbilityEstimate {
  const { posterior, trials } = known(state);
  return {
    mean: meanOf(posterior),
    standardDeviation: standardDeviationOf(posterior),
    low95: quantileOf(posterior, 0.025),
    high95: quantileOf(posterior, 0.975),
    trials,
  };
}
