/**
 * The ability model that sessions play with: the newest version for everybody who begins or comes back, and for what
 * an older version recorded that older version, so that it replays to the same numbers.
 */
import { KeelError } from '../errors.ts';
import type { AbilityModel, AbilityState } from './ability.ts';
import { createAbilityModel } from './ability-grid.ts';
import { SLOPES_BELIEF, withPriorSlopes } from './belief-slopes.ts';

export function createVersionedAbilityModel(): AbilityModel {
  const first = createAbilityModel();
  const newest = createAbilityModel(SLOPES_BELIEF);
  const models = [first, newest];
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
    carriedOver(state, days) {
      const later = of(state).carriedOver(state, days);
      return later.modelVersion === first.version ? fromFirst(later, newest.version) : later;
    },
    update: (state, trial) => of(state).update(state, trial),
    estimate: (state) => of(state).estimate(state),
    expectedSuccess: (state, difficulty) => of(state).expectedSuccess(state, difficulty),
    next: (state, curve, policy, context) => of(state).next(state, curve, policy, context),
  };
}

/** What version 1 knew of ability, on the grid of version 2; of slopes it knew nothing. */
function fromFirst(state: AbilityState, modelVersion: number): AbilityState {
  return { ...state, modelVersion, posterior: withPriorSlopes(state.posterior) };
}
