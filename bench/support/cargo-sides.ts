/**
 * Is a one-sided body named by Cargo's side difference, and is a healthy one not?
 *
 * Excursion is counted from a level deck, so whoever stands a little to one side of their neutral has more of it on that
 * side. One-sided bodies do, and so does anyone whose neutral was measured in an uneven moment: a single probe names
 * 14 of 100 healthy bodies. Neutral is measured anew in each session, so several are needed, and their scatter is the
 * error. By the centre of pressure four probes name 84 of 100 one-sided bodies (59 at a severity of 0.7) and 1 of 100
 * healthy ones; by the thorax on a chair 59 of 60 and none of 60 (`node bench/cargo-sides.ts`).
 */
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { t95 } from '#core/reliability/t-distribution.ts';
import { mean, sampleStandardDeviation } from '#core/signal/statistics.ts';
import { CARGO } from '#games/cargo/index.ts';
import type { Setting } from './exercise-simulation.ts';
import { playProbe } from './probe.ts';
import { virtualPerson } from './virtual-people.ts';

/** The first session is left out: it teaches. */
const SESSIONS = [1, 2, 3, 4] as const;
/** As with other asymmetries, less than this is not worth showing, % of the load. */
const NOTABLE_PERCENT = 10;

/** The side whose loads heel the deck farther: notable, and beyond what chance does in 95 of 100 people. */
export function namedSide(differences: readonly number[]): 'left' | 'right' | undefined {
  const count = differences.length;
  if (count < 2) return undefined;
  const difference = mean(differences);
  const error = sampleStandardDeviation(differences) / Math.sqrt(count);
  if (Math.abs(difference) <= Math.max(NOTABLE_PERCENT, t95(count - 1) * error)) return undefined;
  return difference > 0 ? 'left' : 'right';
}

/**
 * The side differences of four sessions' probes. A one-sided body shifts to the left late and half as far: loads on the
 * right show it.
 */
export function playSides(
  index: number,
  impairment: VirtualPatientOptions['impairment'],
  severity: number,
  setting: Setting,
): readonly number[] {
  return SESSIONS.flatMap((sessionsBefore) => {
    const body = { ...virtualPerson(index, impairment, severity), sessionsBefore };
    return playProbe(CARGO, body, setting).metrics.sideDifferencePercent?.value ?? [];
  });
}
