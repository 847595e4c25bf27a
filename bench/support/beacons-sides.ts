/** Whom Beacons names one-sided: by the time to half the way, left against right, of a probe as a session plays it. */
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import { BEACONS } from '#games/beacons/index.ts';
import type { Setting } from './exercise-simulation.ts';
import { playProbe } from './probe.ts';
import { virtualPerson } from './virtual-people.ts';

/** An index beyond this, %, is told of; below it lies what bodies without a weak side show by chance. */
const NOTABLE_PERCENT = 7;

export function probeOf(
  index: number,
  impairment: VirtualPatientOptions['impairment'],
  setting: Setting,
): ExerciseResult {
  return playProbe(BEACONS, virtualPerson(index, impairment, impairment === 'none' ? 0 : 0.8), setting);
}

/** The slower side; undefined where neither is. */
export function slowerSideOf({ metrics }: ExerciseResult): 'left' | 'right' | undefined {
  const index = metrics.leftRightTimePercent?.value ?? 0;
  if (Math.abs(index) <= NOTABLE_PERCENT) return undefined;
  return index > 0 ? 'left' : 'right';
}
