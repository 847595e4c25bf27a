/**
 * How much of a change is the measurement's own: standard error of measurement and minimal detectable change (Weir
 * 2005, J Strength Cond Res 19:231). The judgement "real change" itself is `changeOf` in core/profile/change.ts.
 */
import { KeelError } from '../errors.ts';
import { mean } from '../signal/statistics.ts';
import { requireFinite } from '../signal/values.ts';

/** Two-sided 95 % point of the normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * Smallest difference between two means that is beyond the error of both in 95 % of cases: 1.96 SEM sqrt(1/before +
 * 1/after); 2.77 SEM for one trial against one. Says nothing about whether the difference matters to the person.
 * @param sem Standard error of a single measurement, in the measure's unit.
 * @param before How many measurements the first mean holds. @param after How many the second.
 * @throws KeelError `invalid-argument` for a negative SEM or fewer than one measurement.
 */
export function minimalDetectableChange(sem: number, before = 1, after = 1): number {
  if (!(sem >= 0) || !(before >= 1) || !(after >= 1)) {
    throw new KeelError(
      'invalid-argument',
      'A minimal detectable change needs a standard error from 0 and at least one measurement on each side.',
    );
  }
  return Z95 * sem * Math.sqrt(1 / before + 1 / after);
}

/**
 * Standard error of measurement of one person from repeated trials: the standard deviation within occasions, pooled
 * (sum of squares about each occasion's mean / sum of n - 1). With two trials an occasion this is the standard deviation
 * of the differences / sqrt 2, where nothing systematic lies between them.
 * @param occasions Trials of each occasion; an occasion of one trial adds nothing.
 * @throws KeelError `invalid-argument` when no occasion has two trials, or for NaN.
 */
export function personalStandardError(occasions: readonly (readonly number[])[]): number {
  let squares = 0;
  let freedom = 0;
  for (const trials of occasions) {
    requireFinite(trials, 1, 'repeated trials');
    const middle = mean(trials);
    for (const value of trials) squares += (value - middle) * (value - middle);
    freedom += trials.length - 1;
  }
  if (freedom === 0) {
    throw new KeelError(
      'invalid-argument',
      'The error of measurement needs an occasion with at least two trials.',
    );
  }
  return Math.sqrt(squares / freedom);
}
