/** What sessions are played with, live and in replay: every exercise, the ability model, cautious default limits. */
import { createVersionedAbilityModel } from '#core/difficulty/ability-models.ts';
import type { SessionDependencies } from '#core/session/runner-state.ts';
import { defaultLimits } from './limits/index.ts';
import { EXERCISES } from './registry.ts';

export function createSessionDependencies(): SessionDependencies {
  return {
    exercises: EXERCISES,
    abilityModel: createVersionedAbilityModel(),
    defaultLimits: defaultLimits(),
  };
}
