/** Every exercise Keel knows, by its id. A new one is a folder beside this file and one line here. */
import type { Exercise } from '#core/exercise/exercise.ts';
import { LIMITS } from './limits/index.ts';
import { PERISCOPE } from './periscope/index.ts';
import { SQUALL } from './squall/index.ts';

export const EXERCISES: Readonly<Record<string, Exercise>> = {
  limits: LIMITS,
  periscope: PERISCOPE,
  squall: SQUALL,
};
