/**
 * How hard Cargo's difficulties really are.
 *
 *   node bench/cargo-calibration.ts [people=20] [secondsPerSet=120] [steering=centre-of-pressure] [posture=feet-apart]
 */
import { CARGO } from '#games/cargo/index.ts';
import { calibrate, calibrationOf } from './support/calibration.ts';

for (const line of calibrate(CARGO, calibrationOf(process.argv.slice(2), CARGO))) console.log(line);
