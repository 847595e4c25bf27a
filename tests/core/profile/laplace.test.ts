import { describe, expect, it } from 'vitest';
import { slopedSuccess } from '#core/difficulty/grades.ts';
import { tallyLikelihood } from '#core/difficulty/tally-likelihood.ts';
import { normalPosterior, sitesAtMode } from '#core/profile/laplace.ts';

const COVARIANCE = [
  [1.2, 0.7],
  [0.7, 1],
];

describe('Laplace’s approximation', () => {
  it('is exact where the likelihoods are normal', () => {
    const seen = [0.8, -0.4];
    const sites = sitesAtMode(
      COVARIANCE,
      seen.map((value) => (offset) => {
        const error = value - offset;
        return { log: -0.5 * error * error, gradient: error, information: 1 };
      }),
    );
    // Noise of variance 1: mean = k' (K + I)^-1 y, variance = k - k' (K + I)^-1 k, for the second latent.
    const determinant = 2.2 * 2 - 0.7 * 0.7;
    const mean = (0.7 * (2 * 0.8 + 0.7 * 0.4) + 1 * (-0.7 * 0.8 - 2.2 * 0.4)) / determinant;
    const variance = 1 - (0.7 * (2 * 0.7 - 0.7) + (-0.7 * 0.7 + 2.2)) / determinant;
    const quadratic = (2 * 0.64 + 2.2 * 0.16 + 2 * 0.7 * 0.8 * 0.4) / determinant;
    const posterior = normalPosterior(COVARIANCE, sites, { covariance: [0.7, 1], variance: 1 });
    expect(posterior.mean).toBeCloseTo(mean, 12);
    expect(posterior.variance).toBeCloseTo(variance, 12);
    expect(posterior.logEvidence).toBeCloseTo(-0.5 * quadratic - 0.5 * Math.log(determinant), 12);
  });

  it('agrees with the whole posterior of graded trials on a grid', () => {
    const tallies = [
      { difficulty: -1, place: 0, failures: 6, ungraded: 0, graded: [9, 8, 3, 1] },
      { difficulty: 0, place: 0, failures: 2, ungraded: 1, graded: [3, 2, 1, 0] },
    ];
    const likelihoods = tallies.map((tally) => (offset: number) => tallyLikelihood(tally, offset, 0.8));
    const sites = sitesAtMode(COVARIANCE, likelihoods);
    const asked = { covariance: [-0.5, 0.3], variance: 0.8 };
    const posterior = normalPosterior(COVARIANCE, sites, asked);
    const whole = onGrid(likelihoods);
    expect(Math.abs(posterior.mean - whole.mean)).toBeLessThan(0.02);
    // Expected information is not quite the curvature, which the evidence feels first.
    expect(Math.abs(posterior.logEvidence - whole.logEvidence)).toBeLessThan(0.2);
  });

  /** The mean of what is asked is k' K^-1 E(latents). */
  function onGrid(likelihoods: readonly ((offset: number) => { readonly log: number })[]) {
    const determinant = 1.2 * 1 - 0.7 * 0.7;
    const k1 = (1 * -0.5 - 0.7 * 0.3) / determinant;
    const k2 = (-0.7 * -0.5 + 1.2 * 0.3) / determinant;
    const step = 0.05;
    let mass = 0;
    let mean = 0;
    for (let one = -6; one <= 6; one += step) {
      for (let two = -6; two <= 6; two += step) {
        const prior = (one * one * 1 - 2 * one * two * 0.7 + two * two * 1.2) / determinant;
        const log = (likelihoods[0]?.(one).log ?? 0) + (likelihoods[1]?.(two).log ?? 0);
        const weight = Math.exp(log - prior / 2);
        mass += weight;
        mean += weight * (k1 * one + k2 * two);
      }
    }
    const normalised = (mass * step * step) / (2 * Math.PI * Math.sqrt(determinant));
    return { mean: mean / mass, logEvidence: Math.log(normalised) };
  }
});

describe('the likelihood of a tally', () => {
  it('has the gradient of its logarithm, and information that is the gradient’s variance', () => {
    const tally = { difficulty: 0.3, place: 0, failures: 3, ungraded: 2.5, graded: [2, 0, 4, 1] };
    const near = (ability: number) => tallyLikelihood(tally, ability, 1.3).log;
    expect(tallyLikelihood(tally, 0.9, 1.3).gradient).toBeCloseTo((near(0.9001) - near(0.8999)) / 0.0002, 5);
    // Of one ungraded trial: P'^2 / (P (1 - P)).
    const chance = (ability: number) => slopedSuccess(ability, 1.3, 0.3);
    const slope = (chance(0.9001) - chance(0.8999)) / 0.0002;
    const one = { difficulty: 0.3, place: 0, failures: 0, ungraded: 1, graded: [0, 0, 0, 0] };
    expect(tallyLikelihood(one, 0.9, 1.3).information).toBeCloseTo(
      (slope * slope) / (chance(0.9) * (1 - chance(0.9))),
      6,
    );
  });
});
