/**
 * How much of a change is the measurement's own: standard error of measurement and minimal detectable change (Weir
 * 2005, J Strength Cond Res 19:231). Of a group, whose repeats make the standard error well known. One person over
 * sessions is judged by `changeOf` in core/profile/change.ts.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';

/** Two-sided 95 % point of the normal distribution. */
const Z95 = 1.959963984540054;

/**
 * Smallest difference between two means that is beyond the error of both in 95 % of cases: 1.96 SEM sqrt(1/before +
 * 1/after); 2.77 SEM for one trial against one. Says nothing about whether the difference matters to the person.
 * @param sem Standard error of a single measurement, in the measure's unit, from a group of people.
 * @param before How many measurements the first mean holds. @param after How many the second.
 * @throws KeelError `invalid-argument` for a negative SEM or fewer than one measurement.
 */
export function minimalDetectableChange(sem: number, before = 1, after = 1): number {
  if (!(sem >= 0) || !(before >= 1) || !(after >= 1)) {
    throw new KeelError('invalid-argument', message('error.reliability.no-standard-error'));
  }
  return Z95 * sem * Math.sqrt(1 / before + 1 / after);
}
