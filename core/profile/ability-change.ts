/**
 * Has ability really changed? One model over all sessions of a skill, probes and sets alike, gives the posterior of what
 * is asked: the level of the last session less that of the first ones (ability-course.ts). How steep a person's answers
 * are, how much their days differ and since when the change is there is not known, and averaged out.
 */
import { z } from 'zod';
import { standardNormalBelow } from '../difficulty/psychometric-functions.ts';
import { tallyLikelihood } from '../difficulty/tally-likelihood.ts';
import type { TrialTally } from '../difficulty/trial-tally.ts';
import type { AbilityPrior } from '../exercise/curve.ts';
import { changeAsked, courseCovariance, courseMean } from './ability-course.ts';
import type { CourseGuess, SetOfSession } from './ability-course.ts';
import { BASELINE_SESSIONS, MINIMUM_BASELINE_SESSIONS } from './change.ts';
import { normalPosterior, sitesAtMode } from './laplace.ts';
import type { NormalSites } from './laplace.ts';

export const abilityChangeSchema = z.object({
  verdict: z.enum(['better', 'worse', 'no-real-change']),
  /** Logits: mean and standard deviation of the posterior, and its equal-tailed 95 % interval. */
  change: z.number(),
  standardError: z.number(),
  low95: z.number(),
  high95: z.number(),
  /** Probability that ability is higher now than at baseline. */
  probabilityHigher: z.number(),
});
export type AbilityChange = z.infer<typeof abilityChangeSchema>;

/** A direction is told from this probability (docs/difficulty.md has the error rates that come of it). */
const SURE = 0.955;

/** Supposed values and how probable they are before anything is seen. */
type Guesses = readonly { readonly value: number; readonly weight: number }[];

/** Standard deviations of the logarithm of the slope: Gauss and Hermite's three points for a normal distribution. */
const SLOPES: Guesses = [
  { value: -1.732_050_807_568_877, weight: 1 / 6 },
  { value: 0, weight: 2 / 3 },
  { value: 1.732_050_807_568_877, weight: 1 / 6 },
];
/** Of the form of a day, logits2: standard deviations of 0.25, 0.45 and 0.7. Nobody has measured them. */
const DAY_VARIANCES: Guesses = [
  { value: 0.06, weight: 0.5 },
  { value: 0.2, weight: 0.3 },
  { value: 0.5, weight: 0.2 },
];
/** Under which the likelihoods are made normal: wide enough to follow what was seen. */
const WIDE: CourseGuess = { dayVariance: 0.5, stepAt: 1 };

/** The posterior of the change under one guess at everything, and the probability of that guess. */
interface Component {
  readonly weight: number;
  readonly mean: number;
  readonly standardDeviation: number;
}

type PersonPrior = Pick<AbilityPrior, 'mean' | 'standardDeviation' | 'logSlopeSd'>;

/**
 * Change of ability in the last session against the first ones; undefined while there are too few.
 * @param sessions Tallies of the sessions that are compared, oldest first; a session in between may be left out.
 * @param prior Of the exercise's curve.
 */
export function abilityChangeOf(
  sessions: readonly (readonly TrialTally[])[],
  prior: PersonPrior,
): AbilityChange | undefined {
  const baseline = Math.min(BASELINE_SESSIONS, sessions.length - 1);
  if (baseline < MINIMUM_BASELINE_SESSIONS) return undefined;
  const sets = sessions.flatMap((tallies, session) => tallies.map((tally) => ({ session, tally })));
  return verdictOf(componentsOf(sets, sessions.length, baseline, prior));
}

function componentsOf(
  sets: readonly SetOfSession[],
  sessions: number,
  baseline: number,
  prior: PersonPrior,
): readonly Component[] {
  const seen = sitesBySlope(sets, prior);
  const fits: (Component & { readonly logEvidence: number })[] = [];
  for (const day of DAY_VARIANCES) {
    for (let stepAt = baseline; stepAt < sessions; stepAt++) {
      const guess = { dayVariance: day.value, stepAt };
      const covariance = courseCovariance(sets, prior, guess);
      const asked = changeAsked(sets, baseline, guess);
      for (const { weight, sites } of seen) {
        const { logEvidence, mean, variance } = normalPosterior(covariance, sites, asked);
        fits.push({
          weight: day.weight * weight,
          logEvidence,
          mean,
          standardDeviation: Math.sqrt(variance),
        });
      }
    }
  }
  const most = fits.reduce((high, { logEvidence }) => Math.max(high, logEvidence), -Infinity);
  const weighed = fits.map((fit) => ({ ...fit, weight: fit.weight * Math.exp(fit.logEvidence - most) }));
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  return weighed.map((fit) => ({ ...fit, weight: fit.weight / sum }));
}

function sitesBySlope(
  sets: readonly SetOfSession[],
  prior: PersonPrior,
): readonly { readonly weight: number; readonly sites: NormalSites }[] {
  const mean = courseMean(sets, prior);
  const covariance = courseCovariance(sets, prior, WIDE);
  const seen = sets.map(({ tally }, index) => ({ tally, mean: mean[index] ?? prior.mean }));
  return SLOPES.map(({ value, weight }) => {
    const slope = Math.exp(value * prior.logSlopeSd);
    const likelihoods = seen.map(({ tally, mean: expected }) => (offset: number) => {
      return tallyLikelihood(tally, expected + offset, slope);
    });
    return { weight, sites: sitesAtMode(covariance, likelihoods) };
  });
}

function verdictOf(mixture: readonly Component[]): AbilityChange {
  const change = mixture.reduce((sum, { weight, mean }) => sum + weight * mean, 0);
  const variance = mixture.reduce((sum, { weight, mean, standardDeviation }) => {
    const off = mean - change;
    return sum + weight * (standardDeviation * standardDeviation + off * off);
  }, 0);
  const standardError = Math.sqrt(variance);
  const probabilityHigher = 1 - shareBelow(mixture, 0);
  return {
    verdict: verdictFor(probabilityHigher),
    change,
    standardError,
    low95: quantile(mixture, 0.025, change, standardError),
    high95: quantile(mixture, 0.975, change, standardError),
    probabilityHigher,
  };
}

function verdictFor(probabilityHigher: number): AbilityChange['verdict'] {
  if (probabilityHigher >= SURE) return 'better';
  return 1 - probabilityHigher >= SURE ? 'worse' : 'no-real-change';
}

function shareBelow(mixture: readonly Component[], value: number): number {
  return mixture.reduce((sum, { weight, mean, standardDeviation }) => {
    return sum + weight * standardNormalBelow((value - mean) / standardDeviation);
  }, 0);
}

/** So many standard errors from the mean lies nothing that counts; so many halvings leave less than a digit shown. */
const FARTHEST = 8;
const HALVINGS = 40;

function quantile(mixture: readonly Component[], share: number, mean: number, standardError: number): number {
  let low = mean - FARTHEST * standardError;
  let high = mean + FARTHEST * standardError;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (shareBelow(mixture, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
