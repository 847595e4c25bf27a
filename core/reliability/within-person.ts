/**
 * How much one person's values differ from session to session while nothing changes. Two or three sessions of one
 * person tell little of it; what is known of other people on the same measure fills in: each person's variance is
 * taken to be drawn from a scaled inverse chi-square distribution (Smyth 2004, Stat Appl Genet Mol Biol 3:3).
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { mean, sampleStandardDeviation } from '../signal/statistics.ts';
import { requireFinite } from '../signal/values.ts';
import { digamma, inverseTrigamma, trigamma } from './gamma-functions.ts';

/** What is known of a measure before the person has come. */
export interface WithinPersonPrior {
  /** `log`: scatter grows with the value, as amounts above zero do; differences are ratios. */
  readonly scale: 'log' | 'plain';
  /** Typical SD within a person: in the measure's unit, or of its natural logarithm (0.12 is about 12 %). */
  readonly standardDeviation: number;
  /** For how many repeats of the person's own this knowledge counts: few where people scatter unlike each other. */
  readonly degreesOfFreedom: number;
}

/** The same for a measure that Keel knows, with where the numbers come from. */
export interface SourcedPrior extends WithinPersonPrior {
  readonly source: string;
}

/** For a measure without repeats of real people: a wide guess that the person's own repeats soon outweigh. */
export function assumedScatter(scale: SourcedPrior['scale'], standardDeviation: number): SourcedPrior {
  const source = 'No repeats of people are at hand; a conservative assumption';
  return { scale, standardDeviation, degreesOfFreedom: 4, source };
}

/** More than this is never claimed: people differ in how much they scatter. */
const MOST_DEGREES_OF_FREEDOM = 30;

/**
 * Prior of a measure from people who did not change, by the moments of the logarithms of their variances (Smyth 2004,
 * section 6.2).
 * @param people Repeated values of each person, at least two of each; in any order.
 * @throws KeelError `invalid-argument` for fewer than 3 people with repeats, NaN, values not above zero on the log
 *   scale, or repeats that are all equal.
 */
export function fitWithinPerson(
  people: readonly (readonly number[])[],
  scale: WithinPersonPrior['scale'],
): WithinPersonPrior {
  const variances = people.flatMap((values) => {
    const own = values.map((value) => onScale(value, scale));
    requireFinite(own, 1, 'quantity.repeated-values');
    const deviation = own.length < 2 ? 0 : sampleStandardDeviation(own);
    return deviation > 0 ? [{ variance: deviation * deviation, freedom: own.length - 1 }] : [];
  });
  if (variances.length < 3) {
    throw new KeelError('invalid-argument', message('error.reliability.too-few-people'));
  }
  const logs = variances.map(
    ({ variance, freedom }) => Math.log(variance) - digamma(freedom / 2) + Math.log(freedom / 2),
  );
  const deviation = sampleStandardDeviation(logs);
  const spread = deviation * deviation - mean(variances.map(({ freedom }) => trigamma(freedom / 2)));
  const degreesOfFreedom =
    spread > 0 ? Math.min(MOST_DEGREES_OF_FREEDOM, 2 * inverseTrigamma(spread)) : MOST_DEGREES_OF_FREEDOM;
  const half = degreesOfFreedom / 2;
  const standardDeviation = Math.exp((mean(logs) + digamma(half) - Math.log(half)) / 2);
  return { scale, standardDeviation, degreesOfFreedom };
}

/** NaN for what has no logarithm. */
export function onScale(value: number, scale: WithinPersonPrior['scale']): number {
  if (scale === 'plain') return value;
  return value > 0 ? Math.log(value) : Number.NaN;
}

export function offScale(value: number, scale: WithinPersonPrior['scale']): number {
  return scale === 'plain' ? value : Math.exp(value);
}
