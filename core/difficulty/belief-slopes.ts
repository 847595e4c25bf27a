/**
 * Version 2 of the ability model: a joint posterior over ability and slope. Where training keeps success near its
 * target, the slope shows little; what is not known of it widens the interval of the ability, as it should.
 *
 * All slopes meet at one point, so that what trials there tell of ability does not hang on the slope:
 *   P = g + (1 - g - l) / (1 + e^(-(b (theta - c - d) + c)))
 * At d = theta - c success is 77.5 % whatever the slope b. Ability theta is then the difficulty a person succeeds at
 * in 77.5 %, plus c; with b = 1 it is the ability of version 1.
 */
import type { Belief } from './ability-grid.ts';
import { ABILITY_GRID, diffused, normalDistribution } from './posterior.ts';
import { GUESS, LAPSE } from './psychometric.ts';

/** Success at which all slopes meet: the middle of what training aims at. */
export const PIVOT_SUCCESS = 0.775;
const SHARE = (PIVOT_SUCCESS - GUESS) / (1 - GUESS - LAPSE);
/** How far below the ability the difficulty of that success lies, logits. */
export const PIVOT_DISTANCE = Math.log(SHARE / (1 - SHARE));

/** Slopes of people differ by about this much around 1 (standard deviation of the logarithm), so the grid's ends. */
export const LOG_SLOPE_SD = 0.5;
const LOG_SLOPES = [-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2] as const;
export const SLOPES: readonly number[] = LOG_SLOPES.map((logSlope) => Math.exp(logSlope));
const ABILITIES = ABILITY_GRID.length;
const SIZE = SLOPES.length * ABILITIES;
/** Variance by which ability drifts from trial to trial (learning, fatigue), logits2. */
const DRIFT_PER_TRIAL = 0.003;
const ABILITY_STEP = 0.1;

/** The chance of success above. */
export function slopedSuccess(ability: number, slope: number, difficulty: number): number {
  const x = slope * (ability - PIVOT_DISTANCE - difficulty) + PIVOT_DISTANCE;
  return GUESS + (1 - GUESS - LAPSE) / (1 + Math.exp(-x));
}

/** e^(-(b (theta - c) + c)) of each cell, slope by slope: times e^(b d) it is the exponential in P. */
const EXPONENTIALS = SLOPES.flatMap((slope) =>
  ABILITY_GRID.map((ability) => Math.exp(-(slope * (ability - PIVOT_DISTANCE) + PIVOT_DISTANCE))),
);

/** Prior weight of each slope; they sum to 1. */
const SLOPE_WEIGHTS = normalised(
  LOG_SLOPES.map((logSlope) => Math.exp((-0.5 * logSlope * logSlope) / (LOG_SLOPE_SD * LOG_SLOPE_SD))),
);

export const SLOPES_BELIEF: Belief = {
  version: 2,
  size: SIZE,
  prior: (mean, standardDeviation) => withPriorSlopes(normalDistribution(mean, standardDeviation)),
  afterTrial: (posterior, difficulty, score) => drifted(afterTrial(posterior, difficulty, score)),
  diffused: diffusedBySlope,
  abilities,
  expectedSuccess,
  difficultyFor,
};

/** A belief about ability alone, with what is known of slopes beforehand. */
export function withPriorSlopes(abilityDistribution: readonly number[]): number[] {
  return SLOPE_WEIGHTS.flatMap((slopeWeight) => abilityDistribution.map((weight) => weight * slopeWeight));
}

function normalised(weights: readonly number[]): number[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return weights.map((weight) => weight / sum);
}

/** Chance of success of each cell at a difficulty. */
function chancesAt(difficulty: number): Float64Array {
  const chances = new Float64Array(SIZE);
  for (let slope = 0; slope < SLOPES.length; slope++) {
    const scale = Math.exp((SLOPES[slope] ?? 1) * difficulty);
    for (let cell = slope * ABILITIES; cell < (slope + 1) * ABILITIES; cell++) {
      chances[cell] = GUESS + (1 - GUESS - LAPSE) / (1 + (EXPONENTIALS[cell] ?? 0) * scale);
    }
  }
  return chances;
}

/** Bayes' rule with the quasi-likelihood P^s (1 - P)^(1 - s) of a graded score s, as in version 1. */
function afterTrial(posterior: readonly number[], difficulty: number, score: number): number[] {
  const chances = chancesAt(difficulty);
  return normalised(
    posterior.map((weight, cell) => {
      const p = chances[cell] ?? 0;
      return weight * Math.exp(score * Math.log(p) + (1 - score) * Math.log(1 - p));
    }),
  );
}

/** A step of a random walk on the grid with the variance of one trial's drift; the ends keep what would leave. */
function drifted(posterior: readonly number[]): number[] {
  const toEachSide = DRIFT_PER_TRIAL / (2 * ABILITY_STEP * ABILITY_STEP);
  return posterior.map((weight, cell) => {
    const at = cell % ABILITIES;
    const easier = at === 0 ? weight : (posterior[cell - 1] ?? 0);
    const harder = at === ABILITIES - 1 ? weight : (posterior[cell + 1] ?? 0);
    return weight + toEachSide * (easier + harder - 2 * weight);
  });
}

function diffusedBySlope(posterior: readonly number[], shift: number, variance: number): number[] {
  return SLOPES.flatMap((_, slope) => {
    const part = posterior.slice(slope * ABILITIES, (slope + 1) * ABILITIES);
    let mass = 0;
    for (const weight of part) mass += weight;
    // A slope that trials have ruled out has no distribution to spread.
    return mass > 0 ? diffused(part, shift, variance).map((weight) => weight * mass) : part;
  });
}

function abilities(posterior: readonly number[]): number[] {
  return ABILITY_GRID.map((_, ability) => {
    let sum = 0;
    for (let cell = ability; cell < SIZE; cell += ABILITIES) sum += posterior[cell] ?? 0;
    return sum;
  });
}

function expectedSuccess(posterior: readonly number[], difficulty: number): number {
  const chances = chancesAt(difficulty);
  let expected = 0;
  for (let cell = 0; cell < SIZE; cell++) expected += (posterior[cell] ?? 0) * (chances[cell] ?? 0);
  return expected;
}

/** No exercise is asked for beyond this, logits. */
const FARTHEST = 12;
const HALVINGS = 48;

/** Expected success falls with difficulty, so it is halved for. */
function difficultyFor(posterior: readonly number[], success: number): number {
  let easy = -FARTHEST;
  let hard = FARTHEST;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (easy + hard) / 2;
    if (expectedSuccess(posterior, middle) > success) easy = middle;
    else hard = middle;
  }
  return (easy + hard) / 2;
}
