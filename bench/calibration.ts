/**
 * How hard the difficulties of an exercise really are, by any of its steerings and postures.
 *
 *   node bench/calibration.ts EXERCISE [people=20] [secondsPerSet=120] [steering] [posture]
 */
import { calibrate, calibrationOf } from './support/calibration.ts';
import { exercisesNamed } from './support/probe.ts';

const [name = 'all', ...rest] = process.argv.slice(2);
for (const exercise of exercisesNamed(name)) {
  for (const line of calibrate(exercise, calibrationOf(rest, exercise))) console.log(line);
}
