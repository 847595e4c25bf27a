/** Every exercise Keel knows, by its id. A new one is a folder beside this file and one line here. */
import type { Exercise } from '#core/exercise/exercise.ts';
import { CHANNEL } from './channel/index.ts';
import { LIMITS } from './limits/index.ts';
import { SQUALL } from './squall/index.ts';

export const EXERCISES: Readonly<Record<string, Exercise>> = {
  channel: CHANNEL,
  limits: LIMITS,
  squall: SQUALL,
};
