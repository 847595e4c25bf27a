/** Every exercise Keel knows, by its id. A new one is a folder beside this file and one line here. */
import type { Exercise } from '#core/exercise/exercise.ts';
import { BEACONS } from './beacons/index.ts';
import { CHANNEL } from './channel/index.ts';
import { CROWS_NEST } from './crows-nest/index.ts';
import { CARGO } from './cargo/index.ts';
import { LIMITS } from './limits/index.ts';
import { NIGHT_WATCH } from './night-watch/index.ts';
import { PERISCOPE } from './periscope/index.ts';
import { SQUALL } from './squall/index.ts';

export const EXERCISES: Readonly<Record<string, Exercise>> = {
  beacons: BEACONS,
  channel: CHANNEL,
  'crows-nest': CROWS_NEST,
  cargo: CARGO,
  limits: LIMITS,
  'night-watch': NIGHT_WATCH,
  periscope: PERISCOPE,
  squall: SQUALL,
};
