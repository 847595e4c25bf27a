/**
 * How hard Channel's difficulties really are.
 *
 *   node bench/channel-calibration.ts [people=20] [secondsPerSet=120] [steering=centre-of-pressure] [posture=feet-apart]
 */
import { CHANNEL } from '#games/channel/index.ts';
import { calibrate, calibrationOf } from './support/calibration.ts';

for (const line of calibrate(CHANNEL, calibrationOf(process.argv.slice(2), CHANNEL))) console.log(line);
