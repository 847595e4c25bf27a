/**
 * How hard Beacons' difficulties really are.
 *
 *   node bench/beacons-calibration.ts [people=20] [secondsPerSet=120] [steering=centre-of-pressure] [posture=feet-apart]
 */
import { BEACONS } from '#games/beacons/index.ts';
import { calibrate, calibrationOf } from './support/calibration.ts';

for (const line of calibrate(BEACONS, calibrationOf(process.argv.slice(2), BEACONS))) console.log(line);
