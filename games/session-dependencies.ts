/** What sessions are played with, live and in replay: every exercise, and the models of ability. */
import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import type { SessionDependencies } from '#core/session/state.ts';
import { EXERCISES } from './registry.ts';

export function createSessionDependencies(): SessionDependencies {
  return { exercises: EXERCISES, abilityModels: createAbilityModels() };
}
