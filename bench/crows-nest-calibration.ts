/**
 * How hard Crow's Nest's difficulties really are. The body meets a falling mast for the first time in the first set, at
 * the easy end, and is still learning there.
 *
 *   node bench/crows-nest-calibration.ts [people=20] [secondsPerSet=120] [steering=centre-of-pressure] [posture=feet-apart]
 */
import { CROWS_NEST } from '#games/crows-nest/index.ts';
import { calibrate, calibrationOf } from './support/calibration.ts';

for (const line of calibrate(CROWS_NEST, calibrationOf(process.argv.slice(2), CROWS_NEST))) console.log(line);
