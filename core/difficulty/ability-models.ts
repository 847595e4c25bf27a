/**
 * The ability model that sessions play with: the newest version for everybody who begins or comes back, and for what
 * an older version recorded that older version, so that it replays to the same numbers.
 */
import { KeelError } from '../errors.ts';
import type { AbilityModel, AbilityState } from './ability.ts';
import { PRIOR_SD, createAbilityModel, estimateOf } from './ability-grid.ts';
import type { Rules } from './ability-grid.ts';
import { abilityAssessment, mostInformative } from './assessment.ts';
import type { AbilityDesign } from './assessment.ts';
import { GRADED_POSTERIOR, SLOPES_POSTERIOR } from './ability-slope-posterior.ts';
import { decideTraining, verifiedBy } from './training.ts';

export function createVersionedAbilityModel(): AbilityModel {
  const newest = createAbilityModel(GRADED_POSTERIOR, createTrainingRules());
  const models = [createAbilityModel(), createAbilityModel(SLOPES_POSTERIOR), newest];
  const modelOf = (version: number): AbilityModel => {
    const model = models.find((candidate) => candidate.version === version);
    if (model !== undefined) return model;
    throw new KeelError(
      'unsupported-version',
      `This ability was estimated by model ${version}; this version of Keel knows models up to ${newest.version}. Update Keel, or begin with a new ability.`,
    );
  };
  const of = (state: AbilityState): AbilityModel => modelOf(state.modelVersion);
  return {
    version: newest.version,
    initial: (version = newest.version) => modelOf(version).initial(),
    carriedOver: (state, days) => newestOf(of(state).carriedOver(state, days)),
    update: (state, trial) => of(state).update(state, trial),
    estimate: (state) => of(state).estimate(state),
    afterSet: (state, set) => of(state).afterSet(state, set),
    threshold: (state, success) => of(state).threshold(state, success),
    expectedSuccess: (state, difficulty) => of(state).expectedSuccess(state, difficulty),
    next: (state, curve, policy, context) => of(state).next(state, curve, policy, context),
  };
}

/** The rules of version 3. What an assessment weighs is worked out when one is first asked for. */
function createTrainingRules(): Rules {
  let design: AbilityDesign | undefined;
  return {
    next(state, posteriorModel, curve, policy, context) {
      const knowledge = {
        ability: estimateOf(posteriorModel, state),
        difficultyFor: (success: number) => posteriorModel.difficultyFor(state.posterior, success),
        mostInformative() {
          design ??= abilityAssessment(PRIOR_SD);
          return mostInformative(design, state.posterior);
        },
      };
      return decideTraining(state, knowledge, curve, policy, context);
    },
    afterSet: verifiedBy,
  };
}

/** What an older version knew, on the grid of the newest: version 1 knew nothing of slopes. */
function newestOf(state: AbilityState): AbilityState {
  const { version: modelVersion } = GRADED_POSTERIOR;
  switch (state.modelVersion) {
    case 1:
      return { ...state, modelVersion, posterior: GRADED_POSTERIOR.withPriorSlopes(state.posterior) };
    case SLOPES_POSTERIOR.version:
      return {
        ...state,
        modelVersion,
        posterior: GRADED_POSTERIOR.convertPosterior(state.posterior, SLOPES_POSTERIOR),
      };
    default:
      return state;
  }
}
