/**
 * How hard Night Watch's difficulties really are.
 *
 *   node bench/night-watch-calibration.ts [people=20] [secondsPerSet=240] [steering=thorax] [posture=sitting-on-chair]
 */
import { NIGHT_WATCH } from '#games/night-watch/index.ts';
import { calibrate, calibrationOf } from './support/calibration.ts';

const calibration = calibrationOf(process.argv.slice(2), NIGHT_WATCH, { secondsPerSet: 240 });
for (const line of calibrate(NIGHT_WATCH, calibration)) console.log(line);
