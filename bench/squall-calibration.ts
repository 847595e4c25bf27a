/**
 * How hard Squall's difficulties really are.
 *
 *   node bench/squall-calibration.ts [people=20] [secondsPerSet=120] [steering=centre-of-pressure] [posture=feet-apart]
 */
import { SQUALL } from '#games/squall/index.ts';
import { calibrate, calibrationOf } from './support/calibration.ts';

for (const line of calibrate(SQUALL, calibrationOf(process.argv.slice(2), SQUALL))) console.log(line);
