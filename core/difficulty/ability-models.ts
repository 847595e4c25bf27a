/** The ability models that sessions play with: a Bayesian posterior on a grid, drift between sessions, the next difficulty. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import type { AbilityPrior } from '../exercise/curve.ts';
import type { AbilityEstimate, AbilityModel, AbilityModels, AbilityState, ScoredTrial } from './ability.ts';
import { createSlopePosterior } from './ability-slope-posterior.ts';
import type { SlopePosterior } from './ability-slope-posterior.ts';
import { abilityAssessment, mostInformative } from './assessment.ts';
import type { AbilityDesign } from './assessment.ts';
import { meanOf, quantileOf, standardDeviationOf } from './posterior.ts';
import { decideTraining, verifiedBy } from './training.ts';

/** Changes whenever the same trials give another posterior, or the same posterior another difficulty. */
export const ABILITY_VERSION = 1;

/** Ability drifts as a random walk: variance a day, logits2, and the most that any gap adds. */
const DRIFT_PER_DAY = 0.01;
const MOST_DRIFT = 1;
/** Gaps longer than this cost up to one standard error, all of it after so many days. */
const SHORT_GAP_DAYS = 14;
const LONG_GAP_DAYS = 42;

/** Models are made once for each prior. */
export function createAbilityModels(): AbilityModels {
  const models = new Map<string, AbilityModel>();
  return {
    version: ABILITY_VERSION,
    of({ ability }) {
      const { mean, standardDeviation, logSlopeSd } = ability;
      const key = [mean, standardDeviation, logSlopeSd].join();
      const model = models.get(key) ?? createAbilityModel(ability);
      models.set(key, model);
      return model;
    },
  };
}

export function createAbilityModel(prior: AbilityPrior): AbilityModel {
  const grid = createSlopePosterior(prior.logSlopeSd);
  // What an assessment weighs is worked out when one is first asked for.
  let design: AbilityDesign | undefined;
  const known = (state: AbilityState): AbilityState => knownTo(grid, state);
  return {
    initial: () => ({
      modelVersion: ABILITY_VERSION,
      posterior: grid.prior(prior.mean, prior.standardDeviation),
      trials: 0,
      failedSets: 0,
    }),
    carriedOver: (state, days) => carriedOver(grid, known(state), days),
    update(state, trial) {
      requireTrial(trial);
      const { posterior, trials } = known(state);
      return { ...state, posterior: grid.afterTrial(posterior, trial), trials: trials + 1 };
    },
    estimate: (state) => estimateOf(grid, known(state)),
    afterSet: (state, set) => verifiedBy(known(state), set),
    threshold: (state, success) => thresholdOf(grid, known(state), success),
    expectedSuccess: (state, difficulty) => grid.expectedSuccess(known(state).posterior, difficulty),
    next(state, curve, policy, context) {
      const { posterior } = known(state);
      const knowledge = {
        ability: estimateOf(grid, state),
        difficultyFor: (success: number) => grid.difficultyFor(posterior, success),
        mostInformative() {
          design ??= abilityAssessment(prior, grid);
          return mostInformative(design, posterior);
        },
      };
      return decideTraining(state, knowledge, curve, policy, context);
    },
  };
}

/** A state this model can go on from. */
function knownTo({ size }: SlopePosterior, state: AbilityState): AbilityState {
  if (state.modelVersion === ABILITY_VERSION && state.posterior.length === size) return state;
  throw new KeelError(
    'unsupported-version',
    message('error.difficulty.other-model', { model: state.modelVersion, known: ABILITY_VERSION }),
  );
}

/**
 * The posterior `days` later: wider by the drift, and after a long gap lower by up to one standard error, so that a
 * person who comes back begins where they cannot fail badly.
 */
function carriedOver(grid: SlopePosterior, state: AbilityState, days: number): AbilityState {
  if (!(days > 0)) return { ...state, failedSets: 0 };
  const gone = Math.min(1, Math.max(0, (days - SHORT_GAP_DAYS) / (LONG_GAP_DAYS - SHORT_GAP_DAYS)));
  const shift = -gone * standardDeviationOf(grid.abilities(state.posterior));
  const variance = Math.min(MOST_DRIFT, DRIFT_PER_DAY * days);
  return { ...state, posterior: grid.diffused(state.posterior, shift, variance), failedSets: 0 };
}

function requireTrial({ difficulty, score, margin = 0 }: ScoredTrial): void {
  if (!Number.isFinite(difficulty) || !(score >= 0 && score <= 1) || Number.isNaN(margin)) {
    throw new KeelError('invalid-argument', message('error.difficulty.no-trial', { difficulty, score }));
  }
}

function estimateOf(grid: SlopePosterior, { posterior, trials }: AbilityState): AbilityEstimate {
  const abilities = grid.abilities(posterior);
  return {
    mean: meanOf(abilities),
    standardDeviation: standardDeviationOf(abilities),
    low95: quantileOf(abilities, 0.025),
    high95: quantileOf(abilities, 0.975),
    trials,
  };
}

function thresholdOf(
  grid: SlopePosterior,
  { posterior }: AbilityState,
  success: number,
): { readonly difficulty: number; readonly low95: number; readonly high95: number } {
  const cells = grid
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
