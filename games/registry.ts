/** Every exercise Keel knows, by its id. A new one is a folder beside this file and one line here. */
import type { Exercise } from '#core/exercise/exercise.ts';
import { CARGO } from './cargo/index.ts';
import { LIMITS } from './limits/index.ts';
import { SQUALL } from './squall/index.ts';

export const EXERCISES: Readonly<Record<string, Exercise>> = {
  cargo: CARGO,
  limits: LIMITS,
  squall: SQUALL,
};
