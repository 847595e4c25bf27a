/**
 * A probability distribution over ability on a fixed grid of logits. Every grid point stands for the cell around it,
 * in which the density is constant. Distributions are plain arrays that sum to 1.
 */

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
