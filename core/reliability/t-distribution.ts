/** Student's t distribution, for any positive degrees of freedom: t^2 is an F of 1 and as many. */
import { requirePositive } from '../signal/values.ts';
import { incompleteBeta, quantileOfF } from './f-distribution.ts';

/**
 * How far |t| goes in 95 % of cases: 12.7 with one degree of freedom, 1.96 with very many.
 * @throws KeelError `invalid-argument` for degrees of freedom not above zero.
 */
export function t95(degreesOfFreedom: number): number {
  return Math.sqrt(quantileOfF(0.95, 1, degreesOfFreedom));
}

/**
 * Probability of a |t| at least this large where there is no difference, 0 to 1.
 * @throws KeelError `invalid-argument` for degrees of freedom not above zero.
 */
export function twoSidedPOfT(t: number, degreesOfFreedom: number): number {
  requirePositive(degreesOfFreedom, 'quantity.degrees-of-freedom');
  return incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
}
