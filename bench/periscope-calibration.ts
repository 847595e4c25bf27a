/**
 * How hard Periscope's difficulties really are.
 *
 *   node bench/periscope-calibration.ts [people=20] [secondsPerSet=120] [steering=pelvis] [posture=sitting-on-chair]
 */
import { PERISCOPE } from '#games/periscope/index.ts';
import { calibrate, calibrationOf } from './support/calibration.ts';

for (const line of calibrate(PERISCOPE, calibrationOf(process.argv.slice(2), PERISCOPE))) console.log(line);
