/**
 * A probability distribution over ability on a fixed grid of logits. Every grid point stands for the cell around it,
 * in which the density is constant. Distributions are plain arrays that sum to 1.
 */
import { successProbability } from './psychometric.ts';

const LOW = -6;
const STEP = 0.1;
const POINTS = 121;

/** Centres of the cells, -6 to 6 by 0.1 logits. */
export const ABILITY_GRID: readonly number[] = Array.from(
  { length: POINTS },
  (_, index) => LOW + index * STEP,
);

function normalised(weights: readonly number[]): number[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return weights.map((weight) => weight / sum);
}

export function normalDistribution(mean: number, standardDeviation: number): number[] {
  return normalised(
    ABILITY_GRID.map((theta) => {
      const z = (theta - mean) / standardDeviation;
      return Math.exp(-0.5 * z * z);
    }),
  );
}

/**
 * Bayes' rule for one trial at difficulty d. A graded score s (0 to 1) counts as s of a success and 1 - s of a failure:
 * the Bernoulli quasi-likelihood P^s (1 - P)^(1 - s) (Papke & Wooldridge 1996, J Appl Econom 11:619).
 */
export function afterTrial(prior: readonly number[], d: number, score: number): number[] {
  return normalised(
    prior.map((weight, index) => {
      const p = successProbability(ABILITY_GRID[index] ?? 0, d);
      const logLikelihood = score * Math.log(p) + (1 - score) * Math.log(1 - p);
      return weight * Math.exp(logLikelihood);
    }),
  );
}

/** The distribution of theta + shift + noise, the noise normal with this variance: what time does to knowledge. */
export function diffused(distribution: readonly number[], shift: number, variance: number): number[] {
  const kernel = (distance: number): number => Math.exp((-0.5 * distance * distance) / variance);
  return normalised(
    ABILITY_GRID.map((theta) => {
      let sum = 0;
      for (const [index, from] of ABILITY_GRID.entries()) {
        sum += (distribution[index] ?? 0) * kernel(theta - from - shift);
      }
      return sum;
    }),
  );
}

export function meanOf(distribution: readonly number[]): number {
  let mean = 0;
  for (const [index, weight] of distribution.entries()) mean += weight * (ABILITY_GRID[index] ?? 0);
  return mean;
}

export function standardDeviationOf(distribution: readonly number[]): number {
  const mean = meanOf(distribution);
  let variance = 0;
  for (const [index, weight] of distribution.entries()) {
    const distance = (ABILITY_GRID[index] ?? 0) - mean;
    variance += weight * distance * distance;
  }
  return Math.sqrt(variance);
}

/** The ability below which this share of the distribution lies. */
export function quantileOf(distribution: readonly number[], share: number): number {
  let below = 0;
  for (const [index, weight] of distribution.entries()) {
    if (below + weight >= share && weight > 0) {
      return (ABILITY_GRID[index] ?? 0) - STEP / 2 + (STEP * (share - below)) / weight;
    }
    below += weight;
  }
  return LOW + (POINTS - 0.5) * STEP;
}

/** Expected success at difficulty d, what is not known of the ability averaged over. */
export function expectedSuccessAt(distribution: readonly number[], d: number): number {
  let expected = 0;
  for (const [index, weight] of distribution.entries()) {
    expected += weight * successProbability(ABILITY_GRID[index] ?? 0, d);
  }
  return expected;
}

/** No exercise is asked for beyond this, logits. */
const FARTHEST = 12;
const HALVINGS = 48;

/** The difficulty at which this success is expected; expected success falls with difficulty, so it is halved for. */
export function difficultyFor(distribution: readonly number[], success: number): number {
  let easy = -FARTHEST;
  let hard = FARTHEST;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (easy + hard) / 2;
    if (expectedSuccessAt(distribution, middle) > success) easy = middle;
    else hard = middle;
  }
  return (easy + hard) / 2;
}
