/**
 * Every exercise Keel knows, by its id, in the order in which they are offered: what a new programme begins with comes
 * first. A new one is a folder beside this file and one line here.
 */
import type { Exercise } from '#core/exercise/exercise.ts';
import { BEACONS } from './beacons/index.ts';
import { CARGO } from './cargo/index.ts';
import { CHANNEL } from './channel/index.ts';
import { CROWS_NEST } from './crows-nest/index.ts';
import { LIMITS } from './limits/index.ts';
import { NIGHT_WATCH } from './night-watch/index.ts';
import { PERISCOPE } from './periscope/index.ts';
import { SQUALL } from './squall/index.ts';

export const EXERCISES: Readonly<Record<string, Exercise>> = {
  squall: SQUALL,
  channel: CHANNEL,
  'crows-nest': CROWS_NEST,
  beacons: BEACONS,
  'night-watch': NIGHT_WATCH,
  periscope: PERISCOPE,
  cargo: CARGO,
  limits: LIMITS,
};
